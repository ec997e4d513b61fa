package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.List;

/** Finds steps that say nothing, and steps that destroy something and don't look afterwards. Any thread. */
public final class StepInspection {
    private static final int LONGEST = 60;

    private StepInspection() {
    }

    public static void inspect(List<Procedure> procedures, List<Finding> findings) {
        for (Procedure procedure : procedures) {
            List<Step> steps = procedure.steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).from().isEmpty()) {
                    empty(steps.get(i), findings);
                    destructive(steps.get(i), i + 1 < steps.size() && looks(steps.get(i + 1)), findings);
                }
            }
        }
    }

    private static void empty(Step step, List<Finding> findings) {
        if (step.blocks().isEmpty()) {
            findings.add(Finding.warning(step.line(), FindingCode.EMPTY_STEP, "The step \"" + step.title()
                    + "\" says nothing to do."));
        }
    }

    private static void destructive(Step step, boolean lookedAtNext, List<Finding> findings) {
        if (!lookedAtNext) {
            Destruction.unchecked(step).forEach(command ->
                    findings.add(Finding.warning(command.line(), FindingCode.UNCHECKED_DESTRUCTION,
                    "Nothing in \"" + step.title() + "\" checks what became of \"" + brief(command.text()) + "\".")));
        }
    }

    /** A step that only looks is the check of the one before it. */
    private static boolean looks(Step next) {
        return next.title().matches("(?i).*\\b(?:verif\\w+|check\\w*|confirm\\w*|validat\\w+|monitor|watch|wait|test)\\b.*");
    }

    private static String brief(String command) {
        String first = command.lines().findFirst().orElse("");
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST) + " …";
    }
}
