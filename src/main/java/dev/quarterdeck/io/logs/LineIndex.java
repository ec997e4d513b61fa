package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogLevel;
import java.util.Arrays;

/**
 * Where the lines of a part of a file begin, and how bad they are: for each 64 lines the offset of the first, a bit of each line
 * in
 * three planes that spell its level, and a time; 0.56 bytes a line. A line belongs to the part that holds the newline before it.
 * One
 * thread writes; any thread reads what the counts allow.
 */
final class LineIndex {
    static final int BLOCK = 64;
    private static final int STRIDE = 4;
    private static final LogLevel[] LEVELS = LogLevel.values();

    private final long from;
    private long[] blocks = new long[STRIDE];
    private int[] times = new int[1];
    private volatile long last;
    private volatile long to;
    private volatile int starts;
    /** Of so many lines from the first on the levels are known. */
    private volatile int levelled;
    /** The number of its first line, counted from 0 in the file; -1 while the parts before it are still being read. */
    private volatile long firstLine = -1;

    LineIndex(long from) {
        this.from = from;
        this.to = from;
    }

    long from() {
        return from;
    }

    /** The offset up to which newlines were looked for. */
    long to() {
        return to;
    }

    int starts() {
        return starts;
    }

    int levelled() {
        return levelled;
    }

    long firstLine() {
        return firstLine;
    }

    void firstLine(long number) {
        firstLine = number;
    }

    /** A line begins at {@code offset}. Not seen before {@link #publish}. */
    void start(int number, long offset) {
        last = offset;
        if (number % BLOCK == 0) {
            block(number / BLOCK, offset);
        }
    }

    private void block(int block, long offset) {
        if (block == times.length) {
            int larger = Math.max(16, block + block / 4);
            blocks = Arrays.copyOf(blocks, larger * STRIDE);
            times = Arrays.copyOf(times, larger);
        }
        blocks[block * STRIDE] = offset;
    }

    /** Where the last of its lines begins; only for a part that has one. */
    long lastStart() {
        return last;
    }

    /** There are {@code count} line starts up to {@code end}. */
    void publish(int count, long end) {
        starts = count;
        to = end;
    }

    /** No line will be added. */
    void trim() {
        int count = Math.max(1, (starts + BLOCK - 1) / BLOCK);
        blocks = Arrays.copyOf(blocks, count * STRIDE);
        times = Arrays.copyOf(times, count);
    }

    /** The level of line {@code number} of this part, and the second it states or that the lines before it stated (0: none). */
    void level(int number, LogLevel level, int second) {
        int block = number / BLOCK;
        long bit = 1L << number % BLOCK;
        int ordinal = level.ordinal();
        for (int plane = 0; plane < 3; plane++) {
            int slot = block * STRIDE + 1 + plane;
            blocks[slot] = (ordinal >> plane & 1) == 0 ? blocks[slot] & ~bit : blocks[slot] | bit;
        }
        if (number % BLOCK == 0 || times[block] == 0) {
            times[block] = second;
        }
    }

    void publishLevels(int count) {
        levelled = count;
    }

    LogLevel level(int number) {
        int block = number / BLOCK;
        int bit = number % BLOCK;
        int ordinal = 0;
        for (int plane = 0; plane < 3; plane++) {
            ordinal |= (int) (blocks[block * STRIDE + 1 + plane] >>> bit & 1) << plane;
        }
        return LEVELS[ordinal];
    }

    /** A bit for each line of a block that is at least as bad as {@code least}. */
    long atLeast(int block, LogLevel least) {
        long low = blocks[block * STRIDE + 1];
        long middle = blocks[block * STRIDE + 2];
        long high = blocks[block * STRIDE + 3];
        return switch (least) {
            case NONE -> -1L;
            case TRACE -> low | middle | high;
            case DEBUG -> middle | high;
            case INFO -> high | middle & low;
            case WARN -> high;
            case ERROR -> high & low;
        };
    }

    long offset(int block) {
        return blocks[block * STRIDE];
    }

    /** The second of the first timed line of a block, 0 when there is none. */
    int second(int block) {
        return times[block];
    }

    /** The last block that begins at or before {@code offset}; -1 when all begin after it. */
    int blockAt(long offset) {
        int low = 0;
        int high = (starts + BLOCK - 1) / BLOCK - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (offset(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** Bytes on the heap that grow with the lines. */
    long footprint() {
        return 8L * blocks.length + 4L * times.length;
    }
}
