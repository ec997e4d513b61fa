package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The statements of an append, prepared once and thrown away after any failure. Used by {@link EventWriter} under its lock. */
final class AppendStatements implements AutoCloseable {
    private static final byte[] NO_SALT = new byte[16];
    private static final byte[] NO_BODY = new byte[0];

    private final Statement transaction;
    private final PreparedStatement position;
    private final PreparedStatement own;
    private final PreparedStatement head;
    private final PreparedStatement one;
    private final PreparedStatement insertBody;
    private final PreparedStatement insertEvent;
    private final PreparedStatement counter;
    private final PreparedStatement place;
    private final PreparedStatement erase;

    AppendStatements(Connection connection) throws SQLException {
        transaction = connection.createStatement();
        position = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM event");
        own = connection.prepareStatement("SELECT seq, hlc FROM event WHERE console = ? ORDER BY seq DESC LIMIT 1");
        head = connection.prepareStatement("SELECT number, hash FROM event WHERE incident = ? ORDER BY number DESC LIMIT 1");
        one = connection.prepareStatement("SELECT body_hash FROM event WHERE console = ? AND seq = ?");
        insertBody = connection.prepareStatement("INSERT INTO event_body (position, salt, body) VALUES (?, ?, ?)");
        insertEvent = connection.prepareStatement(HeaderRow.INSERT);
        counter = connection.prepareStatement(
                "UPDATE meta SET value = ?1 WHERE name = 'last_incident' AND CAST(value AS INTEGER) < CAST(?1 AS INTEGER)");
        place = connection.prepareStatement("SELECT position FROM event WHERE console = ? AND seq = ?");
        erase = connection.prepareStatement("UPDATE event_body SET salt = NULL, body = NULL WHERE position = ? AND body IS NOT NULL");
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

    /** Removes what a redaction is about, which must be there itself, and returns where that stands. */
    Optional<Long> eraseRedactedBy(EventHeader redaction) throws SQLException {
        if (redaction.redacted().isEmpty()) {
            return Optional.empty();
        }
        Optional<Long> position = position(redaction.redacted().get());
        if (position.isPresent()) {
            erase.setLong(1, position.get());
            erase.executeUpdate();
        }
        return position;
    }

    /** What an event said, by its hash; empty when it is not here. */
    Optional<Hash> bodyHash(EventKey key) throws SQLException {
        one.setString(1, key.console());
        one.setLong(2, key.seq());
        try (ResultSet row = one.executeQuery()) {
            return row.next() ? Optional.of(Hash.of(row.getBytes(1))) : Optional.empty();
        }
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

    void raiseCounter(long number) throws SQLException {
        counter.setString(1, Long.toString(number));
        counter.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (Statement statement : new Statement[] {transaction, position, own, head, one, insertBody, insertEvent, counter,
            place, erase}) {
            statement.close();
        }
    }
}
