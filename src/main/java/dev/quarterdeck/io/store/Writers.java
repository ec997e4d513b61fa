package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Which consoles are this record's own. Immutable; any thread. */
record Writers(Optional<String> here) {
    /** For who looks at the words alone. */
    static final Writers NONE = new Writers(Optional.empty());

    /** A capsule names no console: all of it is from elsewhere. */
    static Writers in(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = 'console'");
                ResultSet row = select.executeQuery()) {
            return new Writers(row.next() ? Optional.of(row.getString(1)) : Optional.empty());
        }
    }

    Writer of(String console) {
        return here.filter(console::equals).isPresent() ? Writer.HERE : Writer.UNKNOWN;
    }
}
