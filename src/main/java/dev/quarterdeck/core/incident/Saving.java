package dev.quarterdeck.core.incident;

import java.time.Duration;

/** Whether what was entered is durable: what the status bar shows. */
public sealed interface Saving {

    record Saved() implements Saving {
    }

    /** {@code waiting} commands are not durable yet, the oldest for this long. */
    record Pending(int waiting, Duration oldest) implements Saving {
    }

    /** An append failed; the commands are kept and tried again. */
    record Failed(int waiting, String words) implements Saving {
    }

    /** Nothing can be recorded here. */
    record ReadOnly(String words) implements Saving {
    }
}
