package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.ProcedureRun;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything an incident works through, in order: the checklist before, the chosen procedure, the verification, and the
 * follow-ups. Immutable; any thread.
 *
 * @param before    number of steps that stand before the procedure
 * @param procedure number of steps of the chosen procedure
 * @param since     when that procedure was chosen
 */
public record Checklist(List<StepProgress> steps, int before, int procedure, Optional<Instant> since) {
    public static final Checklist NONE = new Checklist(List.of(), 0, 0, Optional.empty());

    public Checklist {
        steps = List.copyOf(steps);
    }

    /** Around the procedure that was chosen last. */
    public static Checklist of(Runbook runbook, Incident incident) {
        return of(runbook, incident, incident.procedure());
    }

    /** Around one of the procedures that go on. */
    public static Checklist of(Runbook runbook, Incident incident, String title) {
        var steps = new ArrayList<StepProgress>();
        add(steps, runbook.before(), incident);
        int before = steps.size();
        procedure(runbook, title).ifPresent(p -> add(steps, p.steps(), incident));
        int procedure = steps.size() - before;
        add(steps, runbook.verification(), incident);
        add(steps, runbook.afterwards(), incident);
        add(steps, runbook.deadlines().stream().map(DeadlineGroup::items).toList(), incident);
        return new Checklist(steps, before, procedure, incident.since(title));
    }

    private static void add(List<StepProgress> steps, List<Step> more, Incident incident) {
        more.forEach(step -> steps.add(StepProgress.of(step, incident)));
    }

    public static Optional<Procedure> procedure(Runbook runbook, String title) {
        return runbook.procedures().stream().filter(p -> p.title().equals(title)).findFirst();
    }

    /**
     * What is done without a choice: the first procedure of a runbook that asks for no decision before it, where no other stands
     * in its place and nothing says when to use it.
     */
    public static Optional<Procedure> sole(Runbook runbook) {
        return runbook.matrix().isPresent() || !runbook.triggers().isEmpty() ? Optional.empty() : runbook.procedures().stream()
                .findFirst()
                .filter(first -> runbook.procedures().size() == 1 || first.alternatives().isEmpty() && first.useWhen().isEmpty());
    }

    /**
     * What follows on a procedure that is done: the next one in the text that was not chosen yet, with those in its place; a
     * choice made ends at its end.
     */
    public static List<Procedure> following(Runbook runbook, Incident incident, Procedure done) {
        if (!done.alternatives().isEmpty() || runbook.matrix().isPresent() || !runbook.triggers().isEmpty()) {
            return List.of();
        }
        return runbook.procedures().stream().filter(p -> p.line() > done.line() && incident.runs().stream()
                .noneMatch(run -> run.procedure().equals(p.title()))).findFirst()
                .map(next -> runbook.procedures().stream()
                .filter(p -> p.line() == next.line() || next.alternatives().contains(p.line())).toList()).orElse(List.of());
    }

    /** The procedures that go on, in the order in which they were chosen. */
    public static List<Procedure> going(Runbook runbook, Incident incident) {
        return incident.runs().stream().filter(ProcedureRun::going).flatMap(run -> procedure(runbook, run.procedure()).stream())
                .toList();
    }

    /** Whether every step of the chosen procedure is done; not so where none is chosen. */
    public boolean procedureDone() {
        return procedure > 0 && steps.subList(before, before + procedure).stream().allMatch(StepProgress::done);
    }

    /** The first step that has an open check. */
    public OptionalInt current() {
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).done()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** When work on a step began: when the one before ended, but not before the procedure was chosen or the incident declared. */
    public Optional<Instant> startedAt(int index, Incident incident) {
        Optional<Instant> floor = index >= before && index < before + procedure ? since
                : incident.declaredAt().or(incident::started);
        Optional<Instant> previous = index == 0 ? Optional.empty() : steps.get(index - 1).finishedAt();
        if (index > 0 && previous.isEmpty()) {
            return Optional.empty();
        }
        return previous.isEmpty() ? floor : floor.filter(f -> f.isAfter(previous.get())).or(() -> previous);
    }

    /** What a review before restoring or resolving should name as still open; {@code resolving} asks for more. */
    public static List<String> unmet(Optional<Runbook> runbook, Incident incident, boolean resolving) {
        var unmet = new ArrayList<String>();
        if (incident.advice().isPresent() && incident.advice().get().fact() instanceof Fact.AdviceChanged advice
                && (advice.level() > 0 || advice.level() < 0 && runbook.flatMap(Runbook::matrix).isPresent())) {
            unmet.add("The advice reads " + advice.to() + ": " + advice.driver());
        }
        incident.interruption().ifPresent(i -> unmet.add("The planned interruption is on since " + Times.clock(i.from())));
        runbook.ifPresent(book -> {
            var steps = new ArrayList<StepProgress>();
            going(book, incident).forEach(p -> add(steps, p.steps(), incident));
            if (resolving) {
                add(steps, book.verification(), incident);
            }
            steps.stream().filter(step -> !step.done()).forEach(step -> unmet.add(
                    step.step().title() + ": " + (step.items().size() - step.ticked()) + " of " + step.items().size()
                            + " checks open"));
        });
        contested(incident).forEach((check, ticked) ->
                unmet.add("“" + check.text() + "” was ticked all the same, " + Times.clock(ticked.at())
                + ": " + ticked.evidence()));
        if (resolving) {
            Optional<Instant> restored = incident.milestone(Milestone.RESTORED);
            if (restored.isEmpty()) {
                unmet.add("Restored is not recorded");
            }
            if (!incident.cadence().isZero() && !sentSince(incident, restored)) {
                unmet.add("No update was sent since the service was restored");
            }
        }
        return List.copyOf(unmet);
    }

    /** What stands ticked against its reading, or before its time was over. */
    public static Map<CheckRef, CheckState.Ticked> contested(Incident incident) {
        var contested = new LinkedHashMap<CheckRef, CheckState.Ticked>();
        incident.standing().forEach(event -> {
            if (event.fact() instanceof Fact.CheckTicked f && incident.check(f.check())
                    .orElse(null) instanceof CheckState.Ticked t && t.contested()) {
                contested.put(f.check(), t);
            }
        });
        return contested;
    }

    private static boolean sentSince(Incident incident, Optional<Instant> restored) {
        for (Event event : incident.standing().toList()) {
            if (event.fact() instanceof Fact.MessageSent && restored.isPresent() && !event.at().isBefore(restored.get())) {
                return true;
            }
        }
        return false;
    }
}
