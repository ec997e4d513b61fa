package dev.quarterdeck.core.incident;

import java.time.Duration;

/** Whether what was entered is durable: what the status bar shows. */
public sealed interface Saving {

    /** Whether the person should be told that what they entered is not saved yet. */
    default boolean late() {
        return false;
    }

    record Saved() implements Saving {
    }

    /** {@code waiting} commands are not durable yet, the oldest for this long. */
    record Pending(int waiting, Duration oldest) implements Saving {
        private static final Duration SLOW = Duration.ofSeconds(1);

        @Override
        public boolean late() {
            return oldest.compareTo(SLOW) > 0;
        }
    }

    /** An append failed; the commands are kept and tried again. */
    record Failed(int waiting, String words) implements Saving {
        @Override
        public boolean late() {
            return true;
        }
    }

    /** The record's files are gone: nothing is saved until it gets a new place. {@code waiting} commands are in memory alone. */
    record Lost(int waiting, String words) implements Saving {
        @Override
        public boolean late() {
            return true;
        }
    }

    /** Nothing can be recorded here. */
    record ReadOnly(String words) implements Saving {
    }
}
