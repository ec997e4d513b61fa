package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * The journal held against the database, event by event and byte by byte. Both hold the same events at the same positions
 * unless something was damaged or cut short.
 *
 * @param databaseEnd position of the database's newest event
 * @param journalEnd  position of the journal's newest event
 * @param lastFrame   position where the journal's newest append begins
 * @param compared    events that both have
 * @param differences where database and journal contradict each other, or the database itself, in words
 * @param problems    what is wrong with the journal by itself, in words
 * @param tail        an end of the journal that is no whole append
 * @param unerased    events whose contents a redaction has removed from one of them, not yet from the other
 */
@NullUnmarked
record JournalComparison(long databaseEnd, long journalEnd, long lastFrame, long compared, List<String> differences,
                         List<String> problems, Optional<JournalSegment.Damage> tail, Set<EventKey> unerased) {
    private static final int ENOUGH = 20;

    JournalComparison {
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
        unerased = Set.copyOf(unerased);
    }

    /** Nothing is wrong with either, and neither has more than the other. */
    boolean agree() {
        return differences.isEmpty() && unerased.isEmpty() && wholeJournal() && databaseEnd == journalEnd;
    }

    /** All of the journal that was read could be read. */
    boolean wholeJournal() {
        return problems.isEmpty() && tail.isEmpty();
    }

    /** {@code segments} are the journal's newest files, as many as are to be compared; {@code all} when none is left out. */
    static JournalComparison of(Connection connection, List<Path> segments, boolean all) throws SQLException, IOException {
        Schema.execute(connection, "BEGIN"); // one moment of the database, and the journal as it is then or later
        try {
            long end = Schema.number(connection, "SELECT coalesce(max(position), 0) FROM event");
            try (var journal = new JournalReader(segments, all)) {
                Optional<RecordedEvent> first = journal.next();
                long from = all ? 1 : first.map(RecordedEvent::position).orElse(1L);
                return compare(connection, journal, first, new Rows(end, from));
            }
        } finally {
            Schema.execute(connection, "ROLLBACK");
        }
    }

    private static JournalComparison compare(Connection connection, JournalReader journal, Optional<RecordedEvent> first,
            Rows rows)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(
                RecordedEvent.select(connection) + " WHERE position >= ? ORDER BY position")) {
            select.setLong(1, rows.expected);
            try (ResultSet row = select.executeQuery()) {
                return compare(journal, first, row, rows);
            }
        }
    }

    /** What is counted on the way. */
    private static final class Rows {
        private final long end;
        private final List<String> differences = new ArrayList<>();
        /** Events whose contents are missing on at least one side, with what that is unless they were redacted. */
        private final Map<EventKey, String> incomplete = new LinkedHashMap<>();
        private final Set<EventKey> onlyOne = new HashSet<>();
        private final Set<EventKey> redacted = new HashSet<>();
        private long compared;
        private long expected;

        Rows(long end, long first) {
            this.end = end;
            this.expected = first;
        }

        /**
         * Redactions are recorded after what they remove, so only in the end it is known what is missing rightly. Answers what
         * is missing so on one side alone.
         */
        Set<EventKey> settleIncomplete() {
            incomplete.forEach((key, words) -> {
                if (!redacted.contains(key)) {
                    differs(words);
                }
            });
            onlyOne.retainAll(redacted);
            return onlyOne;
        }

        void differs(String words) {
            if (differences.size() < ENOUGH) {
                differences.add(words);
            }
        }
    }

    private static JournalComparison compare(JournalReader journal, Optional<RecordedEvent> first, ResultSet row, Rows rows)
            throws SQLException, IOException {
        boolean stored = row.next();
        Optional<RecordedEvent> next = first;
        for (; next.isPresent(); next = journal.next()) {
            RecordedEvent written = next.get();
            written.event().header().redacted().ifPresent(rows.redacted::add);
            for (; stored && row.getLong("position") < written.position(); stored = row.next()) {
                check(row, rows); // the journal has a hole there, which it reports by itself
            }
            if (stored && row.getLong("position") == written.position()) {
                RecordedEvent kept = check(row, rows);
                rows.compared++;
                if (kept != null && kept.event().equals(written.event()) && kept.erased() != written.erased()) {
                    rows.onlyOne.add(kept.key());
                    rows.incomplete.putIfAbsent(kept.key(), which(kept) + " has lost its contents in the journal");
                } else if (kept != null && !kept.sameBytes(written)) {
                    rows.differs(which(kept) + " is not what the journal says it was");
                }
                stored = row.next();
            } else if (written.position() <= rows.end) {
                rows.differs(which(written) + " is gone");
                rows.expected = written.position() + 1;
            }
        }
        for (; stored; stored = row.next()) {
            check(row, rows);
        }
        Set<EventKey> unerased = rows.settleIncomplete();
        return new JournalComparison(rows.end, journal.position(), journal.lastFrame(), rows.compared, rows.differences,
                journal.problems(), journal.tail(), unerased);
    }

    private static String which(RecordedEvent event) {
        return "event " + event.event().header().number() + " of " + event.event().header().incident();
    }

    /** The row, or null when it cannot even be read as an event. */
    private static RecordedEvent check(ResultSet row, Rows rows) throws SQLException {
        long position = row.getLong("position");
        if (position > rows.expected) {
            rows.differs("entries " + rows.expected + " to " + (position - 1) + " are gone");
        }
        rows.expected = position + 1;
        try {
            RecordedEvent kept = RecordedEvent.read(row);
            kept.event().header().redacted().ifPresent(rows.redacted::add);
            if (kept.erased() && kept.intactHeader()) {
                rows.incomplete.put(kept.key(), which(kept) + " has lost its contents");
            } else if (!kept.intact()) {
                rows.differs(which(kept) + " was changed");
            }
            return kept;
        } catch (RuntimeException unreadable) {
            rows.differs("entry " + position + " cannot be read");
            return null;
        }
    }
}
