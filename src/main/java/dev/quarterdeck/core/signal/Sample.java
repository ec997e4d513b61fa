package dev.quarterdeck.core.signal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One request of a probe and how it ended: there is no sample that no request stands for.
 *
 * @param endedAt       scenario time
 * @param latencyMillis real milliseconds; empty when no answer came to be timed (refused, broken); the deadline for a timeout
 * @param value         the number that the source gave, in the unit of the signal that it means; empty when it gave none
 * @param request       the request's own id, as a server that was asked over HTTP has it; empty where no request stands for it
 *                      alone (a log) and in records of before
 * @param mark          why it counts nowhere, where this laptop was slow
 */
public record Sample(Instant endedAt, Outcome outcome, OptionalDouble latencyMillis, OptionalDouble value, String request,
                     Optional<Mark> mark) {

    /** A sample of a source that is judged by outcome and latency alone. */
    public Sample(Instant endedAt, Outcome outcome, OptionalDouble latencyMillis) {
        this(endedAt, outcome, latencyMillis, OptionalDouble.empty());
    }

    /** One that carries no id. */
    public Sample(Instant endedAt, Outcome outcome, OptionalDouble latencyMillis, OptionalDouble value) {
        this(endedAt, outcome, latencyMillis, value, "", Optional.empty());
    }

    /** Whether a request went out and came to an end. */
    public boolean sent() {
        return !(outcome instanceof Outcome.Unsent || outcome instanceof Outcome.Stopped);
    }

    /** Whether it tells something about the service. An answer without data does not, nor does a partial one. */
    public boolean tells() {
        return sent() && mark.isEmpty() && !(outcome instanceof Outcome.NoData || outcome instanceof Outcome.Warned);
    }

    public boolean failed() {
        return outcome.failed();
    }
}
