package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.ColourCodes;
import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogLevel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;

/**
 * The lines of one file from some offset on, until it was replaced or truncated: what is known of where they begin and how bad
 * they
 * are. Indexing what was found at first is done in parts by several threads at once; after that one thread appends. Any thread
 * reads.
 */
@NullUnmarked
final class Segment implements AutoCloseable {
    static final long PART = 32L * 1024 * 1024;
    /** Lines before the first of a part, so that a stack trace across its edge is known by its event. */
    private static final int LOOK_BACK = 64 * 1024;

    private final Encoding encoding;
    private final long from;
    private volatile long firstLine;
    private volatile ByteStore store;
    private volatile long readableFrom;
    private volatile long readableLine;
    private volatile Instant goneAt = Instant.EPOCH;
    private volatile LineIndex[] parts;
    private volatile long size;
    private volatile boolean closed;
    private volatile long seen;
    private volatile double meanLength = 120;
    /** Parts that were there at first are filled by others than the thread that appends. */
    private int foundParts;
    /** So many parts from the first on have their place. */
    private volatile int placed;

    /**
     * @param from offset where its first line begins
     * @param size bytes there are now; they are indexed by {@link #scan}, part by part
     */
    Segment(ByteStore store, Encoding encoding, long from, long size) {
        this.store = store;
        this.encoding = encoding;
        this.from = from;
        this.readableFrom = from;
        this.size = size;
        int count = (int) Math.max(1, (size - from + PART - 1) / PART);
        this.parts = new LineIndex[count];
        for (int i = 0; i < count; i++) {
            parts[i] = new LineIndex(from + i * PART);
        }
        parts[0].firstLine(0);
        this.foundParts = count;
        if (size == from) {
            parts[0].start(0, from);
            parts[0].publish(1, from);
            foundParts = 0;
            placed = 1;
        }
    }

    Encoding encoding() {
        return encoding;
    }

    ByteStore store() {
        return store;
    }

    long from() {
        return from;
    }

    /** Bytes before this are gone. */
    long readableFrom() {
        return readableFrom;
    }

    /** The end of what was found so far. */
    long size() {
        return size;
    }

    /** The number of its first line in the log, counted from 0. */
    long firstLine() {
        return firstLine;
    }

    /** Not once it can be seen. */
    void firstLine(long number) {
        firstLine = number;
    }

    int partCount() {
        return parts.length;
    }

    /** Whether every line up to {@link #size()} is counted. */
    boolean exact() {
        return placed == parts.length;
    }

    /** Share of the bytes whose lines are counted. */
    double counted() {
        LineIndex[] all = parts;
        long done = 0;
        for (LineIndex part : all) {
            done += part.to() - part.from();
        }
        return size == from ? 1 : (double) done / (size - from);
    }

    /** Finds the line starts of part {@code number}, on a thread that has {@code block} for itself. */
    void scan(int number, NativeBlock block, BooleanSupplier stopped) throws IOException {
        LineIndex part = parts[number];
        long end = Math.min(size, part.from() + PART);
        int starts = 0;
        if (number == 0) {
            part.start(starts++, from);
        }
        long at = part.from();
        while (at < end && !stopped.getAsBoolean()) {
            int read = store.fill(block.buffer(), at, end);
            if (read == 0) {
                break; // it shrank; the follower will notice
            }
            starts = scan(part, block.memory(), read, at, starts);
            at += read;
            part.publish(starts, at);
        }
        part.publish(starts, end);
        part.trim();
        place();
    }

    private int scan(LineIndex part, MemorySegment memory, int length, long at, int starts) {
        int count = starts;
        for (long end = encoding.lineEnd(memory, 0, length, at); end >= 0; end = encoding.lineEnd(memory, end, length, at)) {
            part.start(count++, at + end);
        }
        return count;
    }

    /** Numbers the lines of each part whose predecessors are done. */
    private synchronized void place() {
        LineIndex[] all = parts;
        int number = placed;
        while (number < all.length && all[number].to() == Math.min(size, all[number].from() + PART)) {
            number++;
            if (number < all.length) {
                all[number].firstLine(all[number - 1].firstLine() + all[number - 1].starts());
            }
        }
        placed = number;
    }

