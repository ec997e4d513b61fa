package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.SearchText;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Brings the search index up to the record. It is a file of its own, so that recording never waits for it and its damage is
 * nobody's loss: it is thrown away and built again when it does not fit. Confined to its thread.
 */
final class SearchIndexing implements AutoCloseable {
    private static final String SCRIPT = "/sql/search.sql";
    private static final int BATCH = 2000;
    private static final int VERSION = 4;

    private final Connection index;
    private final Connection record;
    private boolean logHoldsForgotten;
    /** What a search shows is on the screen: a secret is neither shown nor found. */
    private final IncidentMasks masks;

    private SearchIndexing(Connection index, Connection record) {
        this.index = index;
        this.record = record;
        this.masks = new IncidentMasks(record);
    }

    static SearchIndexing open(Path dataFolder, Disk disk) throws SQLException, IOException {
        var file = new Database(dataFolder.resolve(SearchIndex.FILE_NAME));
        Connection record = Database.in(dataFolder).openReader();
        try {
            return new SearchIndexing(index(file, record, disk), record);
        } catch (SQLException | IOException e) {
            record.close();
            throw e;
        }
    }

    private static Connection index(Database file, Connection record, Disk disk) throws SQLException, IOException {
        if (Files.exists(file.file())) {
            Connection there = null;
            try {
                there = file.openWriter();
                quick(there);
                if (Schema.number(there, "PRAGMA user_version") == VERSION && Schema.differing(there, List.of(SCRIPT), Set.of())
                        .isEmpty()
                        && fits(there, record)) {
                    return there;
                }
            } catch (SQLException damaged) {
                // built again below
            }
            if (there != null) {
                there.close();
            }
        }
        for (Path each : file.files()) {
            disk.delete(each);
        }
        disk.createFile(file.file());
        Connection fresh = file.openWriter();
        quick(fresh);
        build(fresh);
        return fresh;
    }

    /** An index in memory, of all that a capsule holds: nothing is written beside it. Closing {@code record} is the caller's. */
    static SearchIndex inMemory(Connection record) throws SQLException, IOException {
        Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
        boolean filled = false;
        try {
            build(memory);
            new SearchIndexing(memory, record).addAll();
            filled = true;
            return new SearchIndex(memory);
        } finally {
            if (!filled) {
                memory.close();
            }
        }
    }

    private static void build(Connection fresh) throws SQLException, IOException {
        try (InputStream script = SearchIndexing.class.getResourceAsStream(SCRIPT); var statement = fresh.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("COMMIT");
        }
    }

    /** The event that the index reaches up to is still the one it was. */
    private static boolean fits(Connection index, Connection record) throws SQLException {
        Reached reached = reached(index);
        try (PreparedStatement select = record.prepareStatement("SELECT lower(hex(hash)) FROM event WHERE position = ?")) {
            select.setLong(1, reached.position);
            try (ResultSet row = select.executeQuery()) {
                return reached.position == 0 || row.next() && row.getString(1).equals(reached.hash);
            }
        }
    }

    /** Its newest entries may be lost in a power cut, since they can be had again. */
    private static void quick(Connection index) throws SQLException {
        Schema.execute(index, "PRAGMA synchronous = NORMAL");
    }

    private record Redaction(EventKey entry, String incident) {
    }

    /** Takes what a redaction has removed out of the index, with the words that it would be found by. */
    private void forget(Redaction redaction) throws SQLException {
        try (PreparedStatement where = record.prepareStatement("SELECT position FROM event LEFT JOIN event_body USING (position)"
                        + " WHERE console = ? AND seq = ? AND incident = ? AND body IS NULL");
                PreparedStatement words = index.prepareStatement(
                        "INSERT INTO words (words, rowid, text) SELECT 'delete', position, text FROM entry WHERE position = ?");
                PreparedStatement entry = index.prepareStatement("DELETE FROM entry WHERE position = ?")) {
            where.setString(1, redaction.entry().console());
            where.setLong(2, redaction.entry().seq());
            where.setString(3, redaction.incident());
            try (ResultSet row = where.executeQuery()) {
                if (row.next()) {
                    words.setLong(1, row.getLong(1));
                    words.executeUpdate();
                    entry.setLong(1, row.getLong(1));
                    entry.executeUpdate();
                }
            }
        }
    }

