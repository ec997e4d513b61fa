package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose the entries of a record are: this console's own, or another one's whose key was first seen here at some time. Immutable;
 * any thread.
 *
 * @param here   the console that records here; empty where none does
 * @param signed the consoles that have a key, with when it was first seen here
 * @param keys   these keys, 32 bytes in hex
 */
record Writers(String here, Map<String, Instant> signed, Map<String, String> keys) {
    /** For who looks at the words alone. */
    static final Writers NONE = new Writers("", Map.of(), Map.of());

    Writers {
        signed = Map.copyOf(signed);
        keys = Map.copyOf(keys);
    }

    static Writers in(Connection connection, String here) throws SQLException {
        if (!Schema.signs(connection)) {
            return new Writers(here, Map.of(), Map.of());
        }
        var signed = new HashMap<String, Instant>();
        var keys = new HashMap<String, String>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id, first_seen, lower(hex(signer)) FROM console WHERE signer IS NOT "
                        + "NULL")) {
            while (row.next()) {
                signed.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                keys.put(row.getString(1), row.getString(3));
            }
        }
        return new Writers(here, signed, keys);
    }

    Writer of(EventKey key, boolean bearsSignature) {
        if (!here.isEmpty() && key.console().equals(here)) {
            return Writer.HERE;
        }
        return bearsSignature ? new Writer(false, true, Optional.ofNullable(signed.get(key.console()))) : Writer.UNKNOWN;
    }
}
