package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import java.util.List;
import java.util.Optional;

/**
 * A row of a log ready to be drawn: the part of its text that fits, with colours. Immutable.
 *
 * @param number  as it is shown, with ~ while it is an estimate; empty for none
 * @param spans   cover {@code text}, in order
 * @param matched the search found something in the line, also where it is not drawn
 * @param beyond  what is said at the end of a line that was cut, empty for none
 * @param row     where it came from
 */
record DrawnRow(String number, LogLevel level, String text, List<Span> spans, List<Hit> hits, boolean matched, String beyond,
                LogRow row) {

    /** Characters {@code from} to {@code to - 1} in one colour. */
    record Span(int from, int to, Shade shade) {
    }

    /** Characters {@code from} to {@code to - 1} that stand out: by a kept rule, or by the present search when empty. */
    record Hit(int from, int to, Optional<HighlightRule.Tone> rule) {
    }
}
