package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Gathers events from several sources in a new database and puts them in order there. Only what proves itself is taken;
 * of two events with one key, the one that was offered first. Contents are left out where a redaction says so, and only there
 * may they be missing. Lives inside one transaction of its connection; confined to its
 * thread.
 */
final class Salvage implements AutoCloseable {
    private static final int MOST_RANGES = 20;
    private static final String NUMBERS =
            "SELECT incident, number, lag(number, 1, 0) OVER (PARTITION BY incident ORDER BY number)"
            + " AS previous FROM event";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement insertBare;
    private final PreparedStatement same;
    private long leftOut;

    Salvage(Connection connection) throws SQLException {
        this.connection = connection;
        execute("CREATE TEMP TABLE found AS SELECT position, " + HeaderRow.COLUMNS
                + ", salt, body FROM event JOIN event_body USING (position) LIMIT 0");
        execute("CREATE TEMP TABLE bare AS SELECT * FROM found");
        execute("CREATE UNIQUE INDEX temp.found_key ON found (console, seq)");
        execute("CREATE UNIQUE INDEX temp.found_number ON found (incident, number)");
        execute("CREATE UNIQUE INDEX temp.found_hash ON found (hash)");
        this.insert = connection.prepareStatement("INSERT OR IGNORE INTO found (position, " + HeaderRow.COLUMNS
                + ", salt, body) VALUES (" + "?, ".repeat(HeaderRow.PLACES + 1) + "?)");
        this.insertBare = connection.prepareStatement("INSERT INTO bare (position, " + HeaderRow.COLUMNS
                + ") VALUES (" + "?, ".repeat(HeaderRow.PLACES - 1) + "?)");
        this.same = connection.prepareStatement("SELECT 1 FROM found WHERE hash = ?");
    }

    /** How many events were left out although they prove themselves: they contradict others, or belong to nothing. */
    long leftOut() {
        return leftOut;
    }

    /** Whether any event that was found bears a signature. */
    boolean signed() throws SQLException {
        return number("SELECT EXISTS (SELECT 1 FROM found WHERE signer IS NOT NULL)") > 0;
    }

    /** Whether all of the journal could be read. It comes first: what it says was acknowledged. */
    boolean journal(List<Path> segments) throws IOException, SQLException {
        try (var reader = new JournalReader(segments, true)) {
            for (Optional<RecordedEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                offer(event.get());
            }
            execute("CREATE TEMP TABLE journalled AS SELECT DISTINCT incident FROM found");
            return reader.position() > 0 && reader.problems().isEmpty() && reader.tail().isEmpty();
        }
    }

    /** Takes what files of a journal give before their disk fails, or before what is no journal. */
    void pieces(List<Path> segments) throws SQLException {
        for (Path segment : segments) {
            try (var reader = new JournalReader(List.of(segment), false)) {
                for (Optional<RecordedEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                    offer(event.get());
                }
            } catch (IOException unreadable) {
                // what it had further on may be in another source
            }
        }
    }

    /** Takes what can be read, past what can't. A failed statement is never used again: SQLite would skip rows behind it. */
    void database(Database source) throws SQLException {
        if (!Files.isRegularFile(source.file())) {
            return;
        }
        try (Connection damaged = source.openReader()) {
            if (Schema.noTable(damaged).isPresent()) {
                return; // what would be read there is made up while it is read
            }
            rows(damaged);
        } catch (SQLException notOpened) {
            if (!SqliteFailure.damage(notOpened)) {
                throw notOpened;
            }
        }
    }

    /** Takes what can be read through a connection that somebody else closes. */
    void rows(Connection damaged) throws SQLException {
        long end = Math.max(end(damaged, "event"), end(damaged, "event_body"));
        for (long next = 1; next <= end; ) {
            next = readFrom(damaged, next);
        }
    }

