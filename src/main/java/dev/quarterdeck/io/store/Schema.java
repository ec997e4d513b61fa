package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables, as numbered SQL in {@code assets/sql}. Stateless; called only while no console has the database open. */
final class Schema {
    /** In order: each makes the version of its number from the one before. */
    private static final List<String> SCRIPTS = List.of("/sql/001-events.sql", "/sql/002-redactions.sql", "/sql/003-origins.sql");

    static final int VERSION = SCRIPTS.size();

    /** Since when events say where they come from. */
    private static final int SIGNED = 3;

    /** Of records, capsules and samples. */
    private static final String TABLES =
            "'event', 'event_body', 'meta', 'console', 'block', 'timeline', 'runbook', 'excerpt', 'message'";

    private static final int CONSOLE_LETTERS = 12;

    private Schema() {
    }

    /**
     * Makes a new, empty database. It is finished under another name first, so that a database with the right name is always
     * a whole one: an empty or torn file there is damage, never a start that was cut short.
     */
    static void create(Database database, Disk disk) throws IOException, SQLException {
        Database unfinished = begin(database, disk);
        try (Connection connection = unfinished.openWriter()) {
            name(connection, Optional.empty());
            finish(connection);
        }
        disk.publish(unfinished.file(), database.file());
    }

    /** A database with empty tables, beside the one whose place it is to take and with another name. */
    static Database begin(Database database, Disk disk) throws IOException, SQLException {
        var unfinished = new Database(database.file().resolveSibling("new-" + database.file().getFileName()));
        for (Path leftover : unfinished.files()) {
            disk.delete(leftover);
        }
        disk.createFile(unfinished.file());
        migrate(unfinished, 0);
        return unfinished;
    }

    /** Brings a database of an older version up to this one, all or nothing. */
    static void migrate(Database database, int from) throws IOException, SQLException {
        try (Connection connection = database.openWriter(); Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (String script : SCRIPTS.subList(from, VERSION)) {
                statement.executeUpdate(read(script));
            }
            statement.execute("COMMIT");
        }
    }

    /**
     * What of the tables and their guards is not as its version's scripts made it: the file holds them as text, in which a bit
     * may go wrong like anywhere else, and then nothing can be written, or anything.
     */
    static Optional<String> changed(Connection connection) throws SQLException, IOException {
        return differing(connection, scripts(connection), Set.of());
    }

    /** Those that have made a record of this version. */
    static List<String> scripts(Connection connection) throws SQLException {
        return SCRIPTS.subList(0, Math.clamp(number(connection, "PRAGMA user_version"), 0, VERSION));
    }

    /**
     * What of a database is not as the scripts make it, or is more than they make: a view that stands where a table was, for one.
     *
     * @param words {@code table name} of tables that are not read, so that nothing depends on how they are made
     */
    static Optional<String> differing(Connection connection, List<String> scripts, Set<String> words) throws SQLException,
            IOException {
        Map<String, String> actual = objects(connection);
        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:"); Statement statement =
                fresh.createStatement()) {
            for (String script : scripts) {
                statement.executeUpdate(read(script));
            }
            Map<String, String> expected = objects(fresh);
            return Stream.concat(actual.keySet().stream(), expected.keySet().stream()).filter(object -> !words.contains(object))
                    .filter(object -> !Objects.equals(actual.get(object), expected.get(object))).findFirst();
        }
    }

    /** What stands where a table of the record's should, and may be anything when it is read: looked at before anything is. */
    static Optional<String> noTable(Connection connection) throws SQLException {
        String sql =
                "SELECT type || ' ' || name FROM sqlite_schema WHERE type = 'view' OR (type <> 'table' OR rootpage = 0) AND "
                + "name IN ("
                + TABLES + ") LIMIT 1";
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** What is no table or index of SQLite's own is named. */
    private static Map<String, String> objects(Connection connection) throws SQLException {
        var objects = new TreeMap<String, String>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                        + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 1000")) {
            while (row.next()) {
                objects.put(row.getString(1), row.getString(2));
            }
        }
        return objects;
    }

    /** Whether events of this database can bear signatures. */
    static boolean signs(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version") >= SIGNED;
    }

    /**
     * Selects the consoles that have recorded in the folder itself, as {@code id}, and up to which of their numbers, as {@code
     * until}: what bears a later one was recorded elsewhere, by a copy of the folder or by nobody.
     */
    static String ownConsoles(Connection connection) throws SQLException {
        return signs(connection) ? "SELECT id, coalesce(own_until, " + Long.MAX_VALUE + ") AS until FROM console WHERE here = 1"
                : "SELECT value AS id, " + Long.MAX_VALUE + " AS until FROM meta WHERE name = 'console'";
    }

    /** A condition: the event of this console and number was recorded in the folder itself. */
    static String recordedHere(Connection connection, String console, String seq) throws SQLException {
        return "EXISTS (SELECT 1 FROM (" + ownConsoles(connection) + ") AS own WHERE own.id = " + console + " AND " + seq
                + " <= own.until)";
    }

    /** Says whose record it is, a new console's when nobody is given, and that it has a journal. */
    static void name(Connection connection, Optional<String> console) throws SQLException {
        meta(connection, "console", console.orElseGet(() -> RandomLetters.of(CONSOLE_LETTERS)));
        meta(connection, "journal", "kept");
    }

    static void meta(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta (name, value) VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        }
    }

    /** Brings everything into the main file. Closing would do it too, but wouldn't tell when it fails. */
    static void finish(Connection connection) throws SQLException {
        if (!emptyLog(connection)) {
            throw new SQLException("the new database could not be finished");
        }
    }

    /** Empties the write-ahead log into the main file; answers false when somebody is reading what stands in it. */
    static boolean emptyLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0 && row.getInt(2) == 0;
        }
    }

    /** Writes all that a connection sees into an empty file, which is not durable yet. */
    static void copy(Connection connection, Path into) throws SQLException {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, into.toString());
            vacuum.execute();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String script) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
