package dev.quarterdeck.core.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** All of them added up, in buckets of the widest. */
    public static LogHistogram sum(List<LogHistogram> histograms) {
        List<LogHistogram> filled = histograms.stream().filter(h -> !h.buckets().isEmpty()).toList();
        if (filled.isEmpty()) {
            return EMPTY;
        }
        long width = filled.stream().mapToLong(h -> h.width().toSeconds()).max().orElseThrow();
        long first = filled.stream().mapToLong(h -> Math.floorDiv(h.start().getEpochSecond(), width)).min().orElseThrow();
        var sums = new ArrayList<LevelCounts>();
        for (LogHistogram histogram : filled) {
            for (int i = 0; i < histogram.buckets().size(); i++) {
                int at = (int) (Math.floorDiv(histogram.at(i).getEpochSecond(), width) - first);
                while (sums.size() <= at) {
                    sums.add(LevelCounts.NONE);
                }
                sums.set(at, sums.get(at).plus(histogram.buckets().get(i)));
            }
        }
        return new LogHistogram(Instant.ofEpochSecond(first * width), Duration.ofSeconds(width), sums);
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
        var wider = new ArrayList<LevelCounts>();
        for (int i = 0; i < buckets.size(); i += merged) {
            wider.add(buckets.subList(i, Math.min(buckets.size(), i + merged)).stream()
                    .reduce(LevelCounts.NONE, LevelCounts::plus));
        }
        return new LogHistogram(start, width.multipliedBy(merged), wider);
    }
}
