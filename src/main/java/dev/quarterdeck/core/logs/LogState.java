package dev.quarterdeck.core.logs;

/**
 * What is to be said of an open log now.
 *
 * @param indexed share of the present bytes whose lines are counted, 0 to 1
 * @param bytes   size of what was found so far
 * @param words   a sentence for the tab: following, rotated 14:02:11, waiting for it, exited with code 255 at 14:02:11
 */
public record LogState(Phase phase, double indexed, long bytes, String words) {

    public enum Phase {
        OPENING,
        /** The last lines can be read, the lines before them are being counted. */
        INDEXING,
        FOLLOWING,
        /** Something is wrong with the source that may pass: missing, no permission, a directory. */
        WAITING,
        /** A command or a stream that is over: its lines stay. */
        ENDED,
        /** The same, but it ended before its end: it could not be read on. */
        BROKEN
    }
}
