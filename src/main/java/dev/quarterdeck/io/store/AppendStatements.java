package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The statements of an append, prepared once and thrown away after any failure. Used by {@link EventWriter} under its lock. */
final class AppendStatements implements AutoCloseable {
    private static final byte[] NO_SALT = new byte[16];
    private static final byte[] NO_BODY = new byte[0];
    /** A number from elsewhere that is further ahead does not make this console's own jump. */
    static final long NEAR = 1000;

    private final Statement transaction;
    private final PreparedStatement position;
    private final PreparedStatement own;
    private final PreparedStatement head;
    private final PreparedStatement one;
    private final PreparedStatement newestOf;
    private final PreparedStatement others;
    private final PreparedStatement insertBody;
    private final PreparedStatement insertEvent;
    private final PreparedStatement counter;
    private final PreparedStatement signer;
    private final PreparedStatement remember;
    private final PreparedStatement place;
    private final PreparedStatement redacted;
    private final PreparedStatement erase;

    AppendStatements(Connection connection) throws SQLException {
        boolean signs = Schema.signs(connection);
        transaction = connection.createStatement();
        position = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM event");
        own = connection.prepareStatement("SELECT seq, hlc FROM event WHERE console = ? ORDER BY seq DESC LIMIT 1");
        head = connection.prepareStatement("SELECT number, hash FROM event WHERE incident = ? ORDER BY number DESC LIMIT 1");
        one = connection.prepareStatement("SELECT " + HeaderRow.columns(connection)
                + " FROM event WHERE console = ? AND seq = ?");
        newestOf = connection.prepareStatement("SELECT " + HeaderRow.columns(connection)
                + " FROM event WHERE incident = ? AND console = ?"
                + (signs ? " AND ordinal IS NOT NULL ORDER BY ordinal DESC LIMIT 1" : " LIMIT 0"));
        others = connection.prepareStatement(signs ? "SELECT console, max(ordinal) FROM event WHERE incident = ? AND number > ?"
                + " AND console <> ? AND ordinal IS NOT NULL GROUP BY console ORDER BY console" : "SELECT ?, ?, ? LIMIT 0");
        insertBody = connection.prepareStatement("INSERT INTO event_body (position, salt, body) VALUES (?, ?, ?)");
        insertEvent = HeaderRow.insert(connection);
        counter =
                connection.prepareStatement("UPDATE meta SET value = ?1 WHERE name = 'last_incident' AND CAST(value AS INTEGER) "
                + "< CAST(?1 AS INTEGER)"
                + " AND (CAST(?1 AS INTEGER) <= CAST(value AS INTEGER) + " + NEAR + " OR ?2 IN (SELECT id FROM ("
                + Schema.ownConsoles(connection) + ")))");
        signer = connection.prepareStatement(signs
                ? "SELECT lower(hex(signer)), first_seen, EXISTS (SELECT 1 FROM event WHERE console = ?1"
                + " AND ordinal IS NULL) FROM (SELECT ?1 AS id) LEFT JOIN console USING (id)"
                : "SELECT NULL, NULL, 0, ?1 LIMIT 1");
        remember = connection.prepareStatement(signs ? "INSERT INTO console (id, signer, first_seen, here) SELECT ?1, ?2, ?3, 0"
                + " WHERE NOT EXISTS (SELECT 1 FROM console WHERE id = ?1)" : "SELECT ?1, ?2, ?3");
        place = connection.prepareStatement("SELECT position FROM event WHERE console = ? AND seq = ?");
        redacted = connection.prepareStatement("SELECT position, " + Schema.recordedHere(connection, "?1", "?5")
                + " FROM event WHERE console = ?2 AND seq = ?3 AND incident = ?4");
        erase =
                connection.prepareStatement("UPDATE event_body SET salt = NULL, body = NULL WHERE position = ?1 AND body IS NOT "
                + "NULL"
                + " AND (?2 OR length(body) = 0)");
    }

    /** A console's newest event; zeros before its first. */
    record Own(long seq, long hlc) {
    }

    /** An incident's newest event; number 0 and the genesis before its first. */
    record Head(long number, Hash hash) {
    }

