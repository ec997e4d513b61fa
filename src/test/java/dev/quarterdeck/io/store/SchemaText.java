package dev.quarterdeck.io.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** How the record's own scripts make something, for who takes it away and puts it back. */
final class SchemaText {
    private SchemaText() {
    }

    static String of(String name) throws Exception {
        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = fresh.createStatement()) {
            for (String script : List.of("001-events", "002-redactions", "003-origins")) {
                try (var in = SchemaText.class.getResourceAsStream("/sql/" + script + ".sql")) {
                    statement.executeUpdate(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
            return sql(fresh, name);
        }
    }

    private static String sql(Connection fresh, String name) throws SQLException {
        try (PreparedStatement select = fresh.prepareStatement("SELECT sql FROM sqlite_schema WHERE name = ?")) {
            select.setString(1, name);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
