package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of each check, step by step: those that were touched, and those of the checklists and the chosen procedures
 * that were left open. Pure; any thread.
 */
final class CheckReport {
    private static final Pattern BLANK = Pattern.compile("_{3,}");

    private final Incident incident;
    /** Checks by the heading path of their step, in the runbook's order first and then in the order of the record. */
    private final Map<String, Map<String, CheckRef>> steps = new LinkedHashMap<>();

    CheckReport(Incident incident, Optional<Runbook> runbook) {
        this.incident = incident;
        runbook.ifPresent(this::expect);
        touched(incident).forEach(this::add);
        Set<String> later = runbook.stream().flatMap(r -> r.deadlines().stream()).map(d -> d.items().path())
                .collect(Collectors.toSet());
        steps.keySet().removeAll(later); // they stand under the follow-ups
    }

    private void expect(Runbook runbook) {
        Set<String> chosen = incident.standing().map(Event::fact).filter(Fact.ProcedureChosen.class::isInstance)
                .map(f -> ((Fact.ProcedureChosen) f).procedure()).collect(Collectors.toSet());
        var expected = new ArrayList<>(runbook.before());
        runbook.procedures().stream().filter(p -> chosen.contains(p.title())).map(Procedure::steps).forEach(expected::addAll);
        expected.addAll(runbook.verification());
        expected.forEach(step -> items(step).forEach(item -> add(item.ref())));
    }

    private static List<CheckRef> touched(Incident incident) {
        var refs = new ArrayList<CheckRef>();
        for (Event event : incident.standing().toList()) {
            if (event.fact() instanceof Fact.CheckTicked(CheckRef check, _, _)) {
                refs.add(check);
            } else if (event.fact() instanceof Fact.CheckSkipped(CheckRef check, _)) {
                refs.add(check);
            }
        }
        return refs;
    }

    private void add(CheckRef ref) {
        steps.computeIfAbsent(ref.path(), _ -> new LinkedHashMap<>()).putIfAbsent(ref.key(), ref);
    }

    private List<StepProgress.Item> items(Step step) {
        return StepProgress.of(step, incident).items();
    }

    void write(Markdown out) {
        out.heading(2, "Checks");
        if (steps.isEmpty()) {
            out.paragraph("No check was ticked.");
        }
        Map<CheckRef, CheckState.Ticked> contested = Checklist.contested(incident);
        if (!contested.isEmpty()) {
            out.paragraph("Ticked against what was measured, or before the time was over: " + contested.size() + ".");
            out.items(contested.entrySet().stream()
                    .map(e -> words(e.getKey()) + ": " + e.getValue().evidence() + ", " + e.getValue().by() + ", "
                    + Times.dateTime(e.getValue().at())).toList());
        }
        steps.forEach((path, checks) -> {
            out.heading(3, path.isBlank() ? "Without a heading" : path);
            out.tasks(checks.values().stream().map(this::task).toList());
        });
    }

    void writeFollowUps(List<DeadlineGroup> groups, Optional<Instant> restored, Markdown out) {
        out.heading(2, "Follow-ups");
        if (groups.isEmpty()) {
            out.paragraph("The runbook names no follow-ups.");
        }
        for (DeadlineGroup group : groups) {
            out.heading(3, group.title());
            out.paragraph(restored.map(at -> "Due " + Times.dateTime(at.plus(group.within())) + ", "
                            + Times.words(group.within()) + " after the service was restored.")
                    .orElse("Due " + Times.words(group.within())
                            + " after the service is restored; when that was is not recorded."));
            out.tasks(items(group.items()).stream().map(item -> task(item.ref())).toList());
        }
    }

    private Markdown.Task task(CheckRef ref) {
        String check = words(ref);
        return switch (incident.check(ref).orElse(null)) {
            case CheckState.Ticked t -> new Markdown.Task(true, check + " — " + t.by() + ", " + Times.dateTime(t.at())
                    + (t.by().equals(t.entered()) ? "" : ", entered by " + t.entered())
                    + (t.evidence().isEmpty() ? "" : "; " + t.evidence()));
            case CheckState.Skipped s -> new Markdown.Task(false, check + " — skipped by " + s.by() + ", "
                    + Times.dateTime(s.at()) + ": " + s.reason());
            case null -> new Markdown.Task(false, check + " — left open");
        };
    }

    /** The check with what its blank was filled with. */
    private String words(CheckRef ref) {
        String value = incident.fields().getOrDefault(ref.text(), "");
        return value.isBlank() ? ref.text() : BLANK.matcher(ref.text()).replaceFirst(Matcher.quoteReplacement(value));
    }
}
