package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * What a runbook wants to be decided by.
 *
 * @param matrix        the decision matrix that is judged by: the one with the most to measure
 * @param otherMatrices further ones, which people read
 * @param methods       the rows of tables that compare ways to roll back
 * @param scenarios     failures seen before and what to do about them
 */
public record Grounds(Optional<Matrix> matrix, List<Matrix> otherMatrices, List<Method> methods, List<Trigger> triggers,
                      List<Authority> authority, List<FailureScenario> scenarios) {
    public static final Grounds NONE = new Grounds(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Grounds {
        otherMatrices = List.copyOf(otherMatrices);
        methods = List.copyOf(methods);
        triggers = List.copyOf(triggers);
        authority = List.copyOf(authority);
        scenarios = List.copyOf(scenarios);
    }
}
