package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Reads events through a connection of its own, which it closes. Any thread; calls take turns. */
final class EventReader implements AutoCloseable {
    /** By number and only what an event shows: reading a long incident is mostly fetching columns. */
    private static final String EVENTS =
            "SELECT number, console, seq, recorded_at, occurred_at, kind, kind_version, hash, body, %s"
            + " FROM event LEFT JOIN event_body USING (position) WHERE incident = ? ORDER BY number";
    /** What is decoded together, while the next rows are fetched. */
    private static final int MANY = 500;
    private static final String INCIDENTS = "SELECT incident FROM event WHERE number = 1 ORDER BY position DESC";

    private static final String ENDING = "SELECT kind FROM event WHERE incident = ? AND kind IN ('incident.resolved',"
            + " 'incident.reopened') ORDER BY number DESC LIMIT 1";

    private final Connection connection;
    private final String here;
    private final Optional<KnownEvents> known;

    /** @param here the console that records in the folder; empty where none does, in a capsule for one */
    EventReader(Connection connection, String here) {
        this(connection, here, Optional.empty());
    }

    /** @param known is to remember, soon after it was read, what an incident that goes on is made of */
    EventReader(Connection connection, String here, Optional<KnownEvents> known) {
        this.connection = connection;
        this.here = here;
        this.known = known;
    }

    synchronized List<Event> read(IncidentId incident) {
        try (PreparedStatement select = connection.prepareStatement(EVENTS.formatted(Schema.signs(connection)
                ? "format > 1" : "0"))) {
            Writers writers = Writers.in(connection, here);
            select.setString(1, incident.text());
            var decoded = new ArrayList<CompletableFuture<List<Event>>>();
            var rows = new ArrayList<StoredEvent>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(stored(row));
                    if (rows.size() == MANY) {
                        List<StoredEvent> these = List.copyOf(rows);
                        decoded.add(CompletableFuture.supplyAsync(() -> events(incident, these, writers)));
                        rows.clear();
                    }
                }
            }
            List<Event> last = events(incident, rows, writers); // all of them, nearly always
            known.ifPresent(memory -> CompletableFuture.runAsync(() -> remember(incident, memory)));
            return Stream.concat(decoded.stream().map(CompletableFuture::join), Stream.of(last)).flatMap(List::stream).toList();
        } catch (SQLException e) {
            throw new NotRead(SqliteFailure.notRead(e), e);
        }
    }

    /** Not while somebody waits for what they show: it is as much again. */
    private synchronized void remember(IncidentId incident, KnownEvents memory) {
        try (PreparedStatement ending = connection.prepareStatement(ENDING)) {
            if (!open(ending, incident.text())) {
                return;
            }
            try (PreparedStatement select = connection.prepareStatement(RecordedEvent.select(connection)
                    + " WHERE incident = ? ORDER BY number")) {
                select.setString(1, incident.text());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        memory.keep(List.of(RecordedEvent.read(row)));
                    }
                }
            }
        } catch (SQLException | RuntimeException notReadAgain) {
            // it was closed meanwhile, or the disk fails from now on: what was not read is not remembered
        }
    }

    private static List<Event> events(IncidentId incident, List<StoredEvent> rows, Writers writers) {
        return rows.stream().map(row -> row.event(incident, writers)).toList();
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        long occurred = row.getLong(5);
        OptionalLong occurredAt = occurred == 0 && row.wasNull() ? OptionalLong.empty() : OptionalLong.of(occurred);
        return new StoredEvent(row.getLong(1), new EventKey(row.getString(2), row.getLong(3)), row.getLong(4), occurredAt,
                row.getString(6), row.getInt(7), row.getBytes(8), row.getBytes(9), row.getBoolean(10));
    }

    List<IncidentId> incidents() {
        return incidents(Integer.MAX_VALUE);
    }

    /** The newest, and older ones that are open. */
    synchronized List<IncidentId> incidents(int most) {
        try (PreparedStatement select = connection.prepareStatement(INCIDENTS);
                PreparedStatement ending = connection.prepareStatement(ENDING); ResultSet row = select.executeQuery()) {
            var incidents = new ArrayList<IncidentId>();
            while (row.next()) {
                String id = row.getString(1);
                if (incidents.size() < most || open(ending, id)) {
                    incidents.add(new IncidentId(id));
                }
            }
            return List.copyOf(incidents);
        } catch (SQLException e) {
            throw new NotRead(SqliteFailure.notRead(e), e);
        }
    }

    private static boolean open(PreparedStatement ending, String incident) throws SQLException {
        ending.setString(1, incident);
        try (ResultSet row = ending.executeQuery()) {
            return !row.next() || !row.getString(1).equals(FactCodec.RESOLVED);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
