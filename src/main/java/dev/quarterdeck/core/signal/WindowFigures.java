package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What the samples of one window say about how requests end and how long they take.
 *
 * @param failed failed samples (of {@code all})
 * @param timed  samples that have a latency, which the percentiles are taken from
 * @param p50    milliseconds, by nearest rank: the smallest latency that half of the samples do not exceed
 */
public record WindowFigures(Duration window, int failed, int all, int timed, OptionalDouble p50, OptionalDouble p95,
                            OptionalDouble p99) {

    public OptionalDouble errorPercent() {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * failed / all);
    }
}
