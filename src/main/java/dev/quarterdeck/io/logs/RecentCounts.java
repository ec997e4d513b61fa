package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LevelCounts;
import java.time.Instant;

/** Lines by level of each second of the last quarter of an hour: the log as a signal. Any thread. */
final class RecentCounts {
    private static final int SECONDS = 1024;
    private static final int LEVELS = 6;
    private final long[] second = new long[SECONDS];
    private final long[] counts = new long[SECONDS * LEVELS];

    synchronized void add(long at, int[] added) {
        int slot = (int) Math.floorMod(at, (long) SECONDS);
        if (second[slot] > at) {
            return; // it is long past
        }
        if (second[slot] < at) {
            second[slot] = at;
            java.util.Arrays.fill(counts, slot * LEVELS, (slot + 1) * LEVELS, 0);
        }
        for (int level = 0; level < LEVELS; level++) {
            counts[slot * LEVELS + level] += added[level];
        }
    }

    /** Of the seconds in {@code (after, until]}. */
    synchronized LevelCounts between(Instant after, Instant until) {
        LevelCounts sum = LevelCounts.NONE;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (second[slot] > after.getEpochSecond() && second[slot] <= until.getEpochSecond()) {
                int at = slot * LEVELS;
                sum = sum.plus(new LevelCounts(counts[at], counts[at + 1], counts[at + 2], counts[at + 3], counts[at + 4],
                        counts[at + 5]));
            }
        }
        return sum;
    }
}
