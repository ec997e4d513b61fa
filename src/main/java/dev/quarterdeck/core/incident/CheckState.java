package dev.quarterdeck.core.incident;

import java.time.Instant;

/** What became of a check. A check that was never touched, or was unticked, has no state. */
public sealed interface CheckState {
    Instant at();

    /** {@code by} did it at {@code at}; {@code entered} it is the actor of the event; {@code evidence} may be empty. */
    record Ticked(String by, String entered, Instant at, String evidence) implements CheckState {
        public Ticked(String by, String entered, Instant at) {
            this(by, entered, at, "");
        }

        /** Whether it was made against what was measured, or before its time was over. */
        public boolean contested() {
            return Evidence.contested(evidence);
        }
    }

    record Skipped(String by, String reason, Instant at) implements CheckState {
    }
}
