package dev.quarterdeck.core.logs;

import dev.quarterdeck.core.logs.find.LogPattern;
import java.util.Objects;

/** A text that is drawn in a colour wherever it stands in the lines of one source. */
public record HighlightRule(LogPattern pattern, Tone tone) {

    public HighlightRule {
        Objects.requireNonNull(pattern);
        Objects.requireNonNull(tone);
    }

    /** The colours there are, given in this order. */
    public enum Tone {
        BLUE, GREEN, ORANGE, PURPLE;

        /** The colour for the rule after this many. */
        public static Tone next(int rules) {
            return values()[rules % values().length];
        }
    }
}
