package dev.quarterdeck.core.logs;

import java.util.List;
import java.util.OptionalLong;

/**
 * A question to a log at work. As {@link LogRows} it is the matching rows only (their {@link LogRow#row()} is the row in the
 * whole log). Any thread; closing it stops the search within 50 ms, whatever the pattern is.
 */
public interface LogQuery extends LogRows, AutoCloseable {
    Progress progress();

    /** The nearest match behind row {@code row} of the whole log, as a row of the whole log. */
    OptionalLong next(long row);

    /** The nearest match before row {@code row} of the whole log. */
    OptionalLong previous(long row);

    /** The matches over the time that they state; grows with the search. */
    LogHistogram histogram();

    /** What of a line's text matched, for highlighting; empty when nothing is to be highlighted. Takes at most a few ms. */
    List<Range> ranges(String text);

    @Override
    void close();

    /**
     * @param matches  found so far
     * @param whole    of them, lines whose end has come: these stay, a last line may still cease to match
     * @param searched share of the log, 0 to 1; 1 while it keeps pace with what is appended
     * @param problem  why there are no matches: the pattern cannot be read; otherwise empty
     */
    record Progress(long matches, long whole, double searched, String problem) {
        public boolean complete() {
            return searched >= 1;
        }
    }

    /** Characters {@code from} to {@code to - 1}. */
    record Range(int from, int to) {
    }
}
