package dev.quarterdeck.io.probe;

import java.util.Arrays;

/**
 * Times that were measured, for the percentiles at the end. Any thread; adding one makes nothing that a collector must take away.
 */
final class Millis {
    private static final int MOST = 1 << 19;

    private final float[] millis = new float[MOST];
    private int count;

    synchronized void add(long nanos) {
        millis[count++ % MOST] = nanos / 1e6f;
    }

    /** By nearest rank, over the newest half million; NaN when there is none. */
    synchronized double percentile(int percent) {
        float[] sorted = Arrays.copyOf(millis, Math.min(count, MOST));
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceilDiv((long) percent * sorted.length, 100L) - 1];
    }
}