    /** Reads level and time of the lines of part {@code number}, once its starts are known. */
    void level(int number, LineBlocks blocks, EventReader reader, Tally tally, BooleanSupplier stopped) throws IOException {
        LineIndex part = parts[number];
        if (part.starts() == 0) {
            return;
        }
        long first = part.offset(0);
        long end = number + 1 < parts.length ? lineEnd(parts[number], size) : size;
        context(first, reader, blocks);
        blocks.range(store, first, end);
        var heap = new byte[LineBlocks.BLOCK];
        int line = 0;
        while (blocks.next() && !stopped.getAsBoolean()) {
            int length = blocks.length();
            heap = heap.length < length ? new byte[length] : heap;
            MemorySegment.copy(blocks.memory(), 0, MemorySegment.ofArray(heap), 0, length);
            synchronized (part) {
                line = level(part, line, blocks, heap, reader, tally);
            }
        }
        tally.flush();
    }

    private int level(LineIndex part, int first, LineBlocks blocks, byte[] heap, EventReader reader, Tally tally) {
        int line = first;
        int length = blocks.length();
        boolean plain = encoding == Encoding.UTF_8 && ByteSearch.next(blocks.memory(), 0, length, ColourCodes.ESCAPE) < 0;
        for (int at = 0; at < length && line < part.starts(); line++) {
            long lineEnd = encoding.lineEnd(blocks.memory(), at, length, blocks.at());
            int next = lineEnd < 0 ? length : (int) lineEnd;
            int end = lineEnd < 0 ? next : next - encoding.width();
            LogLevel level = plain ? reader.readPlain(heap, at, end) : read(reader, heap, at, end);
            part.level(line, level, second(reader));
            tally.count(reader.time(), level);
            at = next;
        }
        part.publishLevels(line);
        return line;
    }

    LogLevel read(EventReader reader, byte[] bytes, int from, int to) {
        if (encoding == Encoding.UTF_8) {
            return reader.read(bytes, from, to);
        }
        byte[] utf8 = encoding.utf8(bytes, from, Math.min(to - from, encoding.width() * EventReader.REACH));
        return reader.read(utf8, 0, utf8.length);
    }

    static int second(EventReader reader) {
        return reader.time() == EventReader.NO_TIME ? 0 : (int) Math.floorDiv(reader.time(), 1000L);
    }

    /** Where the line ends that the last start of {@code part} begins. */
    private long lineEnd(LineIndex part, long end) throws IOException {
        return LineBlocks.lineEnd(store, encoding, Math.max(part.to(), from), end);
    }

