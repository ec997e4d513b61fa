package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.find.BytePattern;
import dev.quarterdeck.core.logs.find.LogPattern;
import dev.quarterdeck.io.process.Unhandled;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** A query over the pieces of one log. A thread of its own sees to it that every piece is searched; any thread asks. */
@NullUnmarked
final class LogSearch implements LogQuery {
    private static final int WORKERS = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final int MOST_HIGHLIGHT_STEPS = 300_000;

    private final LogFilter filter;
    private final LogPieces pieces;
    private final ExecutorService threads;
    private final Supplier<EventReader> readers;
    private final Consumer<LogSearch> onClose;
    private final Histogram histogram = new Histogram();
    private final Semaphore wakes = new Semaphore(0);
    private final Unsearched unsearched = new Unsearched();
    private final Optional<SafeRegex> highlight;
    private final String problem;
    private volatile List<SegmentSearch> segments = List.of();
    private volatile long gone;
    private volatile boolean settled;
    private volatile List<Piece> known = List.of();
    private volatile boolean cancelled;

    LogSearch(LogFilter filter, LogPieces pieces, ExecutorService threads, Supplier<EventReader> readers,
            Consumer<LogSearch> onClose) {
        this.filter = filter;
        this.pieces = pieces;
        this.threads = threads;
        this.readers = readers;
        this.onClose = onClose;
        this.problem = filter.include().flatMap(LogPattern::problem).or(() -> filter.exclude().flatMap(LogPattern::problem))
                .orElse("");
        this.highlight = problem.isEmpty() ? filter.include().map(p -> new SafeRegex(p.compiled(), () -> cancelled, () -> { }))
                : Optional.empty();
    }

    void start() {
        if (problem.isEmpty()) {
            Thread.ofVirtual().name("log search").start(this::run);
        }
    }

    /** There is more to search. */
    void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void run() {
        Optional<BytePattern> include = filter.include().map(BytePattern::of);
        Optional<BytePattern> exclude = filter.exclude().map(BytePattern::of);
        Map<Segment, SegmentSearch> searches = new HashMap<>();
        try {
            while (!cancelled) {
                boolean looked = pieces.settled();
                var now = new ArrayList<SegmentSearch>();
                List<Piece> all = pieces.all();
                for (Piece piece : all) {
                    if (piece instanceof Piece.Lines(Segment segment, long firstRow)
                            && (segment.exact() || segment.size() > segment.from())) {
                        SegmentSearch search = searches.get(segment);
                        if (search == null) {
                            search = begin(segment, firstRow, include, exclude);
                        }
                        if (search != null) {
                            searches.put(segment, search);
                            now.add(search);
                        }
                    }
                }
                searches.values().removeIf(search -> {
                    boolean gone = !now.contains(search);
                    if (gone) {
                        gone(search);
                    }
                    return gone;
                });
                segments = List.copyOf(now);
                now.forEach(this::catchUp);
                settled = looked;
                known = all;
                if (wakes.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        } finally {
            searches.values().forEach(SegmentSearch::close);
        }
    }

    private void catchUp(SegmentSearch search) {
        try {
            search.catchUp();
        } catch (IOException e) {
            unsearched.unreadable(e); // the matches so far remain
        }
    }

    /** Its file was let go; how many matches it had is all that is left of them. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the search's own thread adds to it
    private void gone(SegmentSearch search) {
        gone += search.count();
        search.close();
    }

    /** Null when the file cannot be read any more. */
    private SegmentSearch begin(Segment segment, long firstRow, Optional<BytePattern> include, Optional<BytePattern> exclude) {
        try {
            return begun(segment, firstRow, include, exclude);
        } catch (IOException e) {
            unsearched.unreadable(e);
            return null;
        }
    }

    private SegmentSearch begun(Segment segment, long firstRow, Optional<BytePattern> include, Optional<BytePattern> exclude)
            throws IOException {
        ByteSample sample = ByteSample.of(segment.store(), segment.readableFrom(), segment.size());
        var search = new SegmentSearch(segment, firstRow,
                sink -> new RangeSearch(filter, include, exclude, segment, sample, readers,
                new Tally(sink), () -> cancelled, unsearched), histogram::add, () -> cancelled, unsearched);
        search.start(threads, WORKERS);
        search.found().whenComplete((_, failure) -> {
            wake();
            if (failure != null) {
                // else it would look like no match
                unsearched.unreadable(new IOException(failure.getClass().getSimpleName(), failure));
                Unhandled.tell(failure);
            }
        });
        return search;
    }

    @Override
    public Progress progress() {
        long searched = 0;
        long bytes = 0;
        long whole = gone;
        int unfinished = 0;
        boolean complete = settled && known == pieces.all();
        for (SegmentSearch segment : segments) {
            searched += segment.searched();
            bytes += segment.bytes();
            whole += segment.whole();
            unfinished += segment.unfinished();
            complete &= segment.complete();
        }
        String words = problem.isEmpty() ? unsearched.words() : problem;
        double share = !problem.isEmpty() || complete ? 1 : bytes == 0 ? 0 : Math.min(0.999, (double) searched / bytes);
        return new Progress(whole + unfinished, whole, share, words);
    }

    @Override
    public Extent extent() {
        Progress progress = progress();
        return new Extent(progress.matches(), progress.complete());
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        var rows = new ArrayList<LogRow>();
        long before = gone;
        for (long row = Math.max(0, first); row < before && rows.size() < count; row++) {
            rows.add(new LogRow.Gap(row, Instant.EPOCH, "a match in a file that was let go"));
        }
        for (SegmentSearch segment : segments) {
            long here = segment.count();
            if (rows.size() < count && before + here > first) {
                for (long offset : segment.offsets(Math.max(0, first - before), count - rows.size())) {
                    try {
                        rows.addAll(pieces.reader().at(segment.segment(), offset, segment.firstRow()));
                    } catch (IOException _) {
                        return rows; // closed, or the file is gone
                    }
                }
            }
            before += here;
        }
        return rows;
    }

    @Override
    public OptionalLong next(long row) {
        for (SegmentSearch segment : segments) {
            long offset = segment.after(offset(segment, row));
            if (offset >= 0) {
                return row(segment, offset);
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong previous(long row) {
        for (SegmentSearch segment : segments.reversed()) {
            long offset = segment.before(offset(segment, row));
            if (offset >= 0) {
                return row(segment, offset);
            }
        }
        return OptionalLong.empty();
    }

    /** Where row {@code row} of the log begins in a segment: before its first byte or behind its last when it is in another. */
    private long offset(SegmentSearch search, long row) {
        Segment segment = search.segment();
        long line = row - search.firstRow();
        if (line < 0) {
            return segment.from() - 1;
        }
        try {
            if (!segment.exact() && line >= segment.lines()) {
                return segment.about(line);
            }
            return line >= segment.lines() ? segment.size() + 1 : pieces.reader().offset(segment, line);
        } catch (IOException _) {
            return segment.size() + 1;
        }
    }

    private OptionalLong row(SegmentSearch search, long offset) {
        try {
            OptionalLong line = pieces.reader().lineAt(search.segment(), offset);
            return OptionalLong.of(search.firstRow() + line.orElseGet(() -> search.segment().lineAbout(offset)));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    @Override
    public LogHistogram histogram() {
        return histogram.snapshot();
    }

    @Override
    public List<Range> ranges(String text) {
        return highlight.map(h -> h.ranges(text, MOST_HIGHLIGHT_STEPS)).orElse(List.of());
    }

    @Override
    public void close() {
        cancelled = true;
        wakes.release();
        onClose.accept(this);
    }
}
