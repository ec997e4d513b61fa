package dev.quarterdeck.core.signal;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * One due time of one probe and how it ended. A due time that was missed while an earlier request was still in flight
 * is a sample too: it ends with that request and its latency is end minus due (no coordinated omission).
 *
 * @param endedAt       scenario time
 * @param latencyMillis real milliseconds; empty when no answer came to be timed (refused, broken); the deadline for a timeout
 * @param value         the number that the source gave, in the unit of the signal that it means; empty when it gave none
 */
public record Sample(Instant endedAt, Outcome outcome, OptionalDouble latencyMillis, OptionalDouble value) {

    /** A sample of a source that is judged by outcome and latency alone. */
    public Sample(Instant endedAt, Outcome outcome, OptionalDouble latencyMillis) {
        this(endedAt, outcome, latencyMillis, OptionalDouble.empty());
    }

    /** Whether a request went out, so that the sample tells something about the service. */
    public boolean sent() {
        return !(outcome instanceof Outcome.Unsent);
    }

    public boolean failed() {
        return outcome.failed();
    }
}
