package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogLevel;
import java.util.Arrays;

/** Counts lines by level and second before they go to where all threads count, a second at a time. One thread. */
final class Tally {
    private final Sink sink;
    private final int[] counts = new int[6];
    private long second = Long.MIN_VALUE;

    /** Takes the lines of one second, by level. */
    interface Sink {
        void add(long second, int[] counts);
    }

    Tally(Sink sink) {
        this.sink = sink;
    }

    /** A line without a time is in no second. */
    void count(long millis, LogLevel level) {
        if (millis == EventReader.NO_TIME) {
            return;
        }
        long at = Math.floorDiv(millis, 1000L);
        if (at != second) {
            flush();
            second = at;
        }
        counts[level.ordinal()]++;
    }

    void flush() {
        if (second != Long.MIN_VALUE) {
            sink.add(second, counts);
            Arrays.fill(counts, 0);
            second = Long.MIN_VALUE;
        }
    }
}
