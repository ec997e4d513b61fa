package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which the service was interrupted on purpose. What probes see meanwhile is kept and left out of the verdict.
 * Immutable; any thread.
 *
 * @param reason may be empty
 * @param to     empty while it is on
 */
public record Interruption(String reason, Instant from, Optional<Instant> to) {
    public boolean open() {
        return to.isEmpty();
    }

    Interruption endedAt(Instant at) {
        return new Interruption(reason, from, Optional.of(at));
    }
}
