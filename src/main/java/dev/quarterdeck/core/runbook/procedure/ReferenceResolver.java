package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.ProcedureName;
import dev.quarterdeck.core.runbook.Reference;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the steps that a reference means in its place, so that nobody has to turn pages in an incident. Their checks get a
 * path of their own: done for one procedure is not done for another. One resolver serves one document.
 */
public final class ReferenceResolver {
    private final List<Procedure> written;
    private final List<Finding> findings;
    private static final int MOST_PROCEDURES = 300;
    /** References to references may multiply. */
    private static final int MOST_STEPS = 500;
    private static final int DEEPEST = 20;

    private final Map<String, List<Step>> known = new HashMap<>();
    private final Map<String, Set<String>> refersTo = new HashMap<>();
    private final Set<String> visiting = new HashSet<>();

    private ReferenceResolver(List<Procedure> written, List<Finding> findings) {
        this.written = written;
        this.findings = findings;
        written.forEach(procedure -> refersTo.put(procedure.path(), targets(procedure)));
    }

    public static List<Procedure> resolve(List<Procedure> written, List<Finding> findings) {
        if (written.size() > MOST_PROCEDURES) {
            findings.add(Finding.warning(1, FindingCode.LIMIT, "With more than " + MOST_PROCEDURES
                    + " procedures, references between them are left as text."));
            return written;
        }
        var resolver = new ReferenceResolver(written, findings);
        return written.stream().map(procedure -> resolver.resolved(procedure, true)).toList();
    }

    private Procedure resolved(Procedure procedure, boolean report) {
        visiting.add(procedure.path());
        var steps = new ArrayList<Step>();
        for (Step step : procedure.steps()) {
            Optional<StepReference> reference = StepReference.read(step, procedure.title());
            boolean more = steps.size() < MOST_STEPS;
            steps.addAll(reference.filter(_ -> more).map(r -> stepsFor(step, r, report)).orElse(List.of(step)));
        }
        visiting.remove(procedure.path());
        return procedure.with(steps);
    }

    private List<Step> stepsFor(Step step, StepReference reference, boolean report) {
        Optional<Procedure> target = ProcedureName.find(reference.words(), written);
        if (target.isEmpty()) {
            ProcedureName.in(reference.words()).ifPresent(name ->
                    broken(step, "\"" + step.title() + "\" refers to " + name + ", which this runbook does not have.", report));
            return List.of(step);
        }
        if (leadsBack(target.get())) {
            broken(step, "\"" + step.title() + "\" refers to " + target.get().title() + ", which refers back to it.", report);
            return List.of(step);
        }
        List<Step> all = numbered(target.get());
        List<Step> meant = reference.steps().isEmpty() ? all : reference.steps().stream()
                .flatMap(n -> all.stream().filter(s -> s.number().equals(n.toString())).findFirst().stream()).toList();
        if (visiting.size() > DEEPEST || meant.size() > MOST_STEPS) {
            broken(step, "\"" + step.title() + "\" refers to more steps than anybody could follow.", report);
            return List.of(step);
        }
        if (meant.isEmpty() || meant.size() < reference.steps().size()) {
            broken(step, "\"" + step.title() + "\" refers to steps " + said(reference.steps()) + " of " + target.get().title()
                    + ", which has " + all.size() + " steps.", report);
            return List.of(step);
        }
        if (reference.disagrees() && report) {
            findings.add(Finding.warning(step.line(), FindingCode.REFERENCE_MISMATCH, "The heading speaks of "
                    + reference.heading()
                    + (reference.heading() == 1 ? " step" : " steps") + ", its text of steps " + said(reference.steps()) + " of "
                    + target.get().title() + "; the text is followed."));
        }
        return borrowed(step, meant, target.get());
    }

    private List<Step> numbered(Procedure procedure) {
        List<Step> before = known.get(procedure.path());
        if (before != null) {
            return before;
        }
        List<Step> steps = resolved(procedure, false).steps().stream().filter(s -> !s.number().isEmpty()).toList();
        known.put(procedure.path(), steps);
        return steps;
    }

    private boolean leadsBack(Procedure target) {
        var open = new ArrayDeque<String>(List.of(target.path()));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            String path = open.pop();
            if (visiting.contains(path)) {
                return true;
            }
            if (seen.add(path)) {
                open.addAll(refersTo.getOrDefault(path, Set.of()));
            }
        }
        return false;
    }

    private Set<String> targets(Procedure procedure) {
        return procedure.steps().stream().flatMap(step -> StepReference.read(step, procedure.title()).stream())
                .flatMap(reference -> ProcedureName.find(reference.words(), written).stream()).map(Procedure::path)
                .collect(Collectors.toSet());
    }

    private static List<Step> borrowed(Step step, List<Step> meant, Procedure target) {
        int first = Integer.parseInt(step.number().isEmpty() ? "0" : step.number().split("-")[0]);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < meant.size(); i++) {
            Step there = meant.get(i);
            List<Block> blocks = i > 0 ? there.blocks() : Stream.concat(step.blocks().stream(), there.blocks().stream()).toList();
            String number = step.number().isEmpty() ? there.number() : String.valueOf(first + i);
            steps.add(new Step(number, there.title(), there.estimate(), step.path() + " › " + there.title(), blocks,
                    Optional.of(new Reference(target.title(), there.number(), there.line())), step.line()));
        }
        return steps;
    }

    private static String said(List<Integer> steps) {
        boolean run = steps.size() > 2 && steps.getLast() - steps.getFirst() == steps.size() - 1;
        return run ? steps.getFirst() + "-" + steps.getLast() : String.join(", ", steps.stream().map(String::valueOf).toList());
    }

    private void broken(Step step, String message, boolean report) {
        if (report) {
            findings.add(Finding.error(step.line(), FindingCode.BROKEN_REFERENCE, message));
        }
    }
}
