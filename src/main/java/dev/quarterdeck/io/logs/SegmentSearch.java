package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The matches in one segment: what was there is searched in units by several threads, newest first; what comes, as it comes. */
final class SegmentSearch implements AutoCloseable {
    private static final long UNIT = 4L * 1024 * 1024;
    /**
     * The last unit is so small, each before it twice as large: the first screen of matches comes soon, however slow the pattern.
     */
    private static final long LAST_UNIT = 64L * 1024;

    private final Segment segment;
    private final long firstRow;
    private final Function<Tally.Sink, RangeSearch> searches;
    private final Tally.Sink counts;
    private final BooleanSupplier cancelled;
    private @Nullable RangeSearch growing;
    private @Nullable RangeSearch alone;
    private final long from;
    private final long foundEnd;
    /** Where the units begin, about, and where the last ends. */
    private final long[] bounds;
    private final AtomicReferenceArray<Hits> units;
    private final List<Hits> grown = new CopyOnWriteArrayList<>();
    private final AtomicLong searched = new AtomicLong();
    private volatile long frontier;
    private volatile long provisional = -1;
    private final Unsearched unsearched;
    private long provisionalFrom = -1;
    private long provisionalSize = -1;
    private volatile CompletableFuture<Void> found = CompletableFuture.completedFuture(null);

    /** @param searches makes what one thread searches with, and where it counts */
    SegmentSearch(Segment segment, long firstRow, Function<Tally.Sink, RangeSearch> searches, Tally.Sink counts,
            BooleanSupplier cancelled,
                  Unsearched unsearched) throws IOException {
        this.unsearched = unsearched;
        this.segment = segment;
        this.firstRow = firstRow;
        this.searches = searches;
        this.cancelled = cancelled;
        this.counts = counts;
        this.from = segment.readableFrom();
        this.foundEnd = Math.max(from, segment.exact() ? segment.completeTo()
                : LineBlocks.lastEnd(segment.store(), segment.encoding(), from, segment.size()));
        this.frontier = foundEnd;
        this.bounds = bounds(from, foundEnd);
        this.units = new AtomicReferenceArray<>(bounds.length - 1);
    }

    private static long[] bounds(long from, long to) {
        var backwards = LongStream.builder().add(to);
        long at = to;
        for (long unit = LAST_UNIT; at - from > unit; unit = Math.min(UNIT, 2 * unit)) {
            at -= unit;
            backwards.add(at);
        }
        return backwards.add(from).build().sorted().toArray();
    }

    Segment segment() {
        return segment;
    }

    long firstRow() {
        return firstRow;
    }

