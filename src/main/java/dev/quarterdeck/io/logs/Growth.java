package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogLevel;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;

/** Reads on in a segment whose file grows: each byte once. One thread. */
final class Growth implements AutoCloseable {
    private static final int BLOCK = 256 * 1024;
    /** Of a line that comes piece by piece so much is kept for its level and time. */
    private static final int HEAD = EventReader.REACH;
    /** So much, since logs repeat themselves: what is written anew may well look like what was there before. */
    private static final int COMPARED = 4096;

    private final Segment segment;
    private final Encoding encoding;
    private final EventReader reader;
    private final Tally tally;
    private final InstantSource clock;
    private final ByteStore file;
    private final LastBytes last;
    private final NativeBlock block = NativeBlock.of(BLOCK);
    private boolean closed;
    private boolean found;
    private final byte[] heap = new byte[BLOCK];
    private long[] starts = new long[64];
    private LogLevel[] levels = new LogLevel[64];
    private int[] seconds = new int[64];
    private byte[] head = new byte[256];
    private int headLength;
    private long position;
    private long line;

    /**
     * Reads on where {@code segment}, which is counted, ends.
     *
     * @param file the bytes there are now
     * @param last what was read before, up to there: it has to be what was read, since reading it again may already find other
     * bytes
     */
    Growth(Segment segment, ByteStore file, LastBytes last, EventReader reader, Tally tally, InstantSource clock)
            throws IOException {
        this.segment = segment;
        this.file = file;
        this.last = last;
        this.encoding = segment.encoding();
        this.reader = reader;
        this.tally = tally;
        this.clock = clock;
        this.position = segment.size();
        long unfinished = segment.lastStart();
        this.line = segment.lines() - (unfinished < position ? 1 : 0);
        try (var blocks = new LineBlocks(encoding)) {
            segment.context(unfinished, reader, blocks);
        }
        if (unfinished < position) {
            byte[] begun = read(segment.store(), unfinished, (int) Math.min(HEAD, position - unfinished));
            keep(begun, 0, begun.length);
        }
    }

    private static byte[] read(ByteStore from, long at, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        return Arrays.copyOf(into.array(), from.fill(into, at, at + count));
    }

    long position() {
        return position;
    }

    /** What a look at the file told. */
    enum Look {
        NOTHING, GREW,
        /** What was read last does not stand where it was: the file was truncated and is written anew. */
        REWRITTEN
    }

    /** Whether what was read last still stands there. */
    boolean same() throws IOException {
        byte[] known = last.copy(COMPARED);
        return Arrays.equals(known, read(file, position - known.length, known.length));
    }

    /** Whether a file that is only {@code size} bytes long now ends with what was read there, as far as that is still known. */
    boolean shortened(long size) throws IOException {
        int count = (int) Math.min(BLOCK, size - last.from());
        return count >= COMPARED && Arrays.equals(last.copy(size - count, count), read(file, size - count, count));
    }

    /**
     * Reads what there is to read. Bytes are taken only when those before them still stand there after they were read: then they
     * follow them.
     */
    Look readOn() throws IOException {
        Look look = Look.NOTHING;
        while (true) {
            int count = file.read(block.buffer(), position);
            count -= count > 0 ? count % encoding.width() : 0;
            if (count <= 0) {
                return look;
            }
            if (!same()) {
                return Look.REWRITTEN;
            }
            take(count);
            look = Look.GREW;
        }
    }

    /** The same for what was there before anybody looked: nobody knows when its lines without a time came. */
    Look readFound() throws IOException {
        found = true;
        try {
            return readOn();
        } finally {
            found = false;
        }
    }

    /** The same for a file that may have been rewritten without growing. */
    Look readOnOrAnew() throws IOException {
        Look look = readOn();
        return look == Look.NOTHING && !same() ? Look.REWRITTEN : look;
    }

    private void take(int count) {
        MemorySegment memory = block.memory();
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, heap, 0, count);
        long now = clock.millis();
        int found = 0;
        int from = 0;
        for (long end = encoding.lineEnd(memory, 0, count, position); end >= 0; end =
                encoding.lineEnd(memory, end, count, position)) {
            int to = (int) end - encoding.width();
            if (found == starts.length) {
                starts = Arrays.copyOf(starts, 2 * found);
                levels = Arrays.copyOf(levels, 2 * found);
                seconds = Arrays.copyOf(seconds, 2 * found);
            }
            starts[found] = position + end;
            levels[found] = level(from, to);
            seconds[found++] = Segment.second(reader);
            tally.count(time(now), levels[found - 1]);
            from = (int) end;
        }
        keep(heap, from, count - from);
        last.add(heap, 0, count);
        position += count;
        segment.append(starts, found, position);
        for (int i = 0; i < found; i++) {
            segment.level(line + i, levels[i], seconds[i]);
        }
        line += found;
        tally.flush();
    }

    /** A line without any time counts when it is read, if it was waited for. */
    private long time(long now) {
        return reader.time() == EventReader.NO_TIME && !found ? now : reader.time();
    }

    /** Of the line that ends at {@code to}, and may have begun in an earlier block. */
    private LogLevel level(int from, int to) {
        if (headLength == 0) {
            return segment.read(reader, heap, from, to);
        }
        keep(heap, from, to - from);
        LogLevel level = segment.read(reader, head, 0, headLength);
        headLength = 0;
        return level;
    }

    private void keep(byte[] bytes, int from, int count) {
        int kept = Math.min(Math.max(0, count), HEAD - headLength);
        if (headLength + kept > head.length) {
            head = Arrays.copyOf(head, Math.min(HEAD, Math.max(2 * head.length, headLength + kept)));
        }
        System.arraycopy(bytes, from, head, headLength, kept);
        headLength += kept;
    }

    /** The file ends here for good: its unfinished line counts as it is. */
    void finish() {
        if (segment.lastStart() < position) {
            LogLevel level = segment.read(reader, head, 0, headLength);
            segment.level(line, level, Segment.second(reader));
            tally.count(time(clock.millis()), level);
            tally.flush();
        }
        segment.close(true);
        close();
    }

    /** Nothing will be read on. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            block.close();
        }
    }
}
