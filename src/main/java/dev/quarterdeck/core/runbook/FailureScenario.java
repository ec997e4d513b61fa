package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.Criterion;
import java.util.List;
import java.util.Optional;

/**
 * A failure the team has seen before, with what to do about it.
 *
 * @param symptom   what one sees, in the runbook's words
 * @param procedure which procedure the runbook advises, by that procedure's title when there is one of that name
 * @param reason    why it happens, may be empty
 * @param condition the symptom as something that can be watched, when it states one
 * @param phrases   words that the symptom quotes, to be looked for in logs
 */
public record FailureScenario(String title, String symptom, String procedure, String reason, Optional<Criterion> condition,
                              List<String> phrases, int line) {
    public FailureScenario {
        phrases = List.copyOf(phrases);
    }
}