    /** Takes what a database gives that may not be readable at all. */
    void piecesOf(Database source) throws SQLException {
        try (Connection damaged = source.openReader()) {
            if (Schema.noTable(damaged).isEmpty()) {
                rows(damaged);
            }
        } catch (SQLException unreadable) {
            // as above
        }
    }

    /** Takes what is remembered. */
    void known(List<RecordedEvent> events) throws SQLException {
        for (RecordedEvent event : events) {
            offer(event);
        }
    }

    /** Reads until the end or a failure, and returns the position to go on from. */
    private long readFrom(Connection damaged, long from) throws SQLException {
        long next = from;
        try (PreparedStatement select = damaged.prepareStatement(
                RecordedEvent.select(damaged) + " WHERE position >= ? ORDER BY position")) {
            select.setLong(1, from);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong("position");
                    if (position < next) {
                        return Math.max(next, from + 1); // pages that lead back to one another
                    }
                    next = position + 1;
                    Optional<RecordedEvent> event = readable(row);
                    if (event.isPresent()) {
                        offer(event.get());
                    }
                }
                return Long.MAX_VALUE;
            }
        } catch (SQLException unreadable) {
            return Math.max(next, from + 1);
        }
    }

    private static Optional<RecordedEvent> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(RecordedEvent.read(row));
        } catch (RuntimeException noEvent) {
            return Optional.empty();
        }
    }

    private static long end(Connection damaged, String table) {
        try (Statement statement = damaged.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(position) FROM " + table)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException unreadable) {
            return 0;
        }
    }

    private void offer(RecordedEvent event) throws SQLException {
        if (event.erased() && event.intactHeader()) {
            event.event().bind(insertBare, event.position());
            insertBare.executeUpdate();
            return;
        }
        if (!event.intact()) {
            return;
        }
        event.event().bind(insert, event.position());
        insert.setBytes(HeaderRow.PLACES + 1, event.salt());
        insert.setBytes(HeaderRow.PLACES + 2, event.body());
        if (insert.executeUpdate() == 0) {
            same.setBytes(1, event.event().hash().bytes());
            try (ResultSet row = same.executeQuery()) {
                leftOut += row.next() ? 0 : 1;
            }
        }
    }

    /** The name of the console whose folder this is, if it recorded any of what was found; otherwise of who recorded most. */
    Optional<String> console(Collection<String> named) throws SQLException {
        for (String name : named) {
            if (number("SELECT count(*) FROM found WHERE console = " + quoted(name)) > 0) {
                return Optional.of(name);
            }
        }
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT console FROM found GROUP BY console ORDER BY count(*) DESC LIMIT 1")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /**
     * Leaves out fragments of incidents that a whole journal knows nothing of: pages of another console's files that came
     * between ours.
     */
    void leaveOutFragments() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            leftOut += statement.executeUpdate("DELETE FROM found WHERE incident NOT IN (SELECT incident FROM journalled)"
                    + " AND incident IN (SELECT incident FROM found GROUP BY incident HAVING count(*) <> max(number))");
        }
    }

    /**
     * Moves everything into the record, in the order in which it stood, and returns how much it is. The guards against
     * another order than the next number are lifted meanwhile: behind a gap there is no next number.
     */
    long settle() throws SQLException {
        Map<String, String> guards = guards();
        for (String name : guards.keySet()) {
            execute("DROP TRIGGER " + name);
        }
        execute("CREATE TEMP TABLE placed AS SELECT hash, row_number() OVER (ORDER BY position, incident, number) AS place FROM "
                + "found");
        execute("CREATE UNIQUE INDEX temp.placed_hash ON placed (hash)");
        execute("INSERT INTO event_body SELECT place, salt, body FROM found JOIN placed USING (hash) ORDER BY place");
        execute("INSERT INTO event (position, " + HeaderRow.COLUMNS + ") SELECT place, " + HeaderRow.COLUMNS
                + " FROM found JOIN placed USING (hash) ORDER BY place");
        for (String guard : guards.values()) {
            execute(guard);
        }
        return number("SELECT count(*) FROM event");
    }

    /**
     * Once all sources were read: contents may be missing where a redaction of the same incident says so, and must be where one
     * that was recorded here does and a copy from before it still has them.
     *
     * @param own the consoles that have recorded here, and up to which of their numbers
     */
    void leaveOutRedacted(Map<String, Long> own) throws SQLException {
        String redacted =
                " WHERE (console, seq, incident) IN (SELECT target_console, target_seq, incident FROM found WHERE kind = '"
                + FactCodec.REDACTED + "'%s)";
        execute("INSERT OR IGNORE INTO found SELECT * FROM bare" + redacted.formatted(""));
        String here = own.entrySet().stream().map(console -> "console = " + quoted(console.getKey()) + " AND seq <= "
                + console.getValue())
                .collect(Collectors.joining(" OR ", " AND (0 OR ", ")"));
        execute("UPDATE found SET salt = NULL, body = NULL" + redacted.formatted(own.isEmpty() ? " AND 0" : here));
    }

    /**
     * Says which consoles the events are of.
     *
     * @param own  those that have recorded here, and up to which of their numbers
     * @param goOn the one among them that may go on with its numbers
     */
    void settleConsoles(Map<String, Long> own, Optional<String> goOn) throws SQLException {
        execute("INSERT INTO console (id, signer, first_seen, here) SELECT console, max(signer), min(recorded_at), console IN ("
                + own.keySet().stream().map(Salvage::quoted).collect(Collectors.joining(", ")) + ") FROM event GROUP BY console");
        for (var console : own.entrySet()) {
            if (goOn.filter(console.getKey()::equals).isEmpty()) {
                execute("UPDATE console SET own_until = (SELECT coalesce(max(seq), 0) FROM event WHERE event.console = "
                        + "console.id AND seq <= "
                        + console.getValue() + ") WHERE id = " + quoted(console.getKey()));
            }
        }
        execute("UPDATE meta SET value = (SELECT coalesce(max(CAST(substr(incident, 5) AS INTEGER)), 0) FROM event JOIN console "
                + "ON id = console"
                + " WHERE number = 1 AND here = 1) WHERE name = 'last_incident'");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Map<String, String> guards() throws SQLException {
        var guards = new LinkedHashMap<String, String>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'event%insert%'")) {
            while (row.next()) {
                guards.put(row.getString("name"), row.getString("sql"));
            }
        }
        return guards;
    }

    /** How many events of incidents have numbers between others but are nowhere. */
    long missingNumbers() throws SQLException {
        return number("SELECT coalesce(sum(number - previous - 1), 0) FROM (" + NUMBERS + ")");
    }

    /** How many of a console's events have sequence numbers before its newest but are nowhere. */
    long missingOf(String console) throws SQLException {
        return number("SELECT coalesce(max(seq), 0) - count(*) FROM event WHERE console = " + quoted(console));
    }

    /** The missing numbers of each incident, {@code INC-0003-abcdef 5 to 7}; the first few when they are many. */
    List<String> ranges() throws SQLException {
        var ranges = new ArrayList<String>();
        try (Statement statement = connection.createStatement(); ResultSet row =
                statement.executeQuery("SELECT incident, previous + 1,"
                + " number - 1 FROM (" + NUMBERS + ") WHERE number > previous + 1 ORDER BY incident, number LIMIT "
                + (MOST_RANGES + 1))) {
            while (row.next()) {
                ranges.add(ranges.size() == MOST_RANGES ? "and more" : row.getString(1) + " " + row.getLong(2)
                        + (row.getLong(3) > row.getLong(2) ? " to " + row.getLong(3) : ""));
            }
        }
        return ranges;
    }

    private long number(String sql) throws SQLException {
        return Schema.number(connection, sql);
    }

    private void execute(String sql) throws SQLException {
        Schema.execute(connection, sql);
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        insertBare.close();
        same.close();
    }
}
