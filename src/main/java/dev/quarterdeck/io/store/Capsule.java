package dev.quarterdeck.io.store;

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
import java.util.Set;
import java.util.stream.Stream;

/**
 * A capsule as it was found: one incident's events in the tables of a record, in a file of its own. Reading changes nothing
 * and leaves nothing beside it. Immutable; any thread.
 *
 * @param head hash of its newest event
 */
record Capsule(Path file, IncidentId incident, List<RecordedEvent> events, String head) {
    static final int APPLICATION_ID = 0x51444B43;
    private static final long MOST_EVENTS = 200_000;
    private static final long MOST_BLOCKS = 500_000;
    private static final long MOST_BYTES = 256L << 20;
    /** The same once more in words, made anew wherever a capsule is written, and never read here. */
    private static final Set<String> WORDS = Set.of("table timeline", "table runbook", "table excerpt", "table message");
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

    /** Opens it for reading once it is found sound. Only tables of a known schema are read, and of those only a known extent. */
    static Connection open(Path file) throws SQLException, IOException {
        Connection connection = openTables(file);
        boolean sound = false;
        try {
            requireSound(connection, file);
            ForeignDatabase.trust(connection);
            sound = true;
            return connection;
        } catch (SQLException damaged) {
            throw failed(file, damaged);
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    /** The same without looking into what was found sound already. */
    static Connection openTables(Path file) throws SQLException, IOException {
        Connection connection = ForeignDatabase.open(file);
        boolean known = false;
        try {
            if (Schema.number(connection, "PRAGMA application_id") != APPLICATION_ID) {
                throw new IOException(file + " is not a capsule");
            }
            long version = Schema.number(connection, "PRAGMA user_version");
            if (version > Schema.VERSION) {
                throw new IOException(file + " was written by a newer Quarterdeck. Open it with that one");
            }
            Optional<String> other = version < 1 ? Optional.of("schema") : Schema.noTable(connection);
            if (other.isEmpty()) {
                other = Schema.differing(connection, scripts(connection), WORDS);
            }
            if (other.isPresent()) {
                throw new IOException(file + " is not built as a capsule is: its " + other.get() + " is another one or too many");
            }
            ForeignDatabase.requireWhole(connection, file); // only now: it looks into whatever the schema names
            ForeignDatabase.requireFewer(connection, file, "event", MOST_EVENTS);
            ForeignDatabase.requireFewer(connection, file, "event_body", MOST_EVENTS);
            ForeignDatabase.requireFewer(connection, file, "block", MOST_BLOCKS);
            if (Schema.number(connection, "SELECT coalesce(sum(length(body)), 0) FROM event_body") > MOST_BYTES) {
                throw new IOException(file + " says more than " + (MOST_BYTES >> 20) + " MiB");
            }
            known = true;
            return connection;
        } catch (SQLException damaged) {
            throw failed(file, damaged);
        } finally {
            if (!known) {
                connection.close();
            }
        }
    }

    private static List<String> scripts(Connection connection) throws SQLException {
        return Stream.concat(Schema.scripts(connection).stream(), Stream.of(CapsuleWriting.SCRIPT)).toList();
    }

    private static IOException failed(Path file, SQLException damaged) {
        return new IOException(file + (SqliteFailure.foreign(damaged) ? " is not a capsule" : SqliteFailure.tooMuch(damaged)
                ? " holds more than a capsule can, or takes too long to read" : " is damaged: " + SqliteFailure.damaged(damaged)),
                damaged);
    }

    private static List<RecordedEvent> requireSound(Connection connection, Path file) throws SQLException, IOException {
        ChainVerification.Report report = ChainVerification.verifyIncidents(connection);
        if (!report.sound()) {
            throw new IOException(file + " was changed since it was written: " + String.join(" ", report.lines()));
        }
        if (report.incidents().size() != 1) {
            throw new IOException(file + " holds " + report.incidents().size() + " incidents instead of one");
        }
        Plausible.incident(report.incidents().getFirst().id());
        return events(connection);
    }

    /** All of them, each with its signature checked where it bears one. */
    private static List<RecordedEvent> events(Connection connection) throws SQLException, IOException {
        var events = new ArrayList<RecordedEvent>();
        try (PreparedStatement select = connection.prepareStatement(RecordedEvent.select(connection) + " ORDER BY number");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecordedEvent event = RecordedEvent.read(row);
                Plausible.require(event);
                events.add(event);
            }
        } catch (IllegalArgumentException noEvent) {
            throw new IOException("an event in it cannot be read", noEvent);
        }
        Optional<EventHeader> forged = events.parallelStream().map(event -> event.event().header()).filter(Capsule::forged)
                .findFirst();
        if (forged.isPresent()) {
            throw new IOException("its event " + forged.get().number() + " says that it is from console " + forged.get().key()
                    .console()
                    + ", but the signature is another one");
        }
        return events;
    }

    private static boolean forged(EventHeader header) {
        return header.origin().filter(origin -> !ConsoleKey.signedBy(origin.signer(), header.originHash(), origin.signature()))
                .isPresent();
    }

    static Capsule read(Path file) throws SQLException, IOException {
        try (Connection connection = openTables(file)) {
            List<RecordedEvent> events = requireSound(connection, file);
            return new Capsule(file, new IncidentId(events.getFirst().event().header().incident()), events,
                    events.getLast().event().hash().hex());
        } catch (SQLException damaged) {
            throw failed(file, damaged);
        }
    }
}
