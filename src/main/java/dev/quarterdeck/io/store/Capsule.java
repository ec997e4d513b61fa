package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A capsule as it was found: one incident's events in the tables of a record, in a file of its own. Reading changes nothing
 * and leaves nothing beside it. Immutable; any thread.
 *
 * @param head hash of its newest event
 */
record Capsule(Path file, IncidentId incident, List<RecordedEvent> events, String head) {
    static final int APPLICATION_ID = 0x51444B43;
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    Capsule {
        events = List.copyOf(events);
    }

    /** Whether a file may be a capsule, by its first bytes. The file must not be a database that is open here. */
    static boolean looksLikeOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Opens it for reading once it is found sound. */
    static Connection open(Path file) throws SQLException, IOException {
        Connection connection = new Database(file.toAbsolutePath()).openReader();
        boolean sound = false;
        try {
            if (Schema.number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                throw new IOException(file + " is not a capsule");
            }
            long version = Schema.number(connection, "PRAGMA user_version");
            if (version > Schema.VERSION) {
                throw new IOException(file + " was written by a newer Quarterdeck. Open it with that one");
            }
            ChainVerification.Report report = ChainVerification.verifyIncidents(connection);
            if (!report.sound()) {
                throw new IOException(file + " was changed since it was written: " + String.join(" ", report.lines()));
            }
            if (report.incidents().size() != 1) {
                throw new IOException(file + " holds " + report.incidents().size() + " incidents instead of one");
            }
            IncidentId incident = new IncidentId(report.incidents().getFirst().id());
            Optional<String> difference = CapsuleText.of(Incident.of(incident, new EventReader(connection, "").read(incident))).difference(connection);
            if (difference.isPresent()) {
                throw new IOException(file + " was changed since it was written: its table " + difference.get()
                        + " says something else than its events");
            }
            sound = true;
            return connection;
        } catch (SQLException damaged) {
            throw new IOException(file + (SqliteFailure.foreign(damaged) ? " is not a capsule" : " is damaged: " + SqliteFailure.damaged(damaged)), damaged);
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    static Capsule read(Path file) throws SQLException, IOException {
        try (Connection connection = open(file);
                PreparedStatement select = connection.prepareStatement(RecordedEvent.select(connection) + " ORDER BY number");
                ResultSet row = select.executeQuery()) {
            var events = new ArrayList<RecordedEvent>();
            while (row.next()) {
                events.add(RecordedEvent.read(row));
            }
            return new Capsule(file, new IncidentId(events.getFirst().event().header().incident()), events,
                    events.getLast().event().hash().hex());
        }
    }
}
