package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes every incident's chain from the stored columns and bodies. It finds accidents and edits by others; whoever owns
 * the account can rebuild a whole chain, which is why the head's hash is worth writing down elsewhere. Reads only, at one
 * moment of the record, also while a console writes. Stateless; any thread.
 */
final class ChainVerification {
    private static final String ORDER = " ORDER BY incident, number, position";

    /** Without the index: it would hide two rows with one key. */
    private static final String OWN = "SELECT seq FROM event NOT INDEXED WHERE console = ? AND seq <= ? ORDER BY seq";

    private ChainVerification() {
    }

    /**
     * @param incidents one per incident and drill
     * @param problem   what is wrong with the record as a whole, in words
     */
    record Report(List<Incident> incidents, Optional<String> problem) {
        public Report {
            incidents = List.copyOf(incidents);
        }

        public boolean sound() {
            return problem.isEmpty() && incidents.stream().allMatch(incident -> incident.problem().isEmpty());
        }

        public long events() {
            return incidents.stream().mapToLong(Incident::events).sum();
        }

        /** What was checked and what came of it, one line each, the sum last. */
        public List<String> lines() {
            var lines = new ArrayList<String>();
            incidents.forEach(incident -> lines.add(incident.line()));
            problem.ifPresent(lines::add);
            lines.add("Chains: checked " + Unit.counted(events(), "event") + " in " + Unit.counted(incidents.size(), "incident")
                    + ": headers, links, numbers, contents, and this console's own count. "
                    + (sound() ? "All sound." : "Not sound."));
            return List.copyOf(lines);
        }
    }

    /**
     * @param redacted how many of its events had their contents removed
     * @param head     hash of the last event
     * @param problem  the first thing that is wrong with it, in words
     */
    record Incident(String id, long events, long redacted, String head, Optional<String> problem) {
        private String line() {
            return id + ": " + Unit.counted(events, "event")
                    + (redacted == 0 ? "" : ", the contents of " + redacted + " removed by redaction") + ", head "
                    + head.substring(0, 12) + ", "
                    + problem.orElse("sound");
        }
    }

    /** A folder without a record has nothing that could be wrong. */
    static Report verify(Path dataFolder) throws StoreUnavailable {
        Database database = Database.in(dataFolder);
        if (!Files.exists(database.file())) {
            return new Report(List.of(), Optional.empty());
        }
        try (Connection connection = database.openReader()) {
            return verify(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable(SqliteFailure.notRead(e), e);
        }
    }

    static Report verify(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN"); // one moment for both queries
            var report = new Report(incidents(connection), ownCount(connection));
            statement.execute("COMMIT");
            return report;
        }
    }

    /** The chains alone: a capsule has only a part of what its console counted. */
    static Report verifyIncidents(Connection connection) throws SQLException {
        return new Report(incidents(connection), Optional.empty());
    }

    private static List<Incident> incidents(Connection connection) throws SQLException {
        var incidents = new ArrayList<Incident>();
        try (PreparedStatement select = connection.prepareStatement(RecordedEvent.select(connection) + ORDER);
                ResultSet row = select.executeQuery()) {
            ChainCheck chain = null;
            while (row.next()) {
                HeaderRow stored = HeaderRow.read(row);
                if (chain == null || !chain.incident().equals(stored.header().incident())) {
                    if (chain != null) {
                        incidents.add(chain.result());
                    }
                    chain = new ChainCheck(stored.header().incident());
                }
                chain.add(stored, row.getBytes("salt"), row.getBytes("body"));
            }
            if (chain != null) {
                incidents.add(chain.result());
            }
        }
        return incidents;
    }

    /**
     * A chain cannot show that its last events, or the whole of it, are gone. The console's own count over all incidents
     * shows it, as long as something was recorded afterwards.
     */
    private static Optional<String> ownCount(Connection connection) throws SQLException {
        String consoles = Schema.ownConsoles(connection);
        try (Statement statement = connection.createStatement(); ResultSet console = statement.executeQuery(consoles)) {
            Optional<String> problem = Optional.empty();
            while (problem.isEmpty() && console.next()) {
                problem = ownCount(connection, console.getString(1), console.getLong(2));
            }
            return problem;
        }
    }

    private static Optional<String> ownCount(Connection connection, String console, long until) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OWN)) {
            select.setString(1, console);
            select.setLong(2, until);
            try (ResultSet row = select.executeQuery()) {
                for (long expected = 1; row.next(); expected++) {
                    long seq = row.getLong(1);
                    if (seq != expected) {
                        return Optional.of(seq > expected
                                ? "This console's events " + expected + " to " + (seq - 1) + " are in no incident."
                                : "Two events carry this console's number " + seq + ".");
                    }
                }
                return Optional.empty();
            }
        }
    }
}
