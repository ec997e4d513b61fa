package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.ColourCodes;
import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.find.BytePattern;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** Finds the lines of a range of a segment that a filter asks for. One thread. */
@NullUnmarked
final class RangeSearch implements AutoCloseable {
    private final LogFilter filter;
    private final Segment segment;
    private final Supplier<EventReader> readers;
    private final Tally tally;
    private final BooleanSupplier cancelled;
    private final Unsearched unsearched;
    private final Optional<BlockSearch> include;
    private final Optional<BlockSearch> exclude;
    private final boolean events;
    private final LineBlocks blocks;
    private final LineBlocks before;
    private byte[] heap = new byte[LineBlocks.BLOCK];
    private EventReader reader;
    private long readTo = -1;
    /** The reader has not read what stands before the next block. */
    private boolean lost;

    RangeSearch(LogFilter filter, Optional<BytePattern> include, Optional<BytePattern> exclude, Segment segment,
            ByteSample sample,
                Supplier<EventReader> readers, Tally tally, BooleanSupplier cancelled, Unsearched unsearched) {
        this.filter = filter;
        this.segment = segment;
        this.readers = readers;
        this.tally = tally;
        this.cancelled = cancelled;
        this.include = include.map(p -> new BlockSearch(p, sample, cancelled, unsearched::givenUp));
        this.exclude = exclude.map(p -> new BlockSearch(p, sample, cancelled, unsearched::givenUp));
        this.unsearched = unsearched;
        this.events = filter.least() != LogLevel.NONE || filter.from().isPresent() || filter.until().isPresent();
        this.blocks = new LineBlocks(segment.encoding());
        this.before = new LineBlocks(segment.encoding());
    }

    /** Adds the matching lines of {@code [from, to)}, which begins and ends with a line, to {@code hits}. */
    void search(long from, long to, Hits hits) throws IOException {
        if (readTo != from || reader == null) {
            reader = readers.get();
            lost = true;
        }
        blocks.range(segment.store(), from, to);
        while (blocks.next() && !cancelled.getAsBoolean()) {
            if (blocks.shortened()) {
                unsearched.shortened(blocks.at());
            }
            if (events || include.isEmpty() || segment.encoding() != Encoding.UTF_8) {
                everyLine(hits);
            } else {
                foundLines(hits);
            }
        }
        readTo = to;
        tally.flush();
    }

    /** The pattern tells which lines are to be looked at. */
    private void foundLines(Hits hits) {
        BlockSearch search = include.get();
        search.search(blocks.memory(), blocks.length());
        for (int i = 0; i < search.count(); i++) {
            int at = search.hits()[i];
            int end = end(at);
            int length = copy(at, end);
            if (exclude.isEmpty() || !exclude.get().matches(heap, 0, length)) {
                LogLevel level = reader.read(heap, 0, length);
                tally.count(reader.time(), level);
                hits.add(blocks.at() + at);
            }
        }
    }

    private int end(int at) {
        long end = segment.encoding().lineEnd(blocks.memory(), at, blocks.length(), blocks.at());
        return end < 0 ? blocks.length() : (int) end;
    }

    /** Brings a line without its end into {@link #heap}, in UTF-8. */
    private int copy(int from, int end) {
        int width = segment.encoding().width();
        boolean newline = end > from && blocks.memory()
                .get(ValueLayout.JAVA_BYTE, end - (segment.encoding() == Encoding.UTF_16LE ? 2 : 1)) == '\n';
        int length = end - from - (newline ? width : 0);
        heap = heap.length < length ? new byte[length] : heap;
        MemorySegment.copy(blocks.memory(), ValueLayout.JAVA_BYTE, from, heap, 0, length);
        if (segment.encoding() == Encoding.UTF_8) {
            return length;
        }
        byte[] utf8 = segment.encoding().utf8(heap, 0, length);
        heap = heap.length < utf8.length ? new byte[utf8.length] : heap;
        System.arraycopy(utf8, 0, heap, 0, utf8.length);
        return utf8.length;
    }

    /** Levels and times need every line to be read around a match, since lines continue the event before them. */
    private void everyLine(Hits hits) throws IOException {
        boolean bulk = include.isPresent() && segment.encoding() == Encoding.UTF_8;
        if (bulk) {
            include.get().search(blocks.memory(), blocks.length());
            if (include.get().count() == 0) {
                lost = true;
                return;
            }
        }
        if (lost && events) {
            reader = readers.get();
            segment.context(blocks.at(), reader, before);
        }
        lost = false;
        boolean plain = segment.encoding() == Encoding.UTF_8
                && ByteSearch.next(blocks.memory(), 0, blocks.length(), ColourCodes.ESCAPE) < 0;
        int next = 0;
        for (int at = 0; at < blocks.length(); ) {
            int end = end(at);
            boolean found = include.isEmpty() || bulk && next < include.get().count() && include.get().hits()[next] == at;
            next += found && bulk ? 1 : 0;
            int length = copy(at, end);
            LogLevel level = plain ? reader.readPlain(heap, 0, length) : reader.read(heap, 0, length);
            if ((found || !bulk && include.isPresent() && include.get().matches(heap, 0, length)) && wanted(level, length)) {
                tally.count(reader.time(), level);
                hits.add(blocks.at() + at);
            }
            at = end;
        }
    }

    @Override
    public void close() {
        blocks.close();
        before.close();
    }

    private boolean wanted(LogLevel level, int length) {
        if (level.compareTo(filter.least()) < 0) {
            return false;
        }
        long time = reader.time();
        if (filter.from().isPresent() && (time == EventReader.NO_TIME || time < filter.from().get().toEpochMilli())
                || filter.until().isPresent() && (time == EventReader.NO_TIME || time >= filter.until().get().toEpochMilli())) {
            return false;
        }
        return exclude.isEmpty() || !exclude.get().matches(heap, 0, length);
    }
}
