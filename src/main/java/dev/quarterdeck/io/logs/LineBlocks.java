package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Reads a range of a file that begins and ends with a line, in blocks that do too. A block is in memory outside the heap that is used
 * again for the next one. One thread.
 */
final class LineBlocks {
    static final int BLOCK = 256 * 1024;
    /** Of a longer line only so much is looked at. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final Encoding encoding;
    private ByteBuffer buffer;
    private MemorySegment memory;
    private ByteStore store;
    private long end;
    private long at;
    private long next;
    private int length;

    LineBlocks(Encoding encoding) {
        this.encoding = encoding;
        grow(BLOCK);
    }

    private void grow(int capacity) {
        buffer = ByteBuffer.allocateDirect(capacity);
        memory = MemorySegment.ofBuffer(buffer);
    }

    /** From now on the lines of {@code store} from {@code from}, where one begins, to {@code end}, where one ends. */
    void range(ByteStore store, long from, long end) {
        this.store = store;
        this.next = from;
        this.end = end;
        this.length = 0;
    }

    /** Reads the next block; false when there is none. */
    boolean next() throws IOException {
        at = next;
        if (at >= end) {
            length = 0;
            return false;
        }
        while (true) {
            buffer.clear();
            int read = store.fill(buffer, at, end);
            if (read == 0) {
                length = 0;
                next = end;
                return false;
            }
            length = at + read == end || read < buffer.capacity() ? read : lastEnd(read);
            if (length > 0) {
                next = at + length;
                return true;
            }
            if (buffer.capacity() >= LONGEST) {
                length = read;
                next = lineEnd(store, encoding, at + read, end);
                return true;
            }
            grow(buffer.capacity() * 2);
        }
    }

    /** Behind the last newline of {@code [0, read)}, 0 when there is none. */
    private int lastEnd(int read) {
        int window = 4096;
        while (true) {
            int from = Math.max(0, read - window);
            long found = -1;
            for (long end = encoding.lineEnd(memory, from, read, at); end >= 0; end = encoding.lineEnd(memory, end, read, at)) {
                found = end;
            }
            if (found >= 0 || from == 0) {
                return (int) Math.max(0, found);
            }
            window *= 8;
        }
    }

    /** Where the first line that begins behind {@code from - 1} begins, at most {@code end}. */
    static long lineEnd(ByteStore store, Encoding encoding, long from, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(16 * 1024);
        MemorySegment memory = MemorySegment.ofBuffer(buffer);
        long at = from;
        while (at < end) {
            buffer.clear();
            int read = store.fill(buffer, at, end);
            long found = encoding.lineEnd(memory, 0, read, at);
            if (found >= 0) {
                return at + found;
            }
            if (read == 0) {
                return end;
            }
            // a newline of two bytes may lie across the end of the buffer
            at += at + read < end && read > 1 ? read - (encoding.width() - 1) : read;
            if (buffer.capacity() < BLOCK) {
                buffer = ByteBuffer.allocateDirect(BLOCK);
                memory = MemorySegment.ofBuffer(buffer);
            }
        }
        return end;
    }

    /** Where the last line that has its end, ends: behind the last newline of {@code [from, end)}, or {@code from}. */
    static long lastEnd(ByteStore store, Encoding encoding, long from, long end) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
        MemorySegment memory = MemorySegment.ofBuffer(buffer);
        for (long to = end; to > from; ) {
            long at = Math.max(from, to - BLOCK);
            buffer.clear();
            int read = store.fill(buffer, at, to);
            long last = -1;
            for (long found = encoding.lineEnd(memory, 0, read, at); found >= 0; found = encoding.lineEnd(memory, found, read, at)) {
                last = found;
            }
            if (last >= 0) {
                return at + last;
            }
            to = at == from ? from : at + encoding.width() - 1;
        }
        return from;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Bytes in the block. */
    int length() {
        return length;
    }

    /** Offset in the file of the block's first byte. */
    long at() {
        return at;
    }
}
