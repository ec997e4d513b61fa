package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long until the next update is due, as a countdown and in words. Immutable; any thread.
 *
 * @param every how often an update is promised
 * @param left  until the next one, negative when it is overdue; empty when none is promised
 */
public record UpdateCadence(Duration every, Optional<Duration> left) {
    /** From here on it is time to look at it. */
    public static final Duration SOON = Duration.ofMinutes(2);

    public static UpdateCadence of(Incident incident, Instant now) {
        return new UpdateCadence(incident.cadence(), incident.nextUpdate().map(due -> Duration.between(now, due)));
    }

    public boolean overdue() {
        return left.isPresent() && left.get().isNegative();
    }

    /** Overdue, or due within two minutes: time to look at it. */
    public boolean soon() {
        return left.isPresent() && left.get().compareTo(SOON) <= 0;
    }

    /** {@code 4:12}, or {@code -0:20} when overdue; empty when none is promised. */
    public String countdown() {
        return left.map(Times::countdown).orElse("");
    }

    /** {@code Next update due in 4:12}, {@code Update overdue by 1:20}, {@code No update is promised}. */
    public String words() {
        return left.map(l -> l.isNegative() ? "Update overdue by " + Times.countdown(l.negated())
                : "Next update due in " + Times.countdown(l)).orElse("No update is promised");
    }

    /** {@code every 15 min}; empty when none is promised. */
    public String promise() {
        return every.isZero() ? "" : "every " + Times.words(every);
    }
}
