package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.runbook.Step;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A step with which a procedure interrupts the service on purpose, or ends that. It only offers; a person says so. Pure; any
 * thread.
 */
public enum PlannedStep {
    BEGINS, ENDS;

    private static final String MODE = "\\b(?:maintenance|downtime|outage) ?(?:mode|page|window)?\\b";
    private static final Pattern ENDING =
            Pattern.compile("\\b(?:disable|end|leave|exit|stop|remove|lift|deactivate|(?:turn|switch|take)\\b.*\\boff)\\b.*"
            + MODE
            + "|" + MODE + ".*\\b(?:off|disabled?|over|out)\\b|\\b(?:turn|switch|take)\\b.*" + MODE + ".*\\boff\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINNING =
            Pattern.compile("\\b(?:enable|start|enter|begin|activate|(?:turn|switch|put)\\b.*\\bon)\\b.*" + MODE + "|" + MODE
            + ".*\\b(?:on|enabled?|in)\\b|\\b(?:into|in) " + MODE, Pattern.CASE_INSENSITIVE);

    public static Optional<PlannedStep> of(Step step) {
        return ENDING.matcher(step.title()).find() ? Optional.of(ENDS)
                : BEGINNING.matcher(step.title()).find() ? Optional.of(BEGINS) : Optional.empty();
    }
}
