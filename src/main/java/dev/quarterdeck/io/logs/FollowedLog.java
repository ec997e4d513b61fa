package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.LogText;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.io.process.Unhandled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One open log: what its {@link Follower} reads, and the answers to questions about it. Any thread. */
final class FollowedLog implements OpenLog {
    private static final int WORKERS = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    /** More than this of a file is not put on record as one piece of evidence. */
    private static final int MOST_EVIDENCE = 4 * 1024 * 1024;
    /** So long a log that was opened is left to whoever wants to see its end, before all processors count its lines. */
    private static final long FIRST_LOOK_MILLIS = 100;
    /** Two frames: what was read for a screen is painted. */
    private static final long PAINTED_MILLIS = 34;

    private final LogSource source;
    private final Follower follower;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ExecutorService threads;
    private final Consumer<FollowedLog> onClose;
    private final LogPieces pieces;
    private final Histogram histogram = new Histogram();
    private final RecentCounts recent = new RecentCounts();
    private final Set<LogSearch> searches = ConcurrentHashMap.newKeySet();
    private volatile Instant reference;
    private final Queue<Runnable> unlevelled = new ConcurrentLinkedQueue<>();
    private volatile boolean levelsWanted;
    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean closed;

    /** @param zone in which the lines without an offset were written */
    FollowedLog(LogSource source, Follower follower, InstantSource clock, ZoneId zone, ExecutorService threads,
            Consumer<FollowedLog> onClose) {
        this.source = source;
        this.follower = follower;
        this.clock = clock;
        this.zone = zone;
        this.threads = threads;
        this.onClose = onClose;
        this.reference = clock.instant();
        this.pieces = new LogPieces(new RowReader(source.label(), this::events));
    }

    void start() {
        follower.start(this);
    }

    // for the follower

    LogPieces pieces() {
        return pieces;
    }

    Instant now() {
        return clock.instant();
    }

    /** Reads on in {@code segment}, which is counted. */
    Growth growth(Segment segment, ByteStore file, LastBytes last) throws IOException {
        return new Growth(segment, file, last, events(), tally(), clock);
    }

    boolean closed() {
        return closed;
    }

    /** An event reader that knows nothing yet. */
    EventReader events() {
        return new EventReader(zone, reference);
    }

    /** About when the newest line was written. */
    void written(Instant time) {
        reference = time;
    }

    /** Counts lines for histogram and signal. */
    Tally tally() {
        return new Tally((second, counts) -> {
            histogram.add(second, counts);
            recent.add(second, counts);
        });
    }

    /** Lets the last screen be painted first: returns when it was, when something is searched, or when nobody seems to look. */
    void firstLook() throws InterruptedException {
        if (looked.await(FIRST_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            asked.await(PAINTED_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Begins to count the lines that {@code segment} holds; their levels are read afterwards. */
    CompletableFuture<Void> count(Segment segment) {
        var scan = new Scan(segment, threads, WORKERS, this::closed);
        int parts = segment.partCount();
        return scan.starts().thenRun(() -> {
            unlevelled.add(() -> scan.levels(parts, this::events, this::tally).whenComplete((_, failure) -> {
                // that it cannot be read, the log says itself
                if (failure != null && !(failure.getCause() instanceof UncheckedIOException)) {
                    Unhandled.tell(failure);
                }
            }));
            if (levelsWanted) {
                level();
            }
        });
    }

    /** Levels and times of what was found at first are read when they are asked for the first time. */
    private void level() {
        levelsWanted = true;
        for (Runnable scan = unlevelled.poll(); scan != null && !closed; scan = unlevelled.poll()) {
            scan.run();
        }
    }

    /** Something was appended or a piece was added. */
    void grew() {
        searches.forEach(LogSearch::wake);
    }

    void awaitEnd() throws InterruptedException {
        follower.awaitEnd();
    }

    // for everybody

    @Override
    public String name() {
        return source.label();
    }

    @Override
    public LogState state() {
        List<Piece> all = pieces.all();
        boolean counting = !all.isEmpty() && all.getLast() instanceof Piece.Lines(Segment segment, _) && !segment.exact();
        double counted = counting && all.getLast() instanceof Piece.Lines(Segment segment, _) ? segment.counted() : 1;
        long bytes = all.stream().mapToLong(p -> p instanceof Piece.Lines(Segment s, _) ? s.seen() - s.from() : 0).sum();
        LogState.Phase phase = follower.phase();
        return new LogState(counting && phase == LogState.Phase.FOLLOWING ? LogState.Phase.INDEXING : phase, counted, bytes,
                follower.words());
    }

    @Override
    public Extent extent() {
        return pieces.extent();
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        List<LogRow> rows = pieces.rows(first, count);
        if (!rows.isEmpty()) {
            looked.countDown();
        }
        return rows;
    }

    @Override
    public long whole() {
        return pieces.whole();
    }

    @Override
    public LogQuery query(LogFilter filter) {
        var search = new LogSearch(filter, pieces, threads, this::events, searches::remove);
        searches.add(search);
        looked.countDown();
        asked.countDown();
        search.start();
        return search;
    }

    @Override
    public LogHistogram histogram() {
        level();
        return histogram.snapshot();
    }

    @Override
    public LevelCounts counts(Instant after, Instant until) {
        level();
        return recent.between(after, until);
    }

    @Override
    public OptionalLong rowAt(Instant time) {
        return firstAtLeast(LogLevel.NONE, time);
    }

    @Override
    public OptionalLong firstAtLeast(LogLevel level, Instant from) {
        level();
        for (Piece piece : pieces.all()) {
            if (piece instanceof Piece.Lines(Segment segment, long firstRow)) {
                OptionalLong line = new LevelSeek(segment, pieces.reader()).first(level, from);
                if (line.isPresent()) {
                    return OptionalLong.of(firstRow + line.getAsLong());
                }
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public Optional<LogEvidence> evidence(List<LogRow.Line> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        LogRow.Line first = lines.getFirst();
        for (Piece piece : pieces.all().reversed()) { // lines without a number are of the last file
            if (piece instanceof Piece.Lines(Segment segment, long firstRow) && first.offset() >= segment.from()
                    && first.offset() < segment.size()
                    && (!first.numbered() || first.row() >= firstRow && first.row() < firstRow + piece.rows())) {
                try {
                    return pieces.reader().bytes(segment, first.offset(), lines.size(), MOST_EVIDENCE)
                            .map(bytes -> evidence(first, bytes, segment.encoding()));
                } catch (IOException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static LogEvidence evidence(LogRow.Line first, byte[] bytes, Encoding encoding) {
        try {
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            byte[] utf8 = encoding == Encoding.UTF_8 ? bytes : encoding.utf8(bytes, 0, bytes.length);
            var text = new StringBuilder();
            int from = 0;
            for (int i = 0; i <= utf8.length; i++) {
                if (i == utf8.length || utf8[i] == '\n') {
                    int end = i > from && utf8[i - 1] == '\r' ? i - 1 : i;
                    text.append(text.isEmpty() && from == 0 ? "" : "\n").append(LogText.of(utf8, from, end - from).text());
                    from = i + 1;
                }
            }
            return new LogEvidence(first.source(), first.number(), first.offset(), first.time(), bytes, sha256, text.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void reconnect() {
        follower.reconnect();
    }

    @Override
    public void close() {
        closed = true;
        looked.countDown();
        asked.countDown();
        searches.forEach(LogSearch::close);
        follower.close();
        onClose.accept(this);
    }
}
