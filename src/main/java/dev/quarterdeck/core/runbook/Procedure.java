package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to roll back. Prerequisites, when there are any, are its first step.
 *
 * @param title   as the heading gives it: {@code Procedure 1: Application-Only Rollback}
 * @param useWhen what stands behind "Use when:", may be empty
 * @param closing text that follows the last step and belongs to the procedure
 */
public record Procedure(String title, String useWhen, Optional<Estimate> estimate, String path, List<Step> steps,
                        List<Block> closing) {
    public Procedure {
        steps = List.copyOf(steps);
        closing = List.copyOf(closing);
    }

    /** Words of its commands that are only examples of what a blank asks for, by the text that the blank stands in. */
    public Map<String, String> examples() {
        return ExampleReader.read(steps);
    }
}
