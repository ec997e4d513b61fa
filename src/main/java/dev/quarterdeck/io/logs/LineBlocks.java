package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads a range of a file that begins and ends with a line, in blocks that do too. A block is in memory outside the heap that is
 * used
 * again for the next one. One thread.
 */
@NullUnmarked
final class LineBlocks implements AutoCloseable {
    static final int BLOCK = 256 * 1024;
    /** Of a longer line only so much is looked at. */
    static final int LONGEST = 8 * 1024 * 1024;

    private final Encoding encoding;
    private NativeBlock block = NativeBlock.of(BLOCK);
    private ByteStore store;
    private long end;
    private long at;
    private long next;
    private int length;
    private boolean shortened;

    LineBlocks(Encoding encoding) {
        this.encoding = encoding;
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
        shortened = false;
        if (at >= end) {
            length = 0;
            return false;
        }
        while (true) {
            int read = store.fill(block.buffer(), at, end);
            if (read == 0) {
                length = 0;
                next = end;
                return false;
            }
            length = at + read == end || read < block.size() ? read : lastEnd(read);
            if (length > 0) {
                next = at + length;
                return true;
            }
            if (block.size() >= LONGEST) {
                length = read;
                next = lineEnd(store, encoding, at + read, end);
                shortened = true;
                return true;
            }
            int larger = 2 * block.size();
            block.close();
            block = NativeBlock.of(larger);
        }
    }

    /** Behind the last newline of {@code [0, read)}, 0 when there is none. */
    private int lastEnd(int read) {
        int window = 4096;
        while (true) {
            int from = Math.max(0, read - window);
            long found = -1;
            for (long end = encoding.lineEnd(block.memory(), from, read, at); end >= 0; end =
                    encoding.lineEnd(block.memory(), end, read, at)) {
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
        long at = from;
        int size = 16 * 1024;
        while (at < end) {
            try (NativeBlock block = NativeBlock.of(size)) {
                int read = store.fill(block.buffer(), at, end);
                long found = encoding.lineEnd(block.memory(), 0, read, at);
                if (found >= 0) {
                    return at + found;
                }
                if (read == 0) {
                    return end;
                }
                // a newline of two bytes may lie across the end of the block
                at += at + read < end && read > 1 ? read - (encoding.width() - 1) : read;
            }
            size = BLOCK;
        }
        return end;
    }

    /** Where the last line that has its end, ends: behind the last newline of {@code [from, end)}, or {@code from}. */
    static long lastEnd(ByteStore store, Encoding encoding, long from, long end) throws IOException {
        try (NativeBlock block = NativeBlock.of(BLOCK)) {
            for (long to = end; to > from; ) {
                long at = Math.max(from, to - BLOCK);
                int read = store.fill(block.buffer(), at, to);
                long last = -1;
                for (long found = encoding.lineEnd(block.memory(), 0, read, at); found >= 0; found =
                        encoding.lineEnd(block.memory(), found, read, at)) {
                    last = found;
                }
                if (last >= 0) {
                    return at + last;
                }
                to = at == from ? from : at + encoding.width() - 1;
            }
        }
        return from;
    }

    MemorySegment memory() {
        return block.memory();
    }

    /** Bytes in the block. */
    int length() {
        return length;
    }

    /** Whether the block is only the beginning of a line that is too long. */
    boolean shortened() {
        return shortened;
    }

    /** Offset in the file of the block's first byte. */
    long at() {
        return at;
    }

    @Override
    public void close() {
        block.close();
    }
}
