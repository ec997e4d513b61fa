package dev.quarterdeck.io.store;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a data folder's database turns out to be, found out without changing it. */
sealed interface Inspection {

    /** Neither a database nor anything of one. */
    record Absent() implements Inspection {
    }

    record Sound() implements Inspection {
    }

    /** Made by an older program: sound, but to be brought up to this one's version before it is written to. */
    record Older(int version) implements Inspection {
    }

    /** Made by a newer program, which alone knows how to write it. */
    record Newer(int version) implements Inspection {
    }

    /** Not to be used; {@code why} is part of a sentence. */
    record Damaged(String why) implements Inspection {
    }

    /** Up to here, everything in the file is checked in a moment; a larger one is, when it is not asked for, only looked over. */
    long QUICKLY_CHECKED = 16L << 20;

    /**
     * Looks through a reading connection, and at names only otherwise. The caller holds the folder's lock.
     *
     * @param everything whether the indexes of a large file are held against its tables, too: one that went astray makes
     *                   what is there look as if it were gone
     * @throws SQLException when the file may be fine but can't be judged now: its disk, its rights, another program
     */
    static Inspection of(Database database, boolean everything) throws SQLException {
        if (!exists(database.file())) {
            return database.files().stream().anyMatch(Inspection::exists)
                    ? new Damaged("its main file is missing")
                    : new Absent();
        }
        if (!Files.isRegularFile(database.file())) {
            return new Damaged("it is not a file");
        }
        try (Connection connection = database.openReader()) {
            return content(connection, everything);
        } catch (SQLException e) {
            if (SqliteFailure.damage(e)) {
                return new Damaged(SqliteFailure.damaged(e));
            }
            throw e;
        }
    }

    /** The cheap part: whose file it is, and of which version. */
    static Inspection identity(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") != Database.APPLICATION_ID) {
            return new Damaged("it is not a record of Quarterdeck's");
        }
        int version = number(connection, "PRAGMA user_version");
        if (version > Schema.VERSION) {
            return new Newer(version);
        }
        if (version < 1) {
            return new Damaged("its version is " + version);
        }
        Optional<String> other = Schema.noTable(connection);
        if (other.isPresent()) {
            return new Damaged("its " + other.get() + " is nothing that a record has");
        }
        return version == Schema.VERSION ? new Sound() : new Older(version);
    }

    private static Inspection content(Connection connection, boolean everything) throws SQLException {
        Inspection identity = identity(connection);
        if (identity instanceof Newer || identity instanceof Damaged) {
            return identity;
        }
        try (Statement statement = connection.createStatement()) {
            boolean all = everything || size(connection) <= QUICKLY_CHECKED;
            try (ResultSet check = statement.executeQuery(all ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)")) {
                check.next();
                if (!check.getString(1).equals("ok")) {
                    return new Damaged("its file does not hold together (" + lastLine(check.getString(1)) + ")");
                }
            }
            statement.execute("SELECT 1 FROM event, event_body, meta LIMIT 0");
            try (ResultSet names = statement.executeQuery(
                    "SELECT count(*) FROM meta WHERE name IN ('console', 'last_incident')")) {
                names.next();
                return names.getInt(1) == 2 ? identity : new Damaged("its console has no name");
            }
        }
    }

    private static long size(Connection connection) throws SQLException {
        return (long) number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size");
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static int number(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(pragma)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
