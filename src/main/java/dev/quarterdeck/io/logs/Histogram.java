package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.LogHistogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Counts by level over time in a fixed number of buckets, which become wider as the time they span does. Any thread. */
final class Histogram {
    private static final int BUCKETS = 2048;
    private static final int LEVELS = 6;
    private final long[] counts = new long[BUCKETS * LEVELS];
    /** Seconds of a bucket, a power of two. */
    private long width = 1;
    /** Number of the first bucket, counted in buckets of this width since the epoch. */
    private long first;
    private int used;

    /** @param added by level */
    synchronized void add(long second, int[] added) {
        if (used == 0) {
            first = Math.floorDiv(second, width);
            used = 1;
        }
        long bucket = Math.floorDiv(second, width);
        while (Math.max(bucket, first + used - 1) - Math.min(bucket, first) >= BUCKETS) {
            widen();
            bucket = Math.floorDiv(second, width);
        }
        if (bucket < first) {
            int shift = (int) (first - bucket);
            System.arraycopy(counts, 0, counts, shift * LEVELS, used * LEVELS);
            java.util.Arrays.fill(counts, 0, shift * LEVELS, 0);
            first = bucket;
            used += shift;
        }
        int slot = (int) (bucket - first);
        used = Math.max(used, slot + 1);
        for (int level = 0; level < LEVELS; level++) {
            counts[slot * LEVELS + level] += added[level];
        }
    }

    private void widen() {
        long firstWider = Math.floorDiv(first, 2L);
        var wider = new long[counts.length];
        for (int bucket = 0; bucket < used; bucket++) {
            int slot = (int) (Math.floorDiv(first + bucket, 2L) - firstWider);
            for (int level = 0; level < LEVELS; level++) {
                wider[slot * LEVELS + level] += counts[bucket * LEVELS + level];
            }
        }
        used = (int) (Math.floorDiv(first + used - 1, 2L) - firstWider) + 1;
        first = firstWider;
        width *= 2;
        System.arraycopy(wider, 0, counts, 0, counts.length);
    }

    synchronized LogHistogram snapshot() {
        var buckets = new ArrayList<LevelCounts>();
        for (int bucket = 0; bucket < used; bucket++) {
            int at = bucket * LEVELS;
            buckets.add(new LevelCounts(counts[at], counts[at + 1], counts[at + 2], counts[at + 3], counts[at + 4],
                    counts[at + 5]));
        }
        return new LogHistogram(Instant.ofEpochSecond(first * width), Duration.ofSeconds(width), buckets);
    }
}
