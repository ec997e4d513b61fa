package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that a probe's samples told at a moment. Immutable; any thread.
 *
 * @param probe  the probe's name
 * @param value  in the quantity's unit
 * @param all    samples in the window that it is computed from
 * @param failed failed ones among those that ended in the window
 * @param newest when the newest sample ended
 * @param stale  nothing ended for deadline + 2 intervals
 * @param at     when this was computed
 */
public record Figure(Quantity quantity, String probe, Kind kind, double value, int failed, int all, Duration window,
                     Instant newest, boolean stale, Instant at) {

    public String text() {
        return quantity.text(value);
    }

    public Duration age() {
        return Duration.between(newest, at);
    }

    /** Whether {@code reading} says the same. */
    public boolean told(Reading reading) {
        return Quantity.of(reading.signal()) == quantity && reading.probe().equals(probe) && reading.window().equals(window);
    }
}
