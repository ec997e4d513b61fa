package dev.quarterdeck.core.runbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading that is a step: {@code Step 3: Revert the code (2 minutes)}. {@code 1.2} is a section's number and no step's.
 *
 * @param worded whether it says "step" and does not merely begin with a number
 */
record StepHeading(String number, String title, Optional<Estimate> estimate, boolean worded) {
    private static final Pattern WORDED = Pattern.compile(
            "^(?:steps?|stage|phase)\\s+(\\d{1,3}(?:\\s*(?:-|–|—|to|and|&)\\s*\\d{1,3})?)(?![\\d.]\\d)\\s*[:.)–—-]?\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,3})[.):]\\s+(\\S.*)$", Pattern.DOTALL);

    static Optional<StepHeading> read(String heading) {
        Matcher worded = WORDED.matcher(heading);
        Matcher numbered = NUMBERED.matcher(heading);
        if (worded.matches()) {
            return Optional.of(of(worded.group(1), worded.group(2), true));
        }
        return numbered.matches() ? Optional.of(of(numbered.group(1), numbered.group(2), false)) : Optional.empty();
    }

    private static StepHeading of(String number, String rest, boolean worded) {
        EstimateReader.Titled titled = EstimateReader.ofHeading(rest);
        return new StepHeading(number.replaceAll("\\s*(?:-|–|—|to|and|&)\\s*", "-"), titled.title(), titled.estimate(), worded);
    }
}
