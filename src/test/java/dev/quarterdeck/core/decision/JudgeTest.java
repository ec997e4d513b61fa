package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private final Judge judge = Judge.of(Optional.of(Seed.MATRIX), Seed.TRIGGERS);
    private final Service service = new Service(judge);

    @Test
    void withoutAProbeNothingCanBeJudged() {
        Advice advice = judge.judge(Service.START, Sources.counting(List.of()), Circumstances.NONE);
        assertThat(advice.verdict()).isEqualTo(new Verdict.CannotJudge("no probe is watched yet"));
        assertThat(advice.columnLevels()).containsExactly(OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void normalNeedsTheSixtySamplesOfAMinuteLessOne() {
        service.run(23, 0, 100);
        assertThat(service.advice.verdict()).isEqualTo(new Verdict.CannotJudge("only 23 of 59 samples"));
        service.run(35, 0, 100);
        assertThat(service.advice.verdict().level()).isEqualTo(-1);
        service.run(1, 0, 100);
        assertThat(service.advice.verdict()).isEqualTo(
                new Verdict.CannotJudge("Error rate 0.0% is below 1%, for less than 15 s"));
        service.run(15, 0, 100);
        assertThat(service.advice.verdict()).isEqualTo(
                new Verdict.Known(0, "Normal", "No action", "Error rate 0.0% is below 1%"));
    }

    @Test
    void onceInSightAJitterOfAFewSamplesDoesNotBlind() {
        service.run(75, 0, 100);
        service.silence(6);
        assertThat(service.advice.verdict().level()).isZero();
        service.silence(1);
        assertThat(service.driver()).isEqualTo("only 53 of 59 samples");
    }

    @Test
    void silenceBlindsAndKeepsTheLastVerdictWithItsTime() {
        service.run(76, 0, 100);
        service.silence(9);
        assertThat(service.advice.verdict()).isEqualTo(new Verdict.CannotJudge("no answer from GET /api for 9 s"));
        assertThat(service.advice.lastKnown().orElseThrow().verdict().label()).isEqualTo("Normal");
        assertThat(service.advice.lastKnown().orElseThrow().at()).isEqualTo(Service.START.plusSeconds(82));
    }

    @Test
    void sightRegainedHoldsFirst() {
        service.run(76, 0, 100);
        service.silence(30);
        service.run(73, 0, 100);
        assertThat(service.advice.verdict().level()).isEqualTo(-1);
        assertThat(service.advice.move()).contains(new Advice.Move(0, "Normal", service.now().plusSeconds(1)));
        service.run(1, 0, 100);
        assertThat(service.advice.verdict().level()).isZero();
        assertThat(service.advice.lastKnown()).isEmpty();
    }

    @Test
    void refusedConnectionsAreDataNotBlindness() {
        service.refuse(6);
        assertThat(service.advice.verdict()).isEqualTo(
                new Verdict.CannotJudge("Error rate 100.0% is above 10%, for less than 15 s"));
        assertThat(service.advice.move()).contains(new Advice.Move(3, "Critical", service.now().plusSeconds(15)));
        service.refuse(15);
        assertThat(service.advice.verdict().label()).isEqualTo("Critical");
        assertThat(service.driver()).isEqualTo("Error rate 100.0% is above 10%");
        assertThat(service.advice.columnLevels()).containsExactly(OptionalInt.of(3), OptionalInt.empty());
    }

    @Test
    void aHarmlessColumnDoesNotHideThatTheOtherIsBlind() {
        var window = Service.window("GET /api");
        for (int s = 1; s <= 60; s++) {
            window.add(new Sample(Service.START.plusSeconds(s), new Outcome.Answered(200), OptionalDouble.empty()));
        }
        Advice advice = judge.judge(Service.START.plusSeconds(60), Sources.counting(List.of(window)), Circumstances.NONE);
        assertThat(advice.columnLevels()).containsExactly(OptionalInt.of(0), OptionalInt.empty());
        assertThat(advice.verdict()).isEqualTo(new Verdict.CannotJudge("only 0 of 20 samples with a latency"));
    }

    @Test
    void aLevelRisesAfterFifteenSecondsAndShowsItsCountdown() {
        service.run(75, 0, 100);
        service.run(3, 0, 1400);
        assertThat(service.advice.verdict().label()).isEqualTo("Normal");
        service.run(1, 0, 1400); // 4 of 60 lie above: nearest rank reaches them
        assertThat(service.advice.columnLevels().get(1)).hasValue(2);
        Advice.Move move = service.advice.move().orElseThrow();
        assertThat(move).isEqualTo(new Advice.Move(2, "Alert", service.now().plusSeconds(15)));
        service.run(14, 0, 1400);
        assertThat(service.advice.verdict().level()).isZero();
        service.run(1, 0, 1400);
        assertThat(service.advice.verdict()).isEqualTo(
                new Verdict.Known(2, "Alert", "Prepare rollback", "p95 1.40 s is between 1 s and 2 s"));
        assertThat(service.advice.since()).isEqualTo(service.now());
        assertThat(service.advice.move()).isEmpty();
    }

    @Test
    void aLevelFallsAfterSixtySecondsAndSaysUntilWhenItWasSupported() {
        service.refuse(20);
        service.run(54, 0, 100); // six failures of sixty remain in the window
        assertThat(service.advice.columnLevels().getFirst()).hasValue(2);
        assertThat(service.advice.verdict().label()).isEqualTo("Critical");
        assertThat(service.driver()).isEqualTo("Error rate was above 10% until 14:01:13; now 10.0%, between 5% and 10%");
        assertThat(service.advice.move().orElseThrow().level()).isEqualTo(2);
        service.run(59, 0, 100);
        assertThat(service.advice.verdict().label()).isEqualTo("Critical");
        service.run(1, 0, 100);
        assertThat(service.advice.verdict().label()).isEqualTo("Alert");
    }

    @Test
    void aShortSpikeDoesNotRaiseTheLevel() {
        var strict = new Service(Judge.of(Optional.of(Seed.MATRIX), List.of()));
        strict.holds = List.of(new Hold.Since(Instant.MIN, new Hold(Duration.ofSeconds(70), Duration.ofSeconds(60))));
        strict.run(130, 0, 100);
        strict.refuse(5);
        strict.run(120, 0, 100);
        assertThat(strict.advice.verdict().level()).isZero();
        assertThat(strict.advice.move()).isEmpty();
    }

    @Test
    void aChangedHoldCountsFromWhenItWasChangedAndMovesTheCountdown() {
        service.run(120, 0, 100);
        service.run(3, 100, 100);
        assertThat(service.advice.move().orElseThrow().level()).isPositive();
        Instant before = service.advice.move().orElseThrow().at();
        service.holds = List.of(new Hold.Since(service.now(), new Hold(Duration.ofSeconds(40), Duration.ofSeconds(5))));
        service.judge();
        assertThat(service.advice.move().orElseThrow().at()).isEqualTo(before);
        service.run(1, 100, 100);
        assertThat(service.advice.move().orElseThrow().at()).isEqualTo(before.plusSeconds(25));
        service.run(30, 100, 100);
        assertThat(service.advice.verdict().level()).isZero();
        service.run(20, 100, 100);
        assertThat(service.advice.verdict().label()).isEqualTo("Critical");
    }

    @Test
    void aTickedTriggerRaisesTheLevelAtOnceAndIsNamed() {
        service.run(60, 0, 100);
        service.ticked.put(Seed.P0.text(), service.now());
        service.judge();
        assertThat(service.advice.verdict()).isEqualTo(
                new Verdict.Known(3, "Critical", "Execute rollback", "P0 incident, ticked 14:01"));
        assertThat(service.advice.met()).containsExactly(Seed.P0.text());
    }

    @Test
    void aTickedTriggerIsTakenBackAtOnce() {
        service.run(75, 0, 100);
        service.ticked.put(Seed.P0.text(), service.now());
        service.judge();
        service.ticked.clear();
        service.judge();
        assertThat(service.advice.verdict().level()).isZero();
    }

    @Test
    void aTickedAlertOutranksBlindnessAndAMildOneDoesNot() {
        service.ticked.put(Seed.BROKEN.text(), Service.START);
        service.judge();
        assertThat(service.advice.verdict().level()).isEqualTo(-1);
        service.ticked.put(Seed.LEAK.text(), Service.START);
        service.judge();
        assertThat(service.advice.verdict().label()).isEqualTo("Alert");
    }

    @Test
    void aTriggerWithAConditionIsJudgedLive() {
        service.run(60, 20, 100);
        assertThat(service.advice.met()).containsExactly(Seed.ABOVE_TEN.text());
    }

    @Test
    void onASharedEdgeBothTriggersAreMet() {
        service.run(60, 5, 100);
        assertThat(service.advice.met()).containsExactly(Seed.FIVE_TO_TEN.text(), Seed.ONE_TO_FIVE.text());
    }

    @Test
    void withoutAMatrixOnlyAMetTriggerGivesALevel() {
        var bare = new Service(Judge.of(Optional.empty(), Seed.TRIGGERS));
        bare.run(60, 0, 100);
        assertThat(bare.advice.verdict()).isEqualTo(new Verdict.NoneMet());
        bare.ticked.put(Seed.BROKEN.text(), bare.now());
        bare.judge();
        assertThat(bare.advice.verdict().label()).isEqualTo("Trigger met");
        var failing = new Service(Judge.of(Optional.empty(), Seed.TRIGGERS));
        failing.run(75, 20, 100);
        assertThat(failing.advice.verdict().label()).isEqualTo("Immediate");
    }

    /** What is on screen at a decision is frozen into it, also where no matrix asks for it. */
    @Test
    void withoutAMatrixWhatIsMeasuredIsReadAllTheSame() {
        var bare = new Service(Judge.of(Optional.empty(), List.of()));
        assertThat(bare.judge().readings()).isEmpty();
        bare.run(60, 20, 150);
        assertThat(bare.advice.readings()).extracting(r -> r.signal() + " " + r.text())
                .containsExactly("ERROR_RATE 20.0%", "LATENCY_P95 150 ms");
        assertThat(bare.advice.columnLevels()).isEmpty();
        assertThat(bare.advice.verdict().level()).isEqualTo(-1);
    }

    @Test
    void theWorstProbeCountsAndIsNamed() {
        var good = Service.window("GET /good");
        var bad = Service.window("GET /bad");
        for (int s = 1; s <= 75; s++) {
            good.add(Service.sample(Service.START.plusSeconds(s), false, 100));
            bad.add(Service.sample(Service.START.plusSeconds(s), s % 5 == 0, 100));
        }
        judge.judge(Service.START.plusSeconds(60), Sources.counting(List.of(good, bad)), Circumstances.NONE);
        Advice advice = judge.judge(Service.START.plusSeconds(75), Sources.counting(List.of(good, bad)), Circumstances.NONE);
        assertThat(advice.verdict()).isEqualTo(new Verdict.Known(3, "Critical", "Execute rollback",
                "Error rate 20.0% is above 10% at GET /bad"));
        assertThat(advice.readings().getFirst().probe()).isEqualTo("GET /bad");
    }

    @Test
    void oneBlindProbeIsNotHiddenByAHealthyOne() {
        var good = Service.window("GET /good");
        for (int s = 1; s <= 60; s++) {
            good.add(Service.sample(Service.START.plusSeconds(s), false, 100));
        }
        Advice advice = judge.judge(Service.START.plusSeconds(60), Sources.counting(List.of(good, Service.window("GET /mute"))),
                Circumstances.NONE);
        assertThat(advice.verdict()).isEqualTo(new Verdict.CannotJudge("no answer from GET /mute yet"));
    }

    @Test
    void thePeakStaysUntilDecided() {
        service.refuse(20);
        service.run(150, 0, 100);
        assertThat(service.advice.verdict().level()).isLessThan(3);
        assertThat(service.advice.peak().orElseThrow().verdict().label()).isEqualTo("Critical");
        service.decidedAt = Optional.of(service.now());
        service.judge();
        assertThat(service.advice.peak()).isEmpty();
    }

    @Test
    void thePeakIsForgottenAfterTenMinutesOfNormal() {
        service.refuse(20);
        service.run(200, 0, 100);
        assertThat(service.advice.verdict().level()).isZero();
        assertThat(service.advice.peak()).isPresent();
        service.run(600, 0, 100);
        assertThat(service.advice.peak()).isEmpty();
    }

    @Test
    void decayingAfterADecisionIsNoNewPeak() {
        service.refuse(21);
        service.decidedAt = Optional.of(service.now());
        service.run(300, 0, 100);
        assertThat(service.advice.verdict().level()).isZero();
        assertThat(service.advice.peak()).isEmpty();
    }

    @Test
    void aClockSetBackDoesNotStopTheJudge() {
        service.run(60, 0, 100);
        SampleWindow window = Service.window("GET /api");
        var before = Service.START.minusSeconds(3600);
        for (int s = 1; s <= 60; s++) {
            window.add(Service.sample(before.plusSeconds(s), true, 100));
        }
        Advice advice = judge.judge(before.plusSeconds(60), Sources.counting(List.of(window)), Circumstances.NONE);
        assertThat(advice.move().orElseThrow().at()).isEqualTo(before.plusSeconds(75));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "4,1", "5,2", "9,2", "10,2", "11,3", "100,3"})
    void errorRateEdgesBelongToTheWorseRowButAStrictBoundLeavesItsOwn(int failed, int level) {
        var window = Service.window("GET /api");
        for (int i = 1; i <= 100; i++) {
            window.add(Service.sample(Service.START.plusMillis(i * 500L), i <= failed, 100));
        }
        Advice advice = judge.judge(Service.START.plusSeconds(50), Sources.counting(List.of(window)), Circumstances.NONE);
        assertThat(advice.columnLevels().getFirst()).hasValue(level);
    }

    @ParameterizedTest
    @CsvSource({"499.9,0", "500,1", "999.9,1", "1000,2", "1999.9,2", "2000,2", "2000.1,3"})
    void p95EdgesBelongToTheWorseRowButAStrictBoundLeavesItsOwn(double millis, int level) {
        service.run(60, 0, millis);
        assertThat(service.advice.columnLevels().get(1)).hasValue(level);
    }

    @Test
    void aFigureThatRoundsOntoItsBoundIsShownPrecisely() {
        service.run(75, 0, 2004);
        assertThat(service.driver()).isEqualTo("p95 2004 ms is above 2 s");
    }

    @Test
    void aGapBetweenRowsIsJudgedUpwardsAndSaidSo() {
        var gappy = new Matrix(List.of("", "", ""), List.of(Optional.of(Signal.ERROR_RATE)), List.of(
                row(0, "Normal", new Range(-1, false, 1, false)), row(1, "Warning", new Range(5, true, 10, true)),
                row(2, "Bad", new Range(20, true, 30, true))));
        var gap = new Service(Judge.of(Optional.of(gappy), List.of()));
        assertThat(gap.run(75, 15, 100).verdict()).isEqualTo(new Verdict.Known(2, "Bad", "",
                "Error rate 15.0% is in no row of the matrix, judged as Bad"));
        var beyond = new Service(Judge.of(Optional.of(gappy), List.of()));
        assertThat(beyond.run(75, 50, 100).verdict().level()).isEqualTo(2);
    }

    @Test
    void whileALevelIsHeldTheSentenceSaysWhatIsMeasuredNow() {
        service.run(75, 0, 100);
        service.run(21, 50, 100);
        assertThat(service.advice.verdict().label()).isEqualTo("Alert");
        assertThat(service.driver()).isEqualTo("Error rate was between 5% and 10% until 14:01:28; now 16.7%, above 10%");
        assertThat(service.advice.move().orElseThrow().label()).isEqualTo("Critical");
    }

    @Test
    void whatThisLaptopDoesNotSendIsNoSilenceOfTheService() {
        var window = Service.window("GET /api");
        window.add(new Sample(Service.START, new Outcome.Unsent("API_KEY is not set"), OptionalDouble.empty()));
        Advice advice = judge.judge(Service.START.plusSeconds(1), Sources.counting(List.of(window)), Circumstances.NONE);
        assertThat(advice.verdict()).isEqualTo(new Verdict.CannotJudge("nothing is sent to GET /api: API_KEY is not set"));
    }

    @Test
    void aPlannedInterruptionPausesTheVerdictAndLeavesItsSamplesOut() {
        service.run(80, 0, 100);
        var began = service.now();
        service.interruptions = List.of(new Span(began, Optional.empty()));
        service.refuse(40);
        assertThat(service.advice.verdict()).isEqualTo(new Verdict.Paused(began));
        assertThat(service.advice.lastKnown().orElseThrow().verdict().label()).isEqualTo("Normal");
        assertThat(service.advice.columnLevels().getFirst()).as("the figures are still told").hasValue(3);
        service.interruptions = List.of(new Span(began, Optional.of(service.now())));
        service.run(58, 0, 100);
        assertThat(service.driver()).isEqualTo("only 58 of 59 samples");
        service.run(16, 0, 100);
        assertThat(service.advice.verdict().label()).isEqualTo("Normal");
        assertThat(service.advice.peak()).isEmpty();
    }

    @Test
    void aTickedCriticalTriggerOutranksThePause() {
        service.interruptions = List.of(new Span(Service.START, Optional.empty()));
        service.run(20, 0, 100);
        service.ticked.put(Seed.P0.text(), service.now());
        assertThat(service.judge().verdict().label()).isEqualTo("Critical");
    }

    @Test
    void eachTriggerTellsWhereItStandsAndSinceWhen() {
        service.run(75, 20, 100);
        assertThat(service.advice.standings().get(Seed.ABOVE_TEN.text())).isEqualTo(new Standing(Standing.State.HOLDS,
                "20.0% · 12 of 60", Optional.of(Service.START.plusSeconds(6))));
        assertThat(service.advice.standings().get(Seed.ONE_TO_FIVE.text()).state()).isEqualTo(Standing.State.FAILS);
        assertThat(service.advice.standings()).doesNotContainKey(Seed.P0.text());
    }

    @Test
    void aMultipleOfTheBaselineIsJudgedOnceABaselineIsCaptured() {
        var slow = new Trigger("Performance Degradation >3x", "", Urgency.SOON,
                CriterionReader.trigger("Performance Degradation >3x", ""));
        var measured = new Service(Judge.of(Optional.of(Seed.MATRIX), List.of(slow)));
        measured.run(75, 0, 400);
        assertThat(measured.advice.standings().get(slow.text()))
                .isEqualTo(new Standing(Standing.State.UNKNOWN, "capture a baseline", Optional.empty()));
        assertThat(measured.advice.verdict().label()).as("a missing baseline does not blind").isEqualTo("Normal");
        measured.baseline = List.of(Baseline.stated(Signal.LATENCY_P95, 200));
        measured.run(1, 0, 400);
        assertThat(measured.advice.standings().get(slow.text()).words()).isEqualTo("2.0x of 200 ms in the runbook");
        measured.baseline = List.of(new Baseline(Signal.LATENCY_P95, "GET /api", 100, 60, Optional.of(measured.now())),
                Baseline.stated(Signal.LATENCY_P95, 200));
        measured.run(15, 0, 400);
        assertThat(measured.advice.standings().get(slow.text()).words()).as("what was captured comes before what is written")
                .isEqualTo("4.0x of 100 ms captured 14:01");
        measured.run(1, 0, 400);
        assertThat(measured.advice.verdict()).isEqualTo(new Verdict.Known(2, "Alert", "Prepare rollback",
                "p95 400 ms is above 3x the baseline of 100 ms"));
    }

    @Test
    void anOutageIsMetWhenEveryProbeFailedForSoLong() {
        var down = new Trigger("Complete Service Failure", "API completely unavailable for >5 minutes", Urgency.IMMEDIATE,
                CriterionReader.trigger("Complete Service Failure", "API completely unavailable for >5 minutes"));
        var watched = new Service(Judge.of(Optional.empty(), List.of(down)));
        watched.run(30, 0, 100);
        assertThat(watched.advice.standings().get(down.text()).words()).isEqualTo("up");
        watched.refuse(301);
        assertThat(watched.advice.standings().get(down.text()))
                .isEqualTo(new Standing(Standing.State.FAILS, "down 5:00", Optional.empty()));
        watched.refuse(16);
        assertThat(watched.advice.verdict().label()).isEqualTo("Immediate");
        assertThat(watched.driver()).isEqualTo("Every request is failing for 5 min 16 s");
        watched.silence(20);
        assertThat(watched.advice.standings().get(down.text()).state()).as("silence is no outage")
                .isEqualTo(Standing.State.UNKNOWN);
    }

    private static Matrix.Row row(int level, String label, Range range) {
        return new Matrix.Row(level, label, List.of(""), List.of(Optional.of(
                new Condition(Signal.ERROR_RATE, range, ""))), "");
    }
}
