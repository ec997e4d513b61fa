package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Trigger P0 = new Trigger("P0 incident", "", Urgency.IMMEDIATE, Optional.empty());

    private final ScriptedProber prober = new ScriptedProber();
    private final List<Command> reports = new ArrayList<>();
    private Instant now = START;

    private WatchPorts ports() {
        return new WatchPorts(prober, LogSight.NONE, LogCounts.NONE, KeptSamples.NONE, ChangeLog.NONE);
    }

    private final Watch watch = new Watch(ports(), ScenarioClock.wall(() -> now), Runnable::run, reports::add);
    private Incident incident = Incident.unborn(new IncidentId("INC-0001-abcdef"));

    @AfterEach
    void close() {
        watch.close();
    }

    private void happens(Fact fact) {
        incident = incident.with(new Event(incident.id(), incident.events().size() + 1,
                new EventKey("test", incident.events().size() + 1), now, Optional.empty(), "oncall-1", fact, ""));
        watch.update(incident, AsRecorded.confirmed(incident));
    }

    private void declaredAndWatched(Probe... probes) {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        watch.judgeBy(Guide.of(Optional.of(matrix()), List.of(P0)));
        happens(new Fact.WatchConfirmed(List.of(probes), List.of(), List.of()));
    }

    private static Probe probe(String name, boolean counts) {
        return new Probe(name, "http://127.0.0.1/" + name, "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5),
                counts);
    }

    private static Matrix matrix() {
        return new Matrix(List.of("", "Errors", ""), List.of(Optional.of(Signal.ERROR_RATE)), List.of(
                row(0, "Normal", new Range(0, true, 1, false)), row(1, "Warning", new Range(1, true, 5, true)),
                row(2, "Alert", new Range(5, true, 10, true)),
                row(3, "Critical", new Range(10, false, Double.POSITIVE_INFINITY, false))));
    }

    private static Matrix.Row row(int level, String label, Range range) {
        return new Matrix.Row(level, label, List.of(""), List.of(Optional.of(
                new Condition(Signal.ERROR_RATE, range, ""))), "");
    }

    private void pass(int seconds, int status) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            prober.answer(now, status, 120);
            watch.step();
        }
    }

    private void silence(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            watch.step();
        }
    }

    private List<String> reported() {
        return reports.stream().map(Command.ReportAdvice.class::cast).map(r -> r.from() + " to " + r.to()).toList();
    }

    @Test
    void nothingIsReportedBeforeAnythingCouldBeJudged() {
        declaredAndWatched(probe("a", true));
        pass(73, 200);
        assertThat(reports).isEmpty();
        pass(1, 200);
        assertThat(reported()).containsExactly("Cannot judge to Normal");
    }

    @Test
    void levelChangesAndLosingAndRegainingSightAreReportedOnce() {
        declaredAndWatched(probe("a", true));
        pass(75, 200);
        pass(30, 503);
        silence(20);
        pass(25, 503);
        assertThat(reported()).containsExactly("Cannot judge to Normal", "Normal to Warning", "Warning to Alert",
                "Alert to Critical", "Critical to Cannot judge", "Cannot judge to Critical");
        var critical = (Command.ReportAdvice) reports.get(3);
        assertThat(critical.level()).isEqualTo(3);
        assertThat(critical.worst()).isEqualTo(3);
        assertThat(critical.driver()).startsWith("Error rate ").endsWith("is above 10%");
        assertThat(critical.readings()).singleElement().satisfies(r -> assertThat(r.all()).isEqualTo(60));
    }

    @Test
    void aTickedTriggerIsReportedAtOnce() {
        declaredAndWatched(probe("a", true));
        happens(new Fact.TriggerJudged(P0.text(), true, "several customers"));
        assertThat(reported()).containsExactly("Cannot judge to Critical");
        assertThat(watch.snapshot().advice().met()).containsExactly(P0.text());
    }

    @Test
    void unchangedProbesGoOnAndOthersStopOrStart() {
        declaredAndWatched(probe("a", true), probe("b", true));
        pass(10, 200);
        happens(new Fact.WatchConfirmed(List.of(probe("a", false), probe("c", true)), List.of(), List.of()));
        assertThat(prober.started).hasValue(3);
        assertThat(prober.atWork.keySet()).extracting(Probe::name).containsExactly("a", "c");
        WatchSnapshot.Watched a = watch.snapshot().probes().getFirst();
        assertThat(a.probe().counts()).isFalse();
        assertThat(a.reading(Signal.ERROR_RATE, Watch.WINDOWS.getFirst()).all()).isEqualTo(10);
    }

    @Test
    void theSameRunbookAgainKeepsWhatIsBuildingUp() {
        declaredAndWatched(probe("a", true));
        pass(60, 200);
        pass(10, 503);
        var before = watch.snapshot().advice();
        watch.judgeBy(Guide.of(Optional.of(matrix()), List.of(P0)));
        assertThat(watch.snapshot().advice()).isEqualTo(before);
        assertThat(before.move()).isPresent();
    }

    @Test
    void onlyProbesThatCountAreJudged() {
        declaredAndWatched(probe("a", false));
        pass(60, 503);
        assertThat(watch.snapshot().advice().verdict().level()).isEqualTo(-1);
    }

    @Test
    void aResolvedIncidentIsNotProbedAndAReopenedOneIs() {
        declaredAndWatched(probe("a", true));
        happens(new Fact.Resolved(List.of(), ""));
        assertThat(prober.atWork).isEmpty();
        happens(new Fact.Reopened("again", false));
        assertThat(prober.atWork).hasSize(1);
    }

    @Test
    void afterARestartTheRecordedVerdictIsTheLastKnownOneAndNoNews() {
        incident = incident.with(event(new Fact.IncidentDeclared("Outage", Severity.P1, "")));
        incident = incident.with(event(new Fact.AdviceChanged("Alert", "Critical", 3, 3, "", "Error rate 12.0% is above 10%",
                List.of())));
        declaredAndWatched(probe("a", true));
        assertThat(watch.snapshot().advice().lastKnown().orElseThrow().verdict().label()).isEqualTo("Critical");
        pass(60, 503);
        assertThat(reports).isEmpty();
    }

    private Event event(Fact fact) {
        return new Event(incident.id(), 1, new EventKey("test", 1), now, Optional.empty(), Draft.CONSOLE, fact, "");
    }

    @Test
    void theSnapshotTellsEachProbesNewestSampleReadingsAndHistory() {
        declaredAndWatched(probe("a", true));
        assertThat(watch.snapshot().probes().getFirst().outcome()).isEqualTo("waiting");
        pass(400, 200);
        WatchSnapshot.Watched a = watch.snapshot().probes().getFirst();
        assertThat(a.outcome()).isEqualTo("200");
        assertThat(a.readings()).hasSize(6);
        assertThat(a.reading(Signal.LATENCY_P95, Duration.ofMinutes(5)).all()).isEqualTo(300);
        assertThat(a.history()).hasSize(81); // a point every five seconds
        assertThat(a.figures()).extracting(f -> f.all() + " " + f.p99().orElseThrow())
        .containsExactly("60 120.0", "300 120.0", "400 120.0");
        assertThat(a.history().getLast().p95Millis()).hasValue(120);
        assertThat(a.history().getLast().errorPercent()).hasValue(0);
        assertThat(watch.snapshot().worst(Signal.ERROR_RATE, Duration.ofMinutes(1))).contains(a);
    }

    @Test
    void withoutARunbookItSaysSo() {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        assertThat(watch.snapshot().advice().verdict()).isEqualTo(new Verdict.CannotJudge("no runbook is attached"));
        assertThat(watch.snapshot().matrix().rows()).hasSize(4);
    }

    @Test
    void closingStopsTheProbesAndTheThread() throws Exception {
        var stepped = new CountDownLatch(1);
        Watch paced = Watch.start(ports(), ScenarioClock.scaled(Instant::now, START, 100), _ -> stepped.countDown());
        incident = incident.with(event(new Fact.IncidentDeclared("Outage", Severity.P1, "")))
                .with(event(new Fact.WatchConfirmed(List.of(probe("a", true)), List.of(), List.of())));
        paced.update(incident, AsRecorded.confirmed(incident));
        paced.judgeBy(Guide.of(Optional.of(matrix()), List.of()));
        Instant scenario = paced.snapshot().at();
        for (int i = 0; i < 100; i++) {
            prober.answer(scenario.plusMillis(i * 10L), 503, 1);
        }
        assertThat(stepped.await(10, TimeUnit.SECONDS)).isTrue();
        paced.close();
        assertThat(prober.atWork).isEmpty();
        assertThat(paced.snapshot().probes()).isEmpty();
        paced.update(incident, AsRecorded.confirmed(incident));
        assertThat(prober.atWork).isEmpty();
    }
}
