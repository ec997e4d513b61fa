package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private final Runbook runbook = bundled();

    private static Runbook bundled() {
        try (var in = ReadinessTest.class.getResourceAsStream("/runbooks/rollback-procedure.md")) {
            return RunbookReader.read("rollback-procedure.md", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Incident incident(String id, Fact... facts) {
        Incident incident = Incident.unborn(new IncidentId(id));
        for (Fact fact : facts) {
            long n = incident.events().size() + 1;
            incident = incident.with(new Event(incident.id(), n, new EventKey("test", n), START.plusSeconds(60 * n),
                    Optional.empty(), "a", fact, ""));
        }
        return incident;
    }

    @Test
    void itTellsVersionDatabaseEstimateAndHowLongItTookLast() {
        var first = runbook.procedures().getFirst();
        var blank = first.steps().stream().flatMap(s -> s.checks().stream()).filter(c -> c.fillIn()).findFirst().orElseThrow();
        Incident now = incident("INC-0002-abcdef", new Fact.FieldFilled(blank.text(), "v0.0.9"));
        Incident drill = incident("INC-0001-abcdef", new Fact.DrillStarted("s", "t", 1),
                new Fact.ProcedureChosen(first.title(), ""),
                new Fact.MilestoneClaimed(Milestone.RESTORED, START.plusSeconds(120 + 520)));
        Readiness ready = Readiness.of(first, now, List.of(now, drill));
        assertThat(ready.version()).contains("v0.0.9");
        assertThat(ready.database()).isFalse();
        assertThat(ready.estimate().orElseThrow().text()).startsWith("5");
        assertThat(ready.took()).contains(new Readiness.Took(Duration.ofSeconds(520), true, START.plusSeconds(640)));
    }

    @Test
    void aProcedureThatRevertsMigrationsTouchesTheDatabase() {
        Readiness ready = Readiness.of(runbook.procedures().get(1), incident("INC-0003-abcdef"), List.of());
        assertThat(ready.database()).isTrue();
        assertThat(ready.version()).isEmpty();
        assertThat(ready.took()).isEmpty();
    }

    @Test
    void theMaintenanceStepsOfferThePlannedInterruption() {
        var steps = runbook.procedures().getFirst().steps();
        assertThat(steps.stream().map(PlannedStep::of).toList())
                .containsExactly(Optional.of(PlannedStep.BEGINS), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(PlannedStep.ENDS), Optional.empty());
        assertThat(TimedWatch.of(steps.getLast())).contains(new TimedWatch(Duration.ofMinutes(10)));
    }
}
