package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.signal.Baseline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the watch judges by. Immutable; any thread.
 *
 * @param baseline the usual values that the runbook states
 * @param checks   what the checks state that can be watched
 * @param symptoms what the known failures look like, where that can be watched
 */
public record Guide(Optional<Matrix> matrix, List<Trigger> triggers, List<Baseline> baseline, List<Criterion> checks,
                    List<Criterion> symptoms) {
    public Guide {
        triggers = List.copyOf(triggers);
        baseline = List.copyOf(baseline);
        checks = List.copyOf(checks);
        symptoms = List.copyOf(symptoms);
    }

    /** A matrix and triggers alone. */
    public static Guide of(Optional<Matrix> matrix, List<Trigger> triggers) {
        return new Guide(matrix, triggers, List.of(), List.of(), List.of());
    }

    public static Guide of(Runbook runbook) {
        Stream<Step> steps = Stream.of(runbook.before().stream(), runbook.procedures().stream().flatMap(p -> p.steps().stream()),
                runbook.verification().stream()).flatMap(s -> s);
        return new Guide(runbook.matrix(), runbook.triggers(),
                runbook.baseline().stream().map(b -> Baseline.stated(b.signal(), b.value())).toList(),
                steps.flatMap(step -> step.checks().stream()).map(Block.Check::condition).flatMap(Optional::stream).distinct()
                .toList(),
                runbook.scenarios().stream().map(FailureScenario::condition).flatMap(Optional::stream).distinct().toList());
    }
}
