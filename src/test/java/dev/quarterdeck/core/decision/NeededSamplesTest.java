package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Mark;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many samples a bound needs follows from how often its probe is asked. */
class NeededSamplesTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Condition BELOW_ONE_PERCENT =
            new Condition(Signal.ERROR_RATE, new Range(Double.NEGATIVE_INFINITY, false, 1, false), "<1%");
    private static final Condition HALF_A_PERCENT =
            new Condition(Signal.ERROR_RATE, new Range(Double.NEGATIVE_INFINITY, false, 0.5, false), "<0.5%");
    private static final Condition P95 = new Condition(Signal.LATENCY_P95, new Range(Double.NEGATIVE_INFINITY, false, 500, false),
            "p95 <500ms");

    @ParameterizedTest
    @CsvSource({"1000, 59, 58, 1 min", "500, 60, 59, 1 min", "5000, 59, 58, 5 min", "4000, 60, 59, 5 min",
            "15000, 59, 58, 15 min", "10000, 60, 59, 15 min"})
    void onePercentTakesSixtyOrAllOfItsWindowLessOne(long intervalMillis, int enough, int tooFew, String window) {
        assertThat(standing(BELOW_ONE_PERCENT, intervalMillis, enough).words())
                .isEqualTo("0.0% · 0 of " + enough + " in " + window);
        assertThat(standing(BELOW_ONE_PERCENT, intervalMillis, tooFew).state()).isEqualTo(Standing.State.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"1000, 20, 19, 1 min", "3000, 19, 18, 1 min", "15000, 19, 18, 5 min", "45000, 19, 18, 15 min"})
    void aP95TakesTwentyOrAllOfItsWindowLessOne(long intervalMillis, int enough, int tooFew, String window) {
        assertThat(standing(P95, intervalMillis, enough).words()).isEqualTo("100 ms · " + enough + " samples in " + window);
        assertThat(standing(P95, intervalMillis, tooFew).state()).isEqualTo(Standing.State.UNKNOWN);
    }

    @Test
    void aFinerBoundThanAMinuteCanTellIsJudgedOverFive() {
        assertThat(standing(HALF_A_PERCENT, 1000, 119).state()).isEqualTo(Standing.State.UNKNOWN);
        assertThat(standing(HALF_A_PERCENT, 1000, 120).words()).isEqualTo("0.0% · 0 of 120 in 5 min");
    }

    @Test
    void whatIsAskedTooSeldomCannotBeJudgedAndSaysWhy() {
        assertThat(standing(BELOW_ONE_PERCENT, 30_000, 30).words())
                .isEqualTo("only 30 of 60 samples in 15 min, GET /api is asked every 30 s");
    }

    @Test
    void theMatrixJudgesASlowProbeOverFiveMinutesToo() {
        var judge = Judge.of(Optional.of(Seed.MATRIX), List.of());
        SampleWindow window = filled(5000, 59);
        Instant end = START.plusSeconds(59 * 5);
        Advice advice = null;
        for (int s = 0; s <= 15; s++) {
            if (s % 5 == 0 && s > 0) {
                window.add(new Sample(end.plusSeconds(s), new Outcome.Answered(200), OptionalDouble.of(100)));
            }
            advice = judge.judge(end.plusSeconds(s), Sources.counting(List.of(window)), Circumstances.NONE);
        }
        assertThat(advice.verdict().label()).isEqualTo("Normal");
        assertThat(advice.readings().getFirst().window()).isEqualTo(Duration.ofMinutes(5));
    }

    /** A gross failure needs no long look. */
    @Test
    void aSlowProbeIsSeenFailingWithinAMinute() {
        var judge = Judge.of(Optional.of(Seed.MATRIX), List.of());
        SampleWindow window = filled(5000, 60);
        Advice advice = null;
        for (int s = 1; s <= 80; s++) {
            Instant at = START.plusSeconds(300 + s);
            if (s % 5 == 0) {
                window.add(new Sample(at, new Outcome.Answered(503), OptionalDouble.of(100)));
            }
            advice = judge.judge(at, Sources.counting(List.of(window)), Circumstances.NONE);
        }
        assertThat(advice.verdict().label()).isEqualTo("Critical");
        assertThat(advice.readings().getFirst().window()).isEqualTo(Duration.ofMinutes(1));
    }

    /** Only this laptop's slowness is seen, and it is said. */
    @Test
    void markedSamplesNeverReadCriticalAndAreToldAsLeftOut() {
        var judge = Judge.of(Optional.of(Seed.MATRIX), List.of());
        SampleWindow window = probed(1000);
        Advice advice = null;
        for (int s = 1; s <= 90; s++) {
            window.add(new Sample(START.plusSeconds(s), new Outcome.TimedOut(Duration.ofSeconds(5)), OptionalDouble.of(5000),
                    OptionalDouble.empty(),
                    "r-" + s, Optional.of(Mark.STALL)));
            advice = judge.judge(START.plusSeconds(s), Sources.counting(List.of(window)), Circumstances.NONE);
        }
        assertThat(advice.verdict()).isEqualTo(
                new Verdict.CannotJudge("only 0 of 59 samples, 60 left out: this laptop was slow"));
    }

    @Test
    void afterAStandstillItIsSaidThatNothingWasAsked() {
        var judge = Judge.of(Optional.of(Seed.MATRIX), List.of());
        SampleWindow window = filled(1000, 90);
        Instant fell = START.plusSeconds(90);
        Instant woke = fell.plusSeconds(600);
        window.stoodStill(new Span(fell, Optional.of(woke)));
        judge.judge(fell, Sources.counting(List.of(window)), Circumstances.NONE);
        Advice advice = judge.judge(woke, Sources.counting(List.of(window)), Circumstances.NONE);
        assertThat(advice.verdict()).isEqualTo(
                new Verdict.CannotJudge("nothing was asked from 14:01:30 to 14:11:30: this laptop slept or stalled"));
    }

    /** Before, the first seconds after maintenance said that there had been no answer for as long as it took. */
    @Test
    void afterAPlannedInterruptionTheServiceIsNotSaidToHaveBeenSilent() {
        var judge = Judge.of(Optional.of(Seed.MATRIX), List.of());
        SampleWindow window = filled(1000, 300);
        Instant now = START.plusSeconds(300);
        var circumstances = new Circumstances(Map.of(), Optional.empty(),
                List.of(new Span(START.plusSeconds(60), Optional.of(now.minusSeconds(1)))),
                List.of(), Optional.empty(), List.of());
        Advice advice = judge.judge(now, Sources.counting(List.of(window)), circumstances);
        assertThat(advice.verdict()).isEqualTo(new Verdict.CannotJudge("only 1 of 59 samples"));
    }

    /** A check is judged by its own samples: the service answers, whatever was planned. */
    @Test
    void inAPlannedInterruptionChecksStandByTheirOwnSamples() {
        SampleWindow window = filled(1000, 300);
        Instant now = START.plusSeconds(300);
        var circumstances = new Circumstances(Map.of(), Optional.empty(),
                List.of(new Span(START.plusSeconds(60), Optional.empty())),
                List.of(), Optional.empty(), List.of());
        var sources = new Sources(List.of(window), List.of(window), List.of(window), LogSight.NONE, List.of());
        assertThat(Standing.of(new Criterion.HealthAnswer(200, "health returns 200"), sources, circumstances, now).words())
                .isEqualTo("200 · 60 of 60");
        assertThat(Standing.of(BELOW_ONE_PERCENT, sources, circumstances, now).words()).isEqualTo("0.0% · 0 of 60");
    }

    private static Standing standing(Condition condition, long intervalMillis, int samples) {
        SampleWindow window = filled(intervalMillis, samples);
        return Standing.named(condition, Sources.counting(List.of(window)), Circumstances.NONE,
                START.plusMillis(samples * intervalMillis));
    }

    private static SampleWindow filled(long intervalMillis, int samples) {
        SampleWindow window = probed(intervalMillis);
        for (int i = 1; i <= samples; i++) {
            window.add(new Sample(START.plusMillis(i * intervalMillis), new Outcome.Answered(200), OptionalDouble.of(100)));
        }
        return window;
    }

    private static SampleWindow probed(long intervalMillis) {
        return new SampleWindow(new Probe("GET /api", "http://127.0.0.1/api", "", List.of(), Duration.ofMillis(intervalMillis),
                Duration.ofSeconds(5),
                true), ScenarioClock.wall(InstantSource.fixed(START)));
    }
}
