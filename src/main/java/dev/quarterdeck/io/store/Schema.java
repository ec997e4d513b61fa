package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, as numbered SQL in {@code assets/sql}. Stateless; called only while no console has the database open. */
final class Schema {
    static final int VERSION = 1;

    private static final String SCRIPT = "/sql/001-events.sql";
    private static final int CONSOLE_LETTERS = 12;

    private Schema() {
    }

    /**
     * Makes a new, empty database. It is finished under another name first, so that a database with the right name is always
     * a whole one: an empty or torn file there is damage, never a start that was cut short.
     */
    static void create(Database database) throws IOException, SQLException {
        var unfinished = new Database(database.file().resolveSibling("new-" + database.file().getFileName()));
        for (Path leftover : unfinished.files()) {
            Files.deleteIfExists(leftover);
        }
        OwnerOnly.createFile(unfinished.file());
        try (Connection connection = unfinished.openWriter(); Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.executeUpdate(script());
            statement.executeUpdate("INSERT INTO meta (name, value) VALUES ('console', '"
                    + RandomLetters.of(CONSOLE_LETTERS) + "')");
            statement.execute("COMMIT");
        }
        AtomicFile.publish(unfinished.file(), database.file());
    }

    private static String script() throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
