package dev.quarterdeck.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long until what was promised is due. Immutable; any thread.
 *
 * @param left negative when it is overdue; empty when nothing is promised
 */
public record Countdown(Optional<Duration> left) {
    private static final Duration SOON = Duration.ofMinutes(2);

    public static Countdown to(Optional<Instant> due, Instant now) {
        return new Countdown(due.map(at -> Duration.between(now, at)));
    }

    public boolean overdue() {
        return left.isPresent() && left.get().isNegative();
    }

    /** Overdue, or due within two minutes: time to look at it. */
    public boolean soon() {
        return left.isPresent() && left.get().compareTo(SOON) <= 0;
    }
}
