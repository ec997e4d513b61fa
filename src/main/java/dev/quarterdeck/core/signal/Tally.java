package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures over one length of time, carried on as samples come and grow old, since they are asked for every second and
 * nearly all samples are the same then. One thread at a time.
 */
final class Tally {
    private final Duration window;
    private final Predicate<Sample> counts;
    private final Deque<Sample> inside = new ArrayDeque<>();
    private final SortedMillis latencies = new SortedMillis();
    private int failed;
    private int all;
    /** Up to when samples have grown old; they do not come back. */
    private Instant asked = Instant.MIN;
    /** Null when a sample came or went since. */
    private @Nullable WindowFigures figures;

    /** @param counts whether a sample is counted; always the same for the same one */
    Tally(Duration window, Predicate<Sample> counts) {
        this.window = window;
        this.counts = counts;
    }

    Duration window() {
        return window;
    }

    /** Takes a sample that ended last. */
    void add(Sample sample) {
        inside.addLast(sample);
        count(sample, 1);
    }

    /** Gives up {@code sample}, if it is the oldest here. */
    void forget(Sample sample) {
        if (inside.peekFirst() == sample) {
            count(inside.removeFirst(), -1);
        }
    }

    /** Whether it can tell the figures at {@code now}: neither went its samples beyond it, nor are those gone that it needs. */
    boolean reaches(Instant now) {
        return !now.isBefore(asked) && (inside.isEmpty() || !inside.getLast().endedAt().isAfter(now));
    }

    /** The figures at a time that it {@link #reaches}. */
    WindowFigures figures(Instant now) {
        asked = now;
        Instant after = now.minus(window);
        while (!inside.isEmpty() && !inside.getFirst().endedAt().isAfter(after)) {
            count(inside.removeFirst(), -1);
        }
        if (figures == null) {
            figures = new WindowFigures(window, failed, all, latencies.size(), latencies.nearestRank(50),
                    latencies.nearestRank(95),
                    latencies.nearestRank(99));
        }
        return figures;
    }

    private void count(Sample sample, int one) {
        if (!counts.test(sample)) {
            return;
        }
        figures = null;
        all += one;
        failed += sample.failed() ? one : 0;
        sample.latencyMillis().ifPresent(one > 0 ? latencies::add : latencies::remove);
    }
}