    /** Begins to search what was there. */
    void start(ExecutorService threads, int workers) {
        var next = new AtomicInteger(units.length() - 1);
        var all = new CompletableFuture<?>[Math.min(workers, units.length())];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.runAsync(() -> {
                try (RangeSearch search = searches.apply(counts)) {
                    for (int unit = next.getAndDecrement(); unit >= 0 && !cancelled.getAsBoolean(); unit =
                            next.getAndDecrement()) {
                        unit(search, unit);
                    }
                }
            }, threads);
        }
        found = CompletableFuture.allOf(all);
    }

    private void unit(RangeSearch search, int unit) {
        try {
            long begin = aligned(bounds[unit]);
            long end = unit == units.length() - 1 ? foundEnd : aligned(bounds[unit + 1]);
            var hits = new Hits(begin);
            if (begin < end) {
                search.search(begin, end, hits);
            }
            hits.trim();
            units.set(unit, hits);
        } catch (IOException e) {
            unsearched.unreadable(e);
            units.set(unit, new Hits(bounds[unit])); // what is left is what was found elsewhere
        }
        searched.addAndGet(bounds[unit + 1] - bounds[unit]);
    }

    private long aligned(long offset) throws IOException {
        return offset <= from ? from : LineBlocks.lineEnd(segment.store(), segment.encoding(), offset - segment.encoding()
                .width(), foundEnd);
    }

    /** Searches what was appended. Only one thread does this. */
    void catchUp() throws IOException {
        if (!segment.exact()) {
            return;
        }
        long end = segment.completeTo();
        if (end > frontier) {
            if (grown.isEmpty() || end - grown.getLast().from() > UNIT) {
                grown.add(new Hits(frontier));
            }
            growing = growing == null ? searches.apply(counts) : growing;
            provisional = -1; // it is among those that are whole now
            growing.search(frontier, end, grown.getLast());
            frontier = end;
        }
        long size = segment.size();
        if (end != provisionalFrom || size != provisionalSize) {
            provisionalFrom = end;
            provisionalSize = size;
            provisional = end < size && matchesAlone(end, size) ? end : -1;
        }
        if (segment.closed()) {
            close();
        }
    }

    /** Nothing more is to be searched. For the thread that catches up. */
    @Override
    public void close() {
        if (growing != null) {
            growing.close();
            growing = null;
        }
        if (alone != null) {
            alone.close();
            alone = null;
        }
    }

    /** Whether the unfinished last line matches so far. */
    private boolean matchesAlone(long start, long size) throws IOException {
        var hits = new Hits(start);
        alone = alone == null ? searches.apply((_, _) -> { }) : alone;
        alone.search(start, size, hits);
        return hits.count() > 0;
    }

    boolean complete() {
        return found.isDone() && segment.exact() && frontier == segment.completeTo();
    }

    CompletableFuture<Void> found() {
        return found;
    }

    long searched() {
        return searched.get() + frontier - foundEnd;
    }

    long bytes() {
        return Math.max(frontier, foundEnd) - from;
    }

    long count() {
        return whole() + unfinished();
    }

    /** 1 while a last line whose end has not come matches so far. */
    int unfinished() {
        return provisional >= 0 ? 1 : 0;
    }

    /** Matching lines whose end has come. */
    long whole() {
        long count = 0;
        for (int unit = 0; unit < units.length(); unit++) {
            Hits hits = units.get(unit);
            count += hits == null ? 0 : hits.count();
        }
        for (Hits hits : grown) {
            count += hits.count();
        }
        return count;
    }

    /** Offsets of the matches {@code first} to {@code first + most - 1} of this segment. */
    long[] offsets(long first, int most) {
        var offsets = new java.util.ArrayList<Long>();
        long at = 0;
        for (Hits hits : all()) {
            if (offsets.size() >= most) {
                break;
            }
            int count = hits.count();
            if (at + count > first) {
                long[] here = hits.offsets();
                for (int i = (int) Math.max(0, first - at); i < here.length && offsets.size() < most; i++) {
                    offsets.add(here[i]);
                }
            }
            at += count;
        }
        long unfinished = provisional;
        if (unfinished >= 0 && offsets.size() < most && first <= at) {
            offsets.add(unfinished);
        }
        return offsets.stream().mapToLong(Long::longValue).toArray();
    }

    private List<Hits> all() {
        var all = new java.util.ArrayList<Hits>();
        for (int unit = 0; unit < units.length(); unit++) {
            Hits hits = units.get(unit);
            if (hits != null) {
                all.add(hits);
            }
        }
        all.addAll(grown);
        return all;
    }

    /** The first match behind {@code offset}, or -1. */
    long after(long offset) {
        List<Hits> all = all();
        for (int i = 0; i < all.size(); i++) {
            boolean passed = i + 1 < all.size() && all.get(i + 1).from() <= offset;
            if (!passed && all.get(i).count() > 0) {
                for (long hit : all.get(i).offsets()) {
                    if (hit > offset) {
                        return hit;
                    }
                }
            }
        }
        return provisional > offset ? provisional : -1;
    }

    /** The last match before {@code offset}, or -1. */
    long before(long offset) {
        if (provisional >= 0 && provisional < offset) {
            return provisional;
        }
        for (Hits hits : all().reversed()) {
            if (hits.from() < offset && hits.count() > 0) {
                long[] offsets = hits.offsets();
                for (int i = offsets.length - 1; i >= 0; i--) {
                    if (offsets[i] < offset) {
                        return offsets[i];
                    }
                }
            }
        }
        return -1;
    }
}
