package dev.quarterdeck.core.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts over time, in buckets of equal width. It has no buckets while no time was read.
 *
 * @param start where the first bucket begins
 */
public record LogHistogram(Instant start, Duration width, List<LevelCounts> buckets) {
    public static final LogHistogram EMPTY = new LogHistogram(Instant.EPOCH, Duration.ofSeconds(1), List.of());

    public LogHistogram {
        buckets = List.copyOf(buckets);
    }

    /** Where bucket {@code index} begins. */
    public Instant at(int index) {
        return start.plus(width.multipliedBy(index));
    }

    /** The same in at most {@code most} wider buckets. */
    public LogHistogram inAtMost(int most) {
        int merged = (buckets.size() + most - 1) / Math.max(1, most);
        if (merged <= 1) {
            return this;
        }
        var wider = new java.util.ArrayList<LevelCounts>();
        for (int i = 0; i < buckets.size(); i += merged) {
            wider.add(buckets.subList(i, Math.min(buckets.size(), i + merged)).stream().reduce(LevelCounts.NONE, LevelCounts::plus));
        }
        return new LogHistogram(start, width.multipliedBy(merged), wider);
    }
}
