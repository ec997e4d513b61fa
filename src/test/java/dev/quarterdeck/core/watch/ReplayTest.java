package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Trigger P0 = new Trigger("P0 incident", "", Urgency.IMMEDIATE, Optional.empty());

    private final List<Recorded> samples = new ArrayList<>();
    private final ScriptedProber prober = new ScriptedProber();
    private Instant now = START;
    private Incident incident = Incident.unborn(new IncidentId("INC-0001-abcdef"));
    private final Watch watch = new Watch(new WatchPorts(prober, LogSight.NONE, LogCounts.NONE,
            KeptSamples.NONE, ChangeLog.NONE), ScenarioClock.wall(() -> now), Runnable::run, this::report);

    private void report(Command command) {
        if (command instanceof Command.ReportAdvice r) {
            incident = incident.with(event(new Fact.AdviceChanged(r.from(), r.to(), r.level(), r.worst(), r.action(), r.driver(),
                    r.readings())));
        }
    }

    private Event event(Fact fact) {
        long number = incident.events().size() + 1;
        return new Event(incident.id(), number, new EventKey("test", number), now, Optional.empty(), Draft.CONSOLE, fact, "");
    }

    private void happens(Fact fact) {
        incident = incident.with(event(fact));
        watch.update(incident, AsRecorded.confirmed(incident));
    }

    private static Probe probe() {
        return new Probe("GET /api", "http://127.0.0.1/api", "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), true);
    }

    private static Guide guide(double worst) {
        return Guide.of(Optional.of(new Matrix(List.of("", "Errors", ""), List.of(Optional.of(Signal.ERROR_RATE)), List.of(
                row(0, "Normal", new Range(0, true, 1, false)), row(1, "Warning", new Range(1, true, 5, true)),
                row(2, "Alert", new Range(5, true, worst, true)),
                row(3, "Critical", new Range(worst, false, Double.POSITIVE_INFINITY, false))))), List.of(P0));
    }

    private static Matrix.Row row(int level, String label, Range range) {
        return new Matrix.Row(level, label, List.of(""), List.of(Optional.of(new Condition(Signal.ERROR_RATE, range, ""))), "");
    }

    private void begin() {
        happens(new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        watch.judgeBy(guide(10));
        happens(new Fact.WatchConfirmed(List.of(probe()), List.of(), List.of()));
    }

    /** Lets a second pass with a sample somewhere in it. */
    private void second(int millis, boolean failed) {
        Instant at = now.plusMillis(millis);
        var sample = new Sample(at, new Outcome.Answered(failed ? 503 : 200), OptionalDouble.of(100));
        now = now.plusSeconds(1);
        samples.add(new Recorded("GET /api", sample));
        prober.atWork.values().forEach(sink -> sink.accept(sample));
        watch.step();
    }

    private Replay.Result replay(Guide guide) {
        var replay = new Replay(incident, guide);
        samples.forEach(replay::take);
        return replay.result();
    }

    private static List<String> words(List<Replay.Reached> changes) {
        return changes.stream().filter(c -> c.level() >= 0).map(c -> c.at() + " " + c.label()).toList();
    }

    private List<String> recorded() {
        return incident.events().stream().filter(e -> e.fact() instanceof Fact.AdviceChanged f && f.level() >= 0)
                .map(e -> e.at() + " " + ((Fact.AdviceChanged) e.fact()).to()).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSameMatrixReachesTheSameLevelsAtTheSameTimes(long seed) {
        var random = new Random(seed);
        begin();
        double failing = 0;
        for (int s = 0; s < 900; s++) {
            if (random.nextInt(60) == 0) {
                failing = random.nextDouble() / (random.nextBoolean() ? 3 : 30);
            }
            if (s == 200) {
                happens(new Fact.HoldChanged(new Hold(Duration.ofSeconds(4), Duration.ofSeconds(9))));
            }
            if (s == 400) {
                happens(new Fact.InterruptionBegan("maintenance"));
            }
            if (s == 470) {
                happens(new Fact.InterruptionEnded(""));
            }
            if (s == 700) {
                happens(new Fact.TriggerJudged(P0.text(), true, ""));
            }
            second(1 + random.nextInt(998), random.nextDouble() < failing);
        }
        assertThat(recorded()).hasSizeGreaterThan(3);
        assertThat(words(replay(guide(10)).changes())).isEqualTo(recorded());
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void whatHasToLastIsReachedAtTheSameTimes(long seed) {
        var lasting = new Trigger("Error rate above 8% for 2 minutes", "", Urgency.IMMEDIATE,
                Optional.of(new Condition(Signal.ERROR_RATE,
                new Range(8, false, Double.POSITIVE_INFINITY, false), Duration.ofMinutes(2), "")));
        Guide guide = Guide.of(guide(99).matrix(), List.of(lasting));
        var random = new Random(seed);
        begin();
        watch.judgeBy(guide);
        for (int s = 0; s < 900; s++) {
            second(1 + random.nextInt(998), s / 200 % 2 == 1 && random.nextInt(3) == 0);
        }
        assertThat(recorded()).anyMatch(words -> words.endsWith("Critical"));
        assertThat(words(replay(guide).changes())).isEqualTo(recorded());
    }

    @Test
    void levelsHoldInTheReplayForAsLongAsWasInForceThen() {
        begin();
        for (int s = 0; s < 400; s++) {
            if (s == 90) {
                happens(new Fact.HoldChanged(new Hold(Duration.ofMinutes(2), Duration.ofSeconds(60))));
            }
            second(500, s >= 100);
        }
        Replay.Row critical = replay(guide(10)).rows().getFirst();
        assertThat(critical.recorded().orElseThrow()).isAfter(START.plusSeconds(220)).isBefore(START.plusSeconds(240));
        assertThat(critical.replayed()).isEqualTo(critical.recorded());
    }

    @Test
    void anotherMatrixSaysHowMuchEarlierItWouldHaveFired() {
        begin();
        for (int s = 0; s < 400; s++) {
            second(500, s > 100 && s % (s > 250 ? 5 : 15) == 0);
        }
        Replay.Row critical = replay(guide(5.5)).rows().getFirst();
        assertThat(critical.label()).isEqualTo("Critical");
        assertThat(critical.recorded()).isPresent();
        assertThat(critical.replayed().orElseThrow()).isBefore(critical.recorded().orElseThrow());
        assertThat(critical.comparison()).matches("\\d+ min \\d+ s earlier");
        assertThat(replay(guide(99)).rows().getFirst().comparison()).isEqualTo("would not be reached");
        assertThat(replay(guide(10)).rows().getFirst().comparison()).isEqualTo("at the same time");
    }

    @Test
    void samplesOfAProbeThatWasNotConfirmedAreLeftOut() {
        begin();
        samples.add(new Recorded("GET /other", new Sample(now.plusMillis(1), new Outcome.Refused(), OptionalDouble.empty())));
        assertThat(replay(guide(10)).samples()).isZero();
        assertThat(words(replay(guide(10)).changes())).isEmpty();
    }
}
