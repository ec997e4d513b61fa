package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleAnchor;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.process.OneThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps samples in blocks in a file beside the record. Whatever was added is on the disk within five seconds; a block that is
 * closed never changes again. Any thread; the disk is written on a thread of its own.
 */
final class SampleStore implements SampleLog, AutoCloseable {
    static final String FILE_NAME = "samples.db";
    private static final String SCRIPT = "/sql/samples.sql";
    /** Twice as often as was promised, so that a slow disk does not break the promise. */
    private static final long FLUSH_MILLIS = 2500;
    private static final String UPSERT = "INSERT INTO block (incident, probe, number, first_at, last_at, samples, bytes, sha256)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (incident, probe, number) DO UPDATE SET first_at = excluded.first_at,"
            + " last_at = excluded.last_at, samples = excluded.samples, bytes = excluded.bytes, sha256 = excluded.sha256";

    private final Connection connection;
    private final SampleTails tails = new SampleTails();
    private final Set<String> anchoring = new HashSet<>();
    private final OneThread thread = new OneThread("samples");
    private volatile String failure = "";
    private volatile Optional<Anchoring> sink = Optional.empty();

    private SampleStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the samples of a data folder for writing, and makes the file when it is not there. Blocks that a kill left open are
     * closed.
     */
    static SampleStore open(Path dataFolder, Disk disk) throws SQLException, IOException {
        var database = new Database(dataFolder.resolve(FILE_NAME));
        if (!Files.exists(database.file())) {
            create(database, disk);
        }
        Connection connection = database.openWriter();
        try {
            requireAsMade(connection);
            closeLeftOver(connection);
        } catch (SQLException e) {
            if (!SqliteFailure.passing(e)) { // otherwise the next start closes them
                connection.close();
                throw e;
            }
        }
        var store = new SampleStore(connection);
        store.thread.scheduleWithFixedDelay(store::flushQuietly, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        return store;
    }

    private static void create(Database database, Disk disk) throws SQLException, IOException {
        disk.publish(begin(database, disk).file(), database.file());
    }

    /** One without samples, beside the one whose place it is to take and with another name. */
    static Database begin(Database database, Disk disk) throws SQLException, IOException {
        var unfinished = new Database(database.file().resolveSibling("new-" + FILE_NAME));
        for (Path leftover : unfinished.files()) {
            disk.delete(leftover);
        }
        disk.createFile(unfinished.file());
        try (Connection connection = unfinished.openWriter(); InputStream script = SampleStore.class.getResourceAsStream(SCRIPT);
                var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("COMMIT");
            Schema.finish(connection);
        }
        return unfinished;
    }

    /** Before anything in it is read. */
    static void requireAsMade(Connection connection) throws SQLException {
        try {
            Optional<String> other = Schema.differing(connection, List.of(SCRIPT), Set.of());
            if (other.isPresent()) {
                throw new SQLException("its " + other.get() + " is not as it was made");
            }
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private static void closeLeftOver(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT rowid, bytes FROM block WHERE sha256 IS NULL");
                PreparedStatement close = connection.prepareStatement("UPDATE block SET sha256 = ? WHERE rowid = ?");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                close.setBytes(1, Hash.block(row.getBytes(2)).bytes());
                close.setLong(2, row.getLong(1));
                close.addBatch();
            }
            close.executeBatch();
        }
    }

    @Override
    public void append(String incident, String probe, List<Sample> samples) {
        tails.add(new SampleTails.Key(incident, probe), samples, System.nanoTime());
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public void onClosed(Anchoring to) {
        sink = Optional.of(to);
        try {
            thread.execute(this::offer);
        } catch (RejectedExecutionException closed) {
            // the next start offers them
        }
    }

    private void flushQuietly() {
        try {
            flush(false);
            failure = tails.dropped() == 0 ? "" : String.format(Locale.ROOT,
                    "%,d samples were not kept while the disk took none.", tails.dropped());
        } catch (SQLException e) {
            failure = "The newest samples are not kept yet: " + e.getMessage() + ". They are tried again every few seconds.";
        } catch (RuntimeException e) {
            // a defect must neither end the thread nor pass in silence
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        }
    }

    /** Writes what is not on the disk yet, in one transaction. */
    private synchronized void flush(boolean closing) throws SQLException {
        List<SampleTails.Due> due = tails.due(System.nanoTime(), closing, key -> nextNumber(connection, key));
        if (!due.isEmpty()) {
            write(connection, due);
            tails.written(due);
        }
        if (due.stream().anyMatch(SampleTails.Due::closes)) {
            offer();
        }
    }

    private static void write(Connection connection, List<SampleTails.Due> due) throws SQLException {
        boolean done = false;
        Schema.execute(connection, "BEGIN IMMEDIATE");
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (SampleTails.Due block : due) {
                byte[] bytes = SampleBlock.encode(block.samples());
                upsert.setString(1, block.key().incident());
                upsert.setString(2, block.key().probe());
                upsert.setLong(3, block.number());
                upsert.setLong(4, block.samples().getFirst().endedAt().toEpochMilli());
                upsert.setLong(5, block.samples().getLast().endedAt().toEpochMilli());
                upsert.setInt(6, block.samples().size());
                upsert.setBytes(7, bytes);
                upsert.setBytes(8, block.closes() ? Hash.block(bytes).bytes() : null);
                upsert.executeUpdate();
            }
            Schema.execute(connection, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                Schema.execute(connection, "ROLLBACK");
            }
        }
    }

    private static long nextNumber(Connection connection, SampleTails.Key key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT coalesce(max(number), 0) + 1 FROM block WHERE incident = ? AND probe = ?")) {
            select.setString(1, key.incident());
            select.setString(2, key.probe());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Offers closed blocks to be anchored, those of each incident together. */
    private synchronized void offer() {
        if (sink.isEmpty()) {
            return;
        }
        try {
            Map<String, List<SampleAnchor>> waiting = notAnchored();
            waiting.forEach((incident, blocks) -> {
                if (anchoring.add(incident)) {
                    sink.get().anchor(incident, blocks).whenComplete((done, problem) -> anchored(incident, blocks,
                            problem == null && done));
                }
            });
        } catch (SQLException e) {
            failure = "Closed blocks of samples are not in the record yet: " + e.getMessage() + ". They are tried again.";
        }
    }

    private Map<String, List<SampleAnchor>> notAnchored() throws SQLException {
        var waiting = new LinkedHashMap<String, List<SampleAnchor>>();
        try (PreparedStatement select = connection.prepareStatement("SELECT incident, probe, number, first_at, last_at, samples,"
                + " lower(hex(sha256)) FROM block WHERE anchored = 0 AND sha256 IS NOT NULL ORDER BY incident, number, probe");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                waiting.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new SampleAnchor(row.getString(2), row.getLong(3),
                        Instant.ofEpochMilli(row.getLong(4)), Instant.ofEpochMilli(row.getLong(5)), row.getInt(6),
                        row.getString(7)));
            }
        }
        return waiting;
    }

