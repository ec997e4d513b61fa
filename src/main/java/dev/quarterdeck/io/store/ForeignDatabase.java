package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A SQLite file that somebody else wrote, opened so that it can neither hang nor exhaust this program: no value beyond a size, no
 * statement beyond a time, no more rows than anybody records. Stateless; any thread.
 */
final class ForeignDatabase {
    static final long MOST_BYTES = 1L << 30;
    private static final int MOST_VALUE = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** SQLite's own steps between two looks at the clock. */
    private static final int STEPS = 100_000;

    private ForeignDatabase() {
    }

    /** Reads only. All that is done with the connection takes a minute at most, until it is trusted. */
    static Connection open(Path file) throws SQLException, IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is larger than " + (MOST_BYTES >> 30) + " GiB");
        }
        Connection connection = new Database(file.toAbsolutePath()).openReader();
        limit(connection);
        return connection;
    }

    private static void limit(Connection connection) throws SQLException {
        if (connection instanceof SQLiteConnection sqlite) {
            sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_VALUE);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end < 0 ? 0 : 1;
            }
        });
    }

    /** What was found within all limits may be read for as long as somebody looks at it. */
    static void trust(Connection connection) throws SQLException {
        ProgressHandler.clearHandler(connection);
    }

    /** Looks whether the pages of the file belong together, before anything walks over them. */
    static void requireWhole(Connection connection, Path file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement(); var check = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!check.next() || !check.getString(1).equals("ok")) {
                throw new IOException(file + " is damaged: its pages do not hold together");
            }
        }
    }

    static void requireFewer(Connection connection, Path file, String table, long most) throws SQLException, IOException {
        if (Schema.number(connection, "SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT " + (most + 1) + ")") > most) {
            throw new IOException(String.format(Locale.ROOT,
                    "%s holds more than %,d rows of %s, which is more than anybody records", file, most, table));
        }
    }
}