    /** Takes the write lock at once: a transaction that begins by reading may be refused when it comes to writing. */
    void begin() throws SQLException {
        transaction.execute("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        transaction.execute("COMMIT");
    }

    /** Throws when it is not certain that the transaction has ended. */
    void rollback() throws SQLException {
        try {
            transaction.execute("ROLLBACK");
        } catch (SQLException e) {
            if (!SqliteFailure.noTransaction(e)) {
                throw e;
            }
        }
    }

    Own lastOf(String console) throws SQLException {
        own.setString(1, console);
        try (ResultSet row = own.executeQuery()) {
            return row.next() ? new Own(row.getLong(1), row.getLong(2)) : new Own(0, 0);
        }
    }

    Head headOf(String incident) throws SQLException {
        head.setString(1, incident);
        try (ResultSet row = head.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), Hash.of(row.getBytes(2))) : new Head(0, Hash.genesis(incident));
        }
    }

    boolean holds(EventKey key) throws SQLException {
        return position(key).isPresent();
    }

    /** Where an event stands in this folder. */
    private Optional<Long> position(EventKey key) throws SQLException {
        place.setString(1, key.console());
        place.setLong(2, key.seq());
        try (ResultSet row = place.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    /**
     * Removes what a redaction is about, which must be there itself, and returns where that stands. It acts on its own incident,
     * and only when it was recorded here: one from elsewhere is a request, and removes nothing but what stands for contents that
     * are gone.
     */
    Optional<Long> eraseRedactedBy(EventHeader redaction) throws SQLException {
        if (redaction.redacted().isEmpty()) {
            return Optional.empty();
        }
        EventKey target = redaction.redacted().get();
        redacted.setString(1, redaction.key().console());
        redacted.setString(2, target.console());
        redacted.setLong(3, target.seq());
        redacted.setString(4, redaction.incident());
        redacted.setLong(5, redaction.key().seq());
        try (ResultSet row = redacted.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long position = row.getLong(1);
            boolean here = row.getBoolean(2);
            erase.setLong(1, position);
            erase.setBoolean(2, here);
            return erase.executeUpdate() > 0 || here ? Optional.of(position) : Optional.empty();
        }
    }

    /** An event that is here. */
    Optional<HeaderRow> event(EventKey key) throws SQLException {
        one.setString(1, key.console());
        one.setLong(2, key.seq());
        try (ResultSet row = one.executeQuery()) {
            return row.next() ? Optional.of(HeaderRow.read(row)) : Optional.empty();
        }
    }

    /** A console's newest signed event in an incident. */
    Optional<EventHeader> newest(String incident, String console) throws SQLException {
        newestOf.setString(1, incident);
        newestOf.setString(2, console);
        try (ResultSet row = newestOf.executeQuery()) {
            return row.next() ? Optional.of(HeaderRow.read(row).header()) : Optional.empty();
        }
    }

    /** What other consoles' signed events have come to an incident behind this number, the newest of each. */
    List<SignedOrigin.Seen> seen(String incident, long after, String console) throws SQLException {
        others.setString(1, incident);
        others.setLong(2, after);
        others.setString(3, console);
        var seen = new ArrayList<SignedOrigin.Seen>();
        try (ResultSet row = others.executeQuery()) {
            while (row.next()) {
                seen.add(new SignedOrigin.Seen(row.getString(1), row.getLong(2)));
            }
        }
        return seen;
    }

    /**
     * Returns what was inserted, with its position. Contents that a redaction has removed elsewhere may be null: until that
     * redaction follows and erases them, empty ones stand for them.
     */
    RecordedEvent insert(HeaderRow event, byte[] salt, byte[] body) throws SQLException {
        long next;
        try (ResultSet row = position.executeQuery()) {
            row.next();
            next = row.getLong(1) + 1;
        }
        insertBody.setLong(1, next);
        insertBody.setBytes(2, salt == null ? NO_SALT : salt);
        insertBody.setBytes(3, body == null ? NO_BODY : body);
        insertBody.executeUpdate();
        event.bind(insertEvent, next);
        insertEvent.executeUpdate();
        return new RecordedEvent(next, event, salt, body);
    }

    /** For an incident that {@code console} began. */
    void raiseCounter(String console, long number) throws SQLException {
        counter.setString(1, Long.toString(number));
        counter.setString(2, console);
        counter.executeUpdate();
    }

    /**
     * @param key      by which the console is known, 32 bytes in hex
     * @param since    when that came here
     * @param unsigned whether events of it are here that bear no signature
     */
    record Signer(Optional<String> key, Optional<Instant> since, boolean unsigned) {
    }

    Signer signer(String console) throws SQLException {
        signer.setString(1, console);
        try (ResultSet row = signer.executeQuery()) {
            row.next();
            Optional<String> key = Optional.ofNullable(row.getString(1)).filter(hex -> !hex.isEmpty());
            return new Signer(key, key.isPresent() ? Optional.of(Instant.ofEpochMilli(row.getLong(2))) : Optional.empty(),
                    row.getBoolean(3));
        }
    }

    /** A console whose key has come here; one that is known stays as it is. */
    void remember(String console, String key, long now) throws SQLException {
        remember.setString(1, console);
        remember.setBytes(2, HexFormat.of().parseHex(key));
        remember.setLong(3, now);
        remember.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (Statement statement : new Statement[] {transaction, position, own, head, one, insertBody, insertEvent, counter,
                signer, remember,
            newestOf, others, place, redacted, erase}) {
            statement.close();
        }
    }
}
