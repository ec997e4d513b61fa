package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Runbook;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A failure the team has seen before and that what is watched looks like now.
 *
 * @param why the reading, or the log line
 */
public record Suggestion(FailureScenario scenario, String why) {

    /** @param lines the newest log line that holds each phrase which was found */
    public static List<Suggestion> of(Runbook runbook, Map<Criterion, Standing> symptoms, Map<String, String> lines) {
        return runbook.scenarios().stream().flatMap(scenario -> scenario.condition().map(symptoms::get).filter(Standing::holds)
                .map(Standing::words).or(() -> scenario.phrases().stream()
                .flatMap(p -> Optional.ofNullable(lines.get(p)).stream()).findFirst())
                .map(why -> new Suggestion(scenario, why)).stream()).toList();
    }
}