    private synchronized void anchored(String incident, List<SampleAnchor> blocks, boolean done) {
        anchoring.remove(incident);
        if (!done) {
            return; // offered again with the next block that closes, or at the next start
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE block SET anchored = 1 WHERE incident = ? AND probe = ? AND number = ?")) {
            for (SampleAnchor block : blocks) {
                update.setString(1, incident);
                update.setString(2, block.probe());
                update.setLong(3, block.number());
                update.executeUpdate();
            }
        } catch (SQLException e) {
            // anchored twice is no harm: the second event says the same
        }
    }

    /**
     * Writes all blocks that the open file still gives, and what memory has of those that grow, into a folder without samples.
     * Answers whether the file gave all.
     */
    synchronized boolean writeInto(Path place, Disk disk) throws SQLException, IOException {
        Database into = begin(new Database(place.resolve(FILE_NAME)), disk);
        boolean all;
        try (Connection writing = into.openWriter()) {
            all = SampleCopy.readable(connection, writing);
            write(writing, tails.all(key -> nextNumber(writing, key)));
            Schema.finish(writing);
        }
        disk.publish(into.file(), place.resolve(FILE_NAME));
        return all;
    }

    @Override
    public void read(String incident, Consumer<Recorded> sample) {
        readSince(incident, Instant.MIN, sample);
    }

    @Override
    public void readSince(String incident, Instant from, Consumer<Recorded> sample) {
        try {
            Map<String, Deque<byte[]>> blocks;
            synchronized (this) {
                flushQuietly(); // on a full disk what was written before can be read all the same
                blocks = blocks(connection, incident, from);
                tails.unwritten(incident).forEach((probe, samples) -> blocks.computeIfAbsent(probe, _ -> new ArrayDeque<>())
                        .add(SampleBlock.encode(samples)));
            }
            merged(blocks, from, sample);
        } catch (SQLException | IOException e) {
            throw unreadable(e);
        }
    }

    static UncheckedIOException unreadable(Exception e) {
        return new UncheckedIOException("The samples of this incident cannot be read: " + e.getMessage()
                + ". The record of the incident itself is not touched by this.", e instanceof IOException io ? io
                : new IOException(e));
    }

    /** The bytes of every probe's blocks, oldest first. */
    static Map<String, Deque<byte[]>> blocks(Connection connection, String incident, Instant from) throws SQLException {
        var blocks = new LinkedHashMap<String, Deque<byte[]>>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT probe, bytes FROM block WHERE incident = ? AND last_at >= ? ORDER BY probe, number")) {
            select.setString(1, incident);
            select.setLong(2, from.equals(Instant.MIN) ? Long.MIN_VALUE : from.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    blocks.computeIfAbsent(row.getString(1), _ -> new ArrayDeque<>()).add(row.getBytes(2));
                }
            }
        }
        return blocks;
    }

    /** One probe's samples while they are merged with the others'. */
    private static final class Stream {
        private final String probe;
        private final Deque<byte[]> blocks;
        private List<Sample> samples = List.of();
        private int next;

        Stream(String probe, Deque<byte[]> blocks) {
            this.probe = probe;
            this.blocks = blocks;
        }

        boolean has() throws IOException {
            while (next == samples.size() && !blocks.isEmpty()) {
                samples = SampleBlock.decode(blocks.removeFirst());
                next = 0;
            }
            return next < samples.size();
        }

        Instant at() {
            return samples.get(next).endedAt();
        }
    }

    /** A probe's own order is never changed, also where the clock was set back. */
    static void merged(Map<String, Deque<byte[]>> blocks, Instant from, Consumer<Recorded> sample) throws IOException {
        var streams = new PriorityQueue<Stream>((a, b) -> a.at().compareTo(b.at()));
        for (Map.Entry<String, Deque<byte[]>> each : blocks.entrySet()) {
            var stream = new Stream(each.getKey(), each.getValue());
            if (stream.has()) {
                streams.add(stream);
            }
        }
        while (!streams.isEmpty()) {
            Stream stream = streams.poll();
            Sample next = stream.samples.get(stream.next++);
            if (!next.endedAt().isBefore(from)) {
                sample.accept(new Recorded(stream.probe, next));
            }
            if (stream.has()) {
                streams.add(stream);
            }
        }
    }

    /** What was taken is on the disk when this returns; blocks stay open and close at the next start. */
    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            flush(false);
        } finally {
            connection.close();
        }
    }
}
