package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a watched check stands. Immutable; any thread.
 *
 * @param heldSince since when it has held without a break; empty while it does not
 */
public record Observation(Standing standing, Optional<Instant> heldSince) {
}
