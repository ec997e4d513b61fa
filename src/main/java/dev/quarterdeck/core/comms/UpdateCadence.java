package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.time.Countdown;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;

/**
 * How long until the next update is due, as a countdown and in words. Immutable; any thread.
 *
 * @param every how often an update is promised
 * @param next  until the next one
 */
public record UpdateCadence(Duration every, Countdown next) {

    public static UpdateCadence of(Incident incident, Instant now) {
        return new UpdateCadence(incident.cadence(), Countdown.to(incident.nextUpdate(), now));
    }

    public boolean overdue() {
        return next.overdue();
    }

    public boolean soon() {
        return next.soon();
    }

    /** {@code 4:12}, or {@code -0:20} when overdue; empty when none is promised. */
    public String countdown() {
        return next.left().map(Times::countdown).orElse("");
    }

    /** {@code Next update due in 4:12}, {@code Update overdue by 1:20}, {@code No update is promised}. */
    public String words() {
        return next.left().map(l -> l.isNegative() ? "Update overdue by " + Times.countdown(l.negated())
                : "Next update due in " + Times.countdown(l)).orElse("No update is promised");
    }

    /** {@code every 15 min}; empty when none is promised. */
    public String promise() {
        return every.isZero() ? "" : "every " + Times.words(every);
    }
}