    private record Reached(long position, String hash) {
    }

    private static Reached reached(Connection index) throws SQLException {
        try (var statement = index.createStatement(); ResultSet row =
                statement.executeQuery("SELECT position, hash FROM reached")) {
            row.next();
            return new Reached(row.getLong(1), row.getString(2));
        }
    }

    /**
     * Adds all that the record has by now, in small transactions. Answers false when what a redaction has removed still stands
     * in the log of the index, since somebody is reading there.
     */
    boolean catchUp() throws SQLException {
        addAll();
        logHoldsForgotten = logHoldsForgotten && !Schema.emptyLog(index);
        return !logHoldsForgotten;
    }

    private void addAll() throws SQLException {
        int added = BATCH;
        while (added == BATCH && !Thread.currentThread().isInterrupted()) {
            added = batch();
        }
    }

    /** Takes out what redactions have removed that were not met yet, however much there is to add before them. */
    void forgetRedacted() throws SQLException {
        try (PreparedStatement select =
                record.prepareStatement("SELECT target_console, target_seq, incident FROM event WHERE target_console IS NOT NULL"
                + " AND kind = '" + FactCodec.REDACTED + "' AND position > ?")) {
            select.setLong(1, reached(index).position);
            whole(() -> {
                int forgotten = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        forget(new Redaction(new EventKey(row.getString(1), row.getLong(2)), row.getString(3)));
                        forgotten++;
                    }
                }
                return forgotten;
            });
        }
    }

    /** Changes the index, wholly or not at all. */
    private interface Change {
        int make() throws SQLException;
    }

    private int whole(Change change) throws SQLException {
        boolean done = false;
        Schema.execute(index, "BEGIN IMMEDIATE");
        try {
            int made = change.make();
            Schema.execute(index, "COMMIT");
            done = true;
            return made;
        } finally {
            if (!done) {
                Schema.execute(index, "ROLLBACK");
            }
        }
    }

    private int batch() throws SQLException {
        Reached from = reached(index);
        List<Redaction> redacted = new ArrayList<>();
        try (PreparedStatement select = record.prepareStatement(RecordedEvent.select(record)
                + " WHERE position > ? ORDER BY position LIMIT "
                        + BATCH);
                PreparedStatement entry = index.prepareStatement("INSERT INTO entry VALUES (?, ?, ?, ?, ?)");
                PreparedStatement words = index.prepareStatement("INSERT INTO words (rowid, text) VALUES (?, ?)");
                PreparedStatement reached = index.prepareStatement("UPDATE reached SET position = ?, hash = ?")) {
            select.setLong(1, from.position);
            int batch = whole(() -> {
                int added = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        RecordedEvent event = RecordedEvent.read(row);
                        add(event, entry, words);
                        event.event().header().redacted()
                                .ifPresent(about -> redacted.add(new Redaction(about, event.event().header().incident())));
                        reached.setLong(1, event.position());
                        reached.setString(2, event.event().hash().hex());
                        added++;
                    }
                }
                for (Redaction redaction : redacted) {
                    forget(redaction);
                }
                if (added > 0) {
                    reached.executeUpdate();
                }
                return added;
            });
            logHoldsForgotten |= !redacted.isEmpty();
            return batch;
        }
    }

    private void add(RecordedEvent recorded, PreparedStatement entry, PreparedStatement words) throws SQLException {
        EventHeader header = recorded.event().header();
        Event event = StoredEvent.event(new IncidentId(header.incident()), header, recorded.event().hash(), recorded.body(),
                Writers.NONE);
        SecretMask mask = masks.of(event.incident());
        String text = mask.masked(SearchText.of(event, mask::masked));
        entry.setLong(1, recorded.position());
        entry.setString(2, header.incident());
        entry.setLong(3, header.number());
        entry.setLong(4, header.recordedAt());
        entry.setString(5, text);
        entry.executeUpdate();
        words.setLong(1, recorded.position());
        words.setString(2, text);
        words.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        try (record; index) {
            // both, whatever happens to one
        }
    }
}
