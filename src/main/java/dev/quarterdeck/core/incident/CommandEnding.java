package dev.quarterdeck.core.incident;

/** How a run of a command came to its end. Part of the file format. */
public enum CommandEnding {
    /** By itself: its exit code tells how. */
    EXITED,
    /** A person stopped it. */
    STOPPED,
    /** It ran longer than it was given. */
    OUT_OF_TIME,
    /** Its process could not be started, so nothing was done. */
    NOT_STARTED,
    /** The console ended while it ran. */
    NOT_KNOWN;

    /** {@code exit 0}, {@code stopped, exit 130}. */
    String words(int exit) {
        return switch (this) {
            case EXITED -> "exit " + exit;
            case STOPPED -> "stopped, exit " + exit;
            case OUT_OF_TIME -> "stopped at its time limit, exit " + exit;
            case NOT_STARTED -> "did not start";
            case NOT_KNOWN -> "its result is not known";
        };
    }
}