    /** Lets {@code reader} read what stands before {@code at}, where a line begins. */
    void context(long at, EventReader reader, LineBlocks blocks) throws IOException {
        long back = Math.max(from, at - LOOK_BACK);
        if (back < at) {
            blocks.range(store, back == from ? from : LineBlocks.lineEnd(store, encoding, back, at), at);
            while (blocks.next()) {
                byte[] heap = blocks.memory().asSlice(0, blocks.length()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
                for (int line = 0; line < heap.length; ) {
                    long end = encoding.lineEnd(blocks.memory(), line, heap.length, blocks.at());
                    int next = end < 0 ? heap.length : (int) end;
                    read(reader, heap, line, end < 0 ? next : next - encoding.width());
                    line = next;
                }
            }
        }
    }

    /** The part that grows; a new one when the last is full. */
    private LineIndex growing() {
        LineIndex last = parts[parts.length - 1];
        if (parts.length > foundParts && last.to() - last.from() < PART) {
            return last;
        }
        synchronized (last) {
            last.trim();
        }
        var next = new LineIndex(last.to());
        next.firstLine(last.firstLine() + last.starts());
        synchronized (this) {
            LineIndex[] more = Arrays.copyOf(parts, parts.length + 1);
            more[more.length - 1] = next;
            parts = more;
            placed = more.length;
        }
        return next;
    }

    /**
     * Says that the bytes up to {@code end} are there and {@code count} lines begin in them that were not known, at
     * {@code starts}.
     */
    void append(long[] starts, int count, long end) {
        LineIndex part = growing();
        int number = part.starts();
        synchronized (this) { // else a line whose end is not there yet would look finished for a moment
            size = end;
            for (int i = 0; i < count; i++) {
                part.start(number++, starts[i]);
            }
            part.publish(number, end);
        }
    }

    /** The level of line {@code line} of this segment, which an appended newline has just ended. */
    void level(long line, LogLevel level, int second) {
        LineIndex part = partOf(line);
        int number = (int) (line - part.firstLine());
        synchronized (part) {
            part.level(number, level, second);
            if (number == part.levelled()) {
                part.publishLevels(number + 1);
            }
        }
    }

    /** Lines there are, the unfinished last one included; what is counted so far while it is not {@link #exact()}. */
    synchronized long lines() {
        LineIndex[] all = parts;
        int known = Math.min(placed, all.length);
        if (known == 0) {
            return 0;
        }
        LineIndex last = all[known - 1];
        long starts = last.firstLine() + last.starts();
        return known == all.length && lastStart() == size ? starts - 1 : starts;
    }

    /** Of {@link #lines()}, those whose end has come; none while they are being counted. */
    synchronized long wholeLines() {
        return !exact() ? 0 : lines() - (completeTo() < size ? 1 : 0);
    }

    /** About how many lines there are while they are being counted. */
    long estimate() {
        long lines = lines();
        return exact() ? lines : Math.max(lines + 1, (long) (seen() / meanLength));
    }

    /** About where line {@code line} begins while lines are being counted. */
    long about(long line) {
        long counted = lines();
        return countedTo() + Math.max(0, (long) ((line - counted) * (double) (seen() - countedTo()) / Math.max(1,
                estimate() - counted)));
    }

    /** About the number of the line that begins at {@code offset}. */
    long lineAbout(long offset) {
        return (long) ((double) (offset - from) / Math.max(1, seen() - from) * estimate());
    }

    /** The file's size when it was last looked at; beyond {@link #size()} while lines are being counted. */
    long seen() {
        return Math.max(size, seen);
    }

    void seen(long bytes) {
        seen = bytes;
    }

    /** @param bytes of a line on average, as far as a look at the file tells */
    void meanLength(double bytes) {
        meanLength = Math.max(1, bytes);
    }

    /** Where the counted lines end. */
    long countedTo() {
        int known = placed;
        return known == 0 ? from : parts[known - 1].to();
    }

    /** Once all is counted: where the unfinished last line begins, or the end when the last byte is a newline. */
    synchronized long lastStart() {
        LineIndex[] all = parts;
        for (int i = all.length - 1; i > 0; i--) {
            if (all[i].starts() > 0) {
                return all[i].lastStart();
            }
        }
        return all[0].lastStart();
    }

    /** Nothing will be appended: its last line is whole, newline or not. */
    void close(boolean complete) {
        closed = complete;
    }

    boolean closed() {
        return closed;
    }

    /** The end of the last whole line. Once all is counted. */
    synchronized long completeTo() {
        return closed ? size : lastStart();
    }

    LineIndex part(int number) {
        return parts[number];
    }

    /** The part in which line {@code line} of this segment begins, among those that have their place. */
    LineIndex partOf(long line) {
        LineIndex[] all = parts;
        int low = 0;
        int high = Math.min(placed, all.length - 1);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (all[middle].firstLine() <= line) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return all[low];
    }

    /** The part that holds the byte before {@code offset}, or null. */
    LineIndex partBefore(long offset) {
        LineIndex[] all = parts;
        for (int low = 0, high = all.length - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            if (all[middle].from() >= offset) {
                high = middle - 1;
            } else if (middle + 1 < all.length && all[middle + 1].from() < offset) {
                low = middle + 1;
            } else {
                return all[middle];
            }
        }
        return null;
    }

    /** The file was truncated; of what it held, {@code kept} can still be read. Its channel goes on with the file. */
    void truncated(KeptStore kept, Instant at) {
        long line = lines();
        if (kept.from() <= from) {
            line = 0;
        } else {
            for (LineIndex part : parts) {
                int block = part.blockAt(kept.from() - 1) + 1;
                if (block * LineIndex.BLOCK < part.starts() && line == lines()) {
                    line = part.firstLine() + (long) block * LineIndex.BLOCK;
                    readableFrom = part.offset(block);
                }
            }
            readableFrom = line == lines() ? size : readableFrom;
        }
        goneAt = at;
        readableLine = line;
        store = kept;
        closed = true;
    }

    /** Lines before this one are gone. */
    long readableLine() {
        return readableLine;
    }

    /** When they went. */
    Instant goneAt() {
        return goneAt;
    }

    long footprint() {
        long sum = 0;
        for (LineIndex part : parts) {
            sum += part.footprint();
        }
        return sum;
    }

    @Override
    public void close() {
        store.close();
    }
}
