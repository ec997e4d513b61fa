package dev.quarterdeck.io.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The one way to the SQLite file, with every setting that its promises need.
 *
 * <p>While a connection is open in this process, nothing else in it may open or close the file, its {@code -wal} or its
 * {@code -shm}, not even to read: closing a file drops this process's locks on it, and other programs may then delete the
 * write-ahead log under us. Immutable; any thread.
 */
record Database(Path file) {
    static final String FILE_NAME = "quarterdeck.db";
    static final int APPLICATION_ID = 0x51444B31;

    /** How long a connection waits for another one. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final List<String> SAFETY = List.of(
            "busy_timeout = " + PATIENCE.toMillis(),
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0"); // a disk error is then an error code, not a crash

    private static final List<String> DURABILITY = List.of(
            "synchronous = FULL", // NORMAL doesn't sync at a commit
            "fullfsync = ON", // macOS: a plain fsync stays in the drive's cache
            "checkpoint_fullfsync = ON",
            "foreign_keys = ON",
            "recursive_triggers = ON", // so that REPLACE fires delete triggers
            "secure_delete = ON",
            "wal_autocheckpoint = 8000"); // 32 MiB: only if Checkpoints never finds a quiet moment

    static Database in(Path folder) {
        return new Database(folder.resolve(FILE_NAME));
    }

    /** Opens for writing what is there; never makes a file. */
    Connection openWriter() throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Connection connection = config.createConnection(url());
        try (Statement statement = connection.createStatement()) {
            for (String pragma : SAFETY) {
                statement.execute("PRAGMA " + pragma);
            }
            try (var mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
                if (!mode.next() || !mode.getString(1).equals("wal")) {
                    throw new SQLException("the folder's file system has no write-ahead log; it must be a local disk");
                }
            }
            for (String pragma : DURABILITY) {
                statement.execute("PRAGMA " + pragma);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Opens for reading. Such a connection changes neither the database nor its log, and leaves both in place when it is
     * closed, also while another process writes.
     */
    Connection openReader() throws SQLException {
        Connection connection = openReader(url());
        if (readable(connection) || !unchanging()) {
            return connection;
        }
        connection.close();
        return openReader(url() + "?immutable=1");
    }

    private static boolean readable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA schema_version");
            return true;
        } catch (SQLException e) {
            return !SqliteFailure.cannotOpen(e); // whoever reads meets all others
        }
    }

    /** Where nothing can be written SQLite cannot make the file that readers share; without a log to read they need none. */
    private boolean unchanging() {
        return Files.isRegularFile(file) && !Files.isWritable(file.getParent()) && !Files.exists(log());
    }

    private static Connection openReader(String url) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = config.createConnection(url);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : SAFETY) {
                statement.execute("PRAGMA " + pragma);
            }
            statement.execute("PRAGMA query_only = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The files that SQLite keeps beside the database, with the database itself last. */
    List<Path> files() {
        return List.of(log(), beside("-shm"), beside("-journal"), file);
    }

    /** The write-ahead log. */
    Path log() {
        return beside("-wal");
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** As a URI with everything unusual encoded: in a plain path the driver would take {@code ?} for settings. */
    private String url() {
        return "jdbc:sqlite:" + file.toUri();
    }
}
