package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Step;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading that is a step: {@code Step 3: Revert the code (2 minutes)}. {@code 1.2} is a section's number and no step's.
 *
 * @param worded whether it says "step" and does not merely begin with a number
 * @param phase  whether it says that several steps stand below it
 */
public record StepHeading(String number, String title, Optional<Estimate> estimate, boolean worded, boolean phase) {
    private static final Pattern WORDED = Pattern.compile(
            "^(?:steps?|stage|phase|task|action|schritt|[ée]tape|paso|passo|fase|krok|шаг)\\s+#?(\\d{1,3}(?:\\s*(?:-|–|—|to|and|"
            + "&)\\s*\\d{1,3})?)(?![\\d.]\\d)\\s*[:.)–—-]?\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    /** {@code Phase 2 Rollback} takes phase 2 back. */
    private static final Pattern OF_A_STEP =
            Pattern.compile("^\\p{L}+\\s+#?\\d{1,3}\\s+(?:roll-?\\s?back|revert|undo|recovery)s?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHASE = Pattern.compile("^(?:phase|stage|fase|[ée]tape|etapa|part)\\b|^第.{1,3}(?:阶段|段階)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,3})[.):]\\s+(\\S.*)$", Pattern.DOTALL);

    private static final Pattern EAST_ASIAN =
            Pattern.compile("^(?:手順|步骤|步驟|ステップ|단계|第)\\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,2})\\s*(?:步|단계)?\\s*[:：.．、)）-]?\\s*(.*)$",
            Pattern.DOTALL);
    private static final String NUMERALS = "一二三四五六七八九十";

    /** A digit in a box, as it is typed on a telephone. */
    private static final Pattern KEYCAP = Pattern.compile("^(\\d)\\uFE0F?\\u20E3\\s*");

    public static Optional<StepHeading> read(String text) {
        String heading = KEYCAP.matcher(text).replaceFirst("$1. ");
        Matcher eastAsian = EAST_ASIAN.matcher(heading);
        if (eastAsian.matches()) {
            return Optional.of(of(digits(eastAsian.group(1)), eastAsian.group(2), true, PHASE.matcher(heading).find()));
        }
        Matcher worded = WORDED.matcher(heading);
        Matcher numbered = NUMBERED.matcher(heading);
        if (worded.matches() && !OF_A_STEP.matcher(heading).matches()) {
            return Optional.of(of(worded.group(1), worded.group(2), true, PHASE.matcher(heading).find()));
        }
        return numbered.matches() ? Optional.of(of(numbered.group(1), numbered.group(2), false, false)) : Optional.empty();
    }

    private static String digits(String number) {
        if (NUMERALS.indexOf(number.charAt(0)) < 0) {
            return String.valueOf(Integer.parseInt(number));
        }
        int first = NUMERALS.indexOf(number.charAt(0)) + 1;
        int second = number.length() == 1 ? 0 : NUMERALS.indexOf(number.charAt(1)) + 1;
        return String.valueOf(second == 0 ? first : first == 10 ? 10 + second : first * 10);
    }

    private static StepHeading of(String number, String rest, boolean worded, boolean phase) {
        EstimateReader.Titled titled = EstimateReader.ofHeading(rest);
        return new StepHeading(number.replaceAll("\\s*(?:-|–|—|to|and|&)\\s*", "-"), titled.title(), titled.estimate(), worded,
                phase);
    }
}
