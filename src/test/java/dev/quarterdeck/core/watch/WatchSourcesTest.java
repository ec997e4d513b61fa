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
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a watch does with its sources: keeps samples and takes them up again, judges by one kind, knows a cut-off laptop. */
class WatchSourcesTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScriptedProber prober = new ScriptedProber();
    private final List<Command> reports = new ArrayList<>();
    private final List<SampleLog.Recorded> kept = new ArrayList<>();
    private final KeptSamples samples = new KeptSamples() {
        @Override
        public void keep(String probe, Sample sample) {
            kept.add(new SampleLog.Recorded(probe, sample));
        }

        @Override
        public void since(Instant from, Consumer<SampleLog.Recorded> sink) {
            List.copyOf(kept).stream().filter(r -> !r.sample().endedAt().isBefore(from)).forEach(sink);
        }
    };
    private Instant now = START;
    private LogCounts counts = LogCounts.NONE;
    private ChangeLog changes = ChangeLog.NONE;
    private Incident incident = Incident.unborn(new IncidentId("INC-0001-abcdef"));

    private Watch watch() {
        var ports = new WatchPorts(prober, LogSight.NONE, (log, after, until) -> counts.lines(log, after, until), samples,
                (source, since) -> changes.since(source, since));
        var watch = new Watch(ports, ScenarioClock.wall(() -> now), Runnable::run, reports::add);
        watch.judgeBy(Guide.of(Optional.of(matrix()), List.of()));
        return watch;
    }

    private void happens(Fact fact) {
        incident = incident.with(new Event(incident.id(), incident.events().size() + 1,
                new EventKey("test", incident.events().size() + 1), now, Optional.empty(), "oncall-1", fact, ""));
    }

    private void confirmed(Probe... probes) {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        happens(new Fact.WatchConfirmed(List.of(probes), List.of(), List.of()));
    }

    private static Probe probe(String name, String url, Source source, boolean reference) {
        return new Probe(name, url, "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), !reference, source,
                Optional.empty(), reference);
    }

    private static final Probe API = probe("api", "http://127.0.0.1/api", new Source.Http(), false);
    private static final Probe METRICS = probe("errors", "http://127.0.0.1:9090", new Source.Prometheus("q", Meaning.ERROR_RATIO),
            false);
    private static final Probe REFERENCE = probe("elsewhere", "tcp://192.0.2.1:443", new Source.Tcp(), true);
    private static final Probe LOG = probe("log", "", new Source.LogShare("/var/log/a.log"), false);

    private static Matrix matrix() {
        return new Matrix(List.of("", "Errors", ""), List.of(Optional.of(Signal.ERROR_RATE)), List.of(
                row(0, "Normal", new Range(0, true, 10, true)),
                row(1, "Critical", new Range(10, false, Double.POSITIVE_INFINITY, false))));
    }

    private static Matrix.Row row(int level, String label, Range range) {
        return new Matrix.Row(level, label, List.of(label), List.of(Optional.of(new Condition(Signal.ERROR_RATE, range, label))),
                "do " + label);
    }

    private void ends(Probe probe, Outcome outcome, OptionalDouble latency, OptionalDouble value) {
        prober.atWork.get(probe).accept(new Sample(now, outcome, latency, value));
    }

    private void answers(Probe probe, int status) {
        ends(probe, new Outcome.Answered(status), OptionalDouble.of(20), OptionalDouble.empty());
    }

    private void run(Watch watch, int seconds, Runnable each) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            each.run();
            watch.step();
        }
    }

    @Test
    void afterARestartTheWindowsHoldWhatWasSampledForTheSameRequests() {
        confirmed(API);
        try (Watch first = watch()) {
            first.update(incident, AsRecorded.confirmed(incident));
            run(first, 120, () -> answers(API, 503));
        }
        now = now.plusSeconds(30);
        try (Watch second = watch()) {
            second.update(incident, AsRecorded.confirmed(incident));
            WatchSnapshot.Watched api = second.snapshot().probes().getFirst();
            assertThat(api.reading(Signal.ERROR_RATE, Duration.ofMinutes(5)).all()).isEqualTo(120);
            assertThat(api.history()).hasSizeGreaterThan(25);
            assertThat(second.snapshot().advice().verdict()).as("30 seconds without an answer are blindness")
                    .isInstanceOf(Verdict.CannotJudge.class);
        }
    }

    @Test
    void afterARestartWhatHasToLastGoesOnFromTheRecordedSamples() {
        var bound = new Range(5, false, Double.POSITIVE_INFINITY, false);
        var failing = new Condition(Signal.ERROR_RATE, bound, Duration.ofMinutes(3), "for 3 min");
        var trigger = new Trigger("Failing", "", Urgency.IMMEDIATE, Optional.of(failing));
        var guide = new Guide(Optional.of(matrix()), List.of(trigger), List.of(), List.of(failing), List.of(failing));
        confirmed(API);
        try (Watch first = watch()) {
            first.judgeBy(guide);
            first.update(incident, AsRecorded.confirmed(incident));
            run(first, 120, () -> answers(API, 503));
        }
        now = now.plusSeconds(3);
        try (Watch second = watch()) {
            second.judgeBy(guide);
            second.update(incident, AsRecorded.confirmed(incident));
            run(second, 72, () -> answers(API, 503));
            WatchSnapshot seen = second.snapshot();
            assertThat(seen.advice().met()).as("with the two minutes before").containsExactly(trigger.text());
            assertThat(seen.checks().get(failing).standing().holds()).isTrue();
            assertThat(seen.symptoms().get(failing).words()).startsWith("100.0% for 1:1");
        }
    }

    @Test
    void otherRequestsOfTheSameNameTakeNothingUp() {
        confirmed(API);
        try (Watch first = watch()) {
            first.update(incident, AsRecorded.confirmed(incident));
            run(first, 60, () -> answers(API, 503));
        }
        now = now.plusSeconds(1);
        Probe other = probe("api", "http://127.0.0.1/other", new Source.Http(), false);
        happens(new Fact.WatchConfirmed(List.of(other), List.of(), List.of()));
        now = now.plusSeconds(10);
        try (Watch second = watch()) {
            second.update(incident, AsRecorded.confirmed(incident));
            assertThat(second.snapshot().probes().getFirst().reading(Signal.ERROR_RATE, Duration.ofMinutes(5)).all()).isZero();
        }
    }

    @Test
    void aColumnIsJudgedByOneKindTheServersOwnFiguresWhereTheyAreSeen() {
        confirmed(API, METRICS);
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 80, () -> {
                answers(API, 200);
                ends(METRICS, new Outcome.Answered(200), OptionalDouble.of(3), OptionalDouble.of(12));
            });
            assertThat(watch.snapshot().advice().verdict())
                    .isInstanceOfSatisfying(Verdict.Known.class, k -> assertThat(k.label()).isEqualTo("Critical"));
            assertThat(watch.snapshot().advice().readings()).allMatch(r -> r.kind() == Kind.SERVER_METRICS);
            assertThat(watch.snapshot().worst(Signal.ERROR_RATE, MINUTE).orElseThrow().probe()).isEqualTo(METRICS);
            run(watch, 120, () -> {
                answers(API, 200);
                ends(METRICS, new Outcome.NoData("empty result"), OptionalDouble.of(3), OptionalDouble.empty());
            });
            assertThat(watch.snapshot().advice().verdict())
                    .isInstanceOfSatisfying(Verdict.Known.class, k -> assertThat(k.label()).isEqualTo("Normal"));
            assertThat(watch.snapshot().advice().readings()).allMatch(r -> r.kind() == Kind.PROBES);
        }
    }

    @Test
    void whenTheReferenceIsNotReachedEitherTheLaptopIsCutOffAndWhatItSawMeanwhileDoesNotCount() {
        confirmed(API, REFERENCE);
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 70, () -> {
                answers(API, 200);
                ends(REFERENCE, new Outcome.Connected(), OptionalDouble.of(9), OptionalDouble.empty());
            });
            run(watch, 40, () -> {
                ends(API, new Outcome.Broken("no route to host"), OptionalDouble.empty(), OptionalDouble.empty());
                ends(REFERENCE, new Outcome.TimedOut(Duration.ofSeconds(5)), OptionalDouble.of(5000), OptionalDouble.empty());
            });
            assertThat(watch.snapshot().advice().verdict()).isInstanceOfSatisfying(Verdict.CannotJudge.class,
                    c -> assertThat(c.why()).startsWith("this laptop is cut off"));
            run(watch, 65, () -> {
                answers(API, 200);
                ends(REFERENCE, new Outcome.Connected(), OptionalDouble.of(9), OptionalDouble.empty());
            });
            assertThat(watch.snapshot().advice().verdict())
                    .isInstanceOfSatisfying(Verdict.Known.class, k -> assertThat(k.label()).isEqualTo("Normal"));
        }
    }

    @Test
    void whenTheLaptopWasCutOffIsReportedAtBothEndsAndHoldsAfterARestart() {
        confirmed(API, REFERENCE);
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 70, this::bothAnswer);
            run(watch, 40, this::neitherAnswers);
        }
        Instant from = START.plusSeconds(71);
        assertThat(reports).filteredOn(Command.ReportCutOff.class::isInstance)
                .containsExactly(new Command.ReportCutOff(from, Optional.empty()));
        happens(new Fact.CutOff(from, Optional.empty()));
        reports.clear();
        try (Watch again = watch()) {
            again.update(incident, AsRecorded.confirmed(incident));
            run(again, 2, () -> { });
            assertThat(reports).as("nothing was heard yet").filteredOn(Command.ReportCutOff.class::isInstance).isEmpty();
            run(again, 1, this::bothAnswer);
            assertThat(reports).filteredOn(Command.ReportCutOff.class::isInstance)
                    .containsExactly(new Command.ReportCutOff(from, Optional.of(now)));
            happens(new Fact.CutOff(from, Optional.of(now)));
            again.update(incident, AsRecorded.confirmed(incident));
            run(again, 74, this::bothAnswer);
            assertThat(again.snapshot().advice().verdict())
                    .as("the samples of the cut-off time are in the windows again, and do not count")
                    .isInstanceOfSatisfying(Verdict.Known.class, k -> assertThat(k.label()).isEqualTo("Normal"));
            assertThat(reports).filteredOn(r -> r instanceof Command.ReportAdvice advice && advice.to().equals("Critical"))
                    .isEmpty();
        }
    }

    private void bothAnswer() {
        answers(API, 200);
        ends(REFERENCE, new Outcome.Connected(), OptionalDouble.of(9), OptionalDouble.empty());
    }

    private void neitherAnswers() {
        ends(API, new Outcome.Broken("no route to host"), OptionalDouble.empty(), OptionalDouble.empty());
        ends(REFERENCE, new Outcome.TimedOut(Duration.ofSeconds(5)), OptionalDouble.of(5000), OptionalDouble.empty());
    }

    @Test
    void anOutageThatTheReferenceDoesNotShareIsTheServices() {
        confirmed(API, REFERENCE);
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 90, () -> {
                ends(API, new Outcome.Refused(), OptionalDouble.empty(), OptionalDouble.empty());
                ends(REFERENCE, new Outcome.Connected(), OptionalDouble.of(9), OptionalDouble.empty());
            });
            assertThat(watch.snapshot().advice().verdict())
                    .isInstanceOfSatisfying(Verdict.Known.class, k -> assertThat(k.label()).isEqualTo("Critical"));
        }
    }

    @Test
    void theErrorShareOfALogIsASampleOfItsKindAndNoDataWhereNothingIsWritten() {
        counts = (log, _, _) -> log.equals("/var/log/a.log") ? Optional.of(new LogSight.Count(3, 60)) : Optional.empty();
        confirmed(LOG);
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 5, () -> { });
            WatchSnapshot.Watched log = watch.snapshot().probes().getFirst();
            assertThat(log.reading(Signal.ERROR_RATE, MINUTE).value()).hasValue(5);
            assertThat(log.reading(Signal.ERROR_RATE, MINUTE).kind()).isEqualTo(Kind.LOG_SAMPLE);
            counts = (_, _, _) -> Optional.of(new LogSight.Count(0, 0));
            run(watch, 20, () -> { });
            assertThat(watch.snapshot().probes().getFirst().outcome()).isEqualTo("no data: nothing was logged for a minute");
            assertThat(watch.snapshot().probes().getFirst().stale()).isTrue();
        }
    }

    @Test
    void confirmedSourcesAreAskedOnceAMinuteForWhatWasChangedAndAFailureIsTold() {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        happens(new Fact.WatchConfirmed(List.of(), List.of(),
                List.of(new ChangeSource(ChangeSource.Kind.GIT, "/srv/api", Optional.of(Target.LAPTOP)))));
        var change = new SystemChange(START.minusSeconds(360), "a1b2c3 Release 0.1.0", "/srv/api");
        var asked = new ArrayList<Instant>();
        changes = (_, since) -> {
            asked.add(since);
            return List.of(change);
        };
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            run(watch, 119, () -> { });
            assertThat(asked).hasSize(2).startsWith(START.minus(Duration.ofHours(24)));
            assertThat(reports).contains(new Command.ReportChanges(List.of(change)));
            changes = (_, _) -> {
                throw new IOException("Changes of /srv/api: exit 128, not a git repository");
            };
            run(watch, 60, () -> { });
            assertThat(watch.snapshot().problems()).containsExactly("Changes of /srv/api: exit 128, not a git repository");
        }
    }

    @Test
    void whatIsSentDifferentlyThanItWasConfirmedAsksAgain() {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        Probe other = probe("other", "http://127.0.0.1/b", new Source.Http(), false);
        happens(new Fact.WatchConfirmed(List.of(API, other), List.of(), List.of(),
                List.of(String.join("\n", API.exactRequest()), "GET /b HTTP/1.0")));
        try (Watch watch = watch()) {
            watch.update(incident, AsRecorded.confirmed(incident));
            assertThat(prober.atWork).containsOnlyKeys(API);
            assertThat(watch.snapshot().problems()).singleElement().asString()
                    .startsWith("other is not asked: what is sent has changed");
            happens(new Fact.WatchConfirmed(List.of(API, other), List.of(), List.of()));
            watch.update(incident, AsRecorded.confirmed(incident));
            assertThat(prober.atWork).containsOnlyKeys(API, other);
            assertThat(watch.snapshot().problems()).isEmpty();
        }
    }
}
