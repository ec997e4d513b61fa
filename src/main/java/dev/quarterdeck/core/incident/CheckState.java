package dev.quarterdeck.core.incident;

import java.time.Instant;

/** What became of a check. A check that was never touched, or was unticked, has no state. */
public sealed interface CheckState {
    Instant at();

    /** {@code by} did it at {@code at}; {@code entered} it is the actor of the event. */
    record Ticked(String by, String entered, Instant at) implements CheckState {
    }

    record Skipped(String by, String reason, Instant at) implements CheckState {
    }
}
