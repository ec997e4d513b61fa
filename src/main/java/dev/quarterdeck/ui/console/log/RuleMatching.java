package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept rule at work. A pattern that would backtrack for ever matches nothing: it is given up after some steps. Immutable. */
record RuleMatching(Pattern pattern, HighlightRule.Tone tone) {
    private static final int STEPS = 200_000;

    /** Those of {@code rules} that can be read. */
    static List<RuleMatching> of(List<HighlightRule> rules) {
        return rules.stream().filter(rule -> rule.pattern().problem().isEmpty())
                .map(rule -> new RuleMatching(rule.pattern().compiled(), rule.tone())).toList();
    }

    List<LogQuery.Range> ranges(String text) {
        var ranges = new ArrayList<LogQuery.Range>();
        Matcher matcher = pattern.matcher(new Limited(text, new int[] {STEPS}));
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new LogQuery.Range(matcher.start(), matcher.end()));
                }
            }
        } catch (GaveUp | StackOverflowError _) {
            return List.of();
        }
        return ranges;
    }

    private static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GaveUp() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that may be looked at only so often. */
    private record Limited(CharSequence text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new GaveUp();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
