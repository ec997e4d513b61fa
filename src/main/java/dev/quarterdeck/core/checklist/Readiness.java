package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.ProcedureRun;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.text.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one wants to know of a procedure before one decides on it. Immutable; any thread.
 *
 * @param version  the last known good version as far as it was filled in; empty while it is not
 * @param asks     whether the procedure asks for a version at all
 * @param database whether a step of it touches the database
 * @param took     how long it took the last time, in a drill or an incident
 */
public record Readiness(Procedure procedure, Optional<String> version, boolean asks, boolean database,
        Optional<Estimate> estimate,
                        Optional<Took> took) {
    private static final Pattern VERSION = Pattern.compile("\\bversion\\b|\\btag\\b|\\brelease\\b|\\bbuild\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DATABASE =
            Pattern.compile("\\bdatabase\\b|\\bmigrations?\\b|\\bschema\\b|\\balembic\\b|\\bflyway\\b|\\bliquibase\\b"
            + "|\\bpg_\\w+|\\bpsql\\b|\\bmysql\\b|\\bmongo\\w*\\b|\\bsql\\b", Pattern.CASE_INSENSITIVE);

    /** From choosing the procedure to the service being restored. */
    public record Took(Duration time, boolean drill, Instant when) {
    }

    /** @param others incidents and drills of the record, this one may be among them */
    public static Readiness of(Procedure procedure, Incident incident, List<Incident> others) {
        Optional<Block.Check> blank = procedure.steps().stream().flatMap(step -> step.checks().stream())
                .filter(check -> check.fillIn() && VERSION.matcher(check.text()).find()).findFirst();
        return new Readiness(procedure, blank.map(check -> incident.fields().getOrDefault(check.text(), ""))
                .filter(v -> !v.isBlank()),
                blank.isPresent(), procedure.steps().stream().anyMatch(Readiness::database), procedure.estimate(),
                others.stream().filter(other -> !other.id().equals(incident.id()))
                .flatMap(other -> took(procedure, other).stream())
                        .max((a, b) -> a.when.compareTo(b.when)));
    }

    private static boolean database(Step step) {
        return Stream.concat(Stream.of(step.title()), step.commands().stream().map(CommandText::text))
                .anyMatch(words -> DATABASE.matcher(words).find());
    }

    private static Optional<Took> took(Procedure procedure, Incident other) {
        Optional<Instant> chosen = other.runs().stream().filter(run -> run.procedure().equals(procedure.title()))
                .map(ProcedureRun::since)
                .findFirst();
        return chosen.flatMap(from -> other.milestone(Milestone.RESTORED).filter(to -> to.isAfter(from))
                .map(to -> new Took(Duration.between(from, to), other.drill(), to)));
    }
}
