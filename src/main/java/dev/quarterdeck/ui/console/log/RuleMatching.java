package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LimitedText;
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
        Matcher matcher = pattern.matcher(LimitedText.of(text, STEPS));
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new LogQuery.Range(matcher.start(), matcher.end()));
                }
            }
        } catch (LimitedText.GaveUp | StackOverflowError _) {
            return List.of();
        }
        return ranges;
    }
}
