package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.SampleAnchor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares the blocks of samples with the events that vouch for them. Stateless; any thread. */
final class SampleVerification {
    private static final int NAMED = 5;

    private SampleVerification() {
    }

    /**
     * @param anchored blocks that an event vouches for
     * @param wrong    those that are missing or say something else
     */
    record Report(int anchored, List<String> wrong) {
        String line() {
            String some = wrong.isEmpty() ? "." : ": " + String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size()))) + ".";
            return String.format(Locale.ROOT, "Samples: %,d of %,d blocks are what the record vouches for%s",
                    anchored - wrong.size(), anchored, some);
        }
    }

    /** Empty when no event vouches for samples. */
    static Optional<Report> verify(Connection record, Path dataFolder) throws SQLException {
        var wrong = new ArrayList<String>();
        int anchored = 0;
        var database = new Database(dataFolder.resolve(SampleStore.FILE_NAME));
        List<Event> events = anchors(record);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.exists(database.file())) {
            wrong.add("the file " + database.file() + " is missing");
            return Optional.of(new Report(events.stream().mapToInt(e -> blocks(e).size()).sum(), wrong));
        }
        try (Connection samples = database.openReader()) {
            for (Event event : events) {
                for (SampleAnchor anchor : blocks(event)) {
                    anchored++;
                    compare(samples, event.incident().text(), anchor).ifPresent(wrong::add);
                }
            }
        } catch (SQLException e) {
            wrong.add(database.file() + " cannot be read (" + e.getMessage() + ")");
        }
        return Optional.of(new Report(anchored, List.copyOf(wrong)));
    }

    private static List<SampleAnchor> blocks(Event event) {
        return ((Fact.SamplesAnchored) event.fact()).blocks();
    }

    /** What is wrong with a block. */
    private static Optional<String> compare(Connection samples, String incident, SampleAnchor anchor) throws SQLException {
        Optional<String> hash = hash(samples, incident, anchor);
        String name = incident + " " + anchor.probe() + " block " + anchor.number();
        return hash.isEmpty() ? Optional.of(name + " is missing")
                : hash.get().equals(anchor.sha256()) ? Optional.empty() : Optional.of(name + " says something else");
    }

    private static List<Event> anchors(Connection record) throws SQLException {
        var events = new ArrayList<Event>();
        try (PreparedStatement select = record.prepareStatement(RecordedEvent.select(record)
                + " WHERE kind = 'samples.anchored' ORDER BY position");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecordedEvent recorded = RecordedEvent.read(row);
                EventHeader header = recorded.event().header();
                Event event = StoredEvent.event(new IncidentId(header.incident()), header, recorded.event().hash(),
                        recorded.body(), Writers.NONE);
                if (event.fact() instanceof Fact.SamplesAnchored) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    /** Of the bytes as they are, not as the file says. */
    private static Optional<String> hash(Connection samples, String incident, SampleAnchor anchor) throws SQLException {
        try (PreparedStatement select =
                samples.prepareStatement("SELECT bytes FROM block WHERE incident = ? AND probe = ? AND number = ?")) {
            select.setString(1, incident);
            select.setString(2, anchor.probe());
            select.setLong(3, anchor.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Hash.block(row.getBytes(1)).hex()) : Optional.empty();
            }
        }
    }
}
