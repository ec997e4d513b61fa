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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any samples; the seeds make a failure repeatable. */
class JudgePropertiesTest {
    private static final int SECONDS = 400;

    private static final Trigger SLOW = live("Performance Degradation >3x", "");
    private static final Trigger DOWN = live("Complete Service Failure", "API completely unavailable for >30 seconds");

    private static final Trigger LASTING = live("Error rate above 5% for 40 seconds", "");

    private static Judge judge() {
        return Judge.of(Optional.of(Seed.MATRIX), Stream.concat(Seed.TRIGGERS.stream(), Stream.of(SLOW, DOWN, LASTING)).toList());
    }

    private static Trigger live(String title, String detail) {
        return new Trigger(title, detail, Urgency.IMMEDIATE, CriterionReader.trigger(title, detail));
    }

    /** Everything that can bear on the advice, at random times. */
    private static Circumstances circumstances(Random random) {
        Instant paused = Service.START.plusMillis(random.nextInt(SECONDS * 1000));
        Instant captured = Service.START.plusMillis(random.nextInt(SECONDS * 1000));
        return new Circumstances(Map.of(Seed.LEAK.text(), Service.START.plusMillis(123_456)), Optional.empty(),
                List.of(new Span(paused, Optional.of(paused.plusSeconds(random.nextInt(60))))),
                List.of(new Baseline(Signal.LATENCY_P95, "", 100 + random.nextInt(400), 60, Optional.of(captured))),
                Optional.empty(),
                List.of(new Hold.Since(paused.plusMillis(random.nextInt(100_000)),
                new Hold(Duration.ofSeconds(1 + random.nextInt(60)),
                        Duration.ofSeconds(1 + random.nextInt(60))))));
    }

    /** Several regimes, with silences, in the order in which they ended. */
    private static List<Sample> samples(Random random) {
        var samples = new ArrayList<Sample>();
        double failing = 0;
        int latency = 100;
        boolean silent = false;
        for (int millis = 0; millis < SECONDS * 1000; millis += 200 + random.nextInt(1200)) {
            if (random.nextInt(40) == 0) {
                failing = random.nextInt(4) == 0 ? random.nextDouble() : random.nextDouble() / 8;
                latency = 50 + random.nextInt(2500);
                silent = random.nextInt(5) == 0;
            }
            if (silent) {
                continue;
            }
            Instant at = Service.START.plusMillis(millis);
            if (random.nextDouble() >= failing) {
                samples.add(Service.sample(at, false, latency + random.nextInt(300)));
            } else if (random.nextBoolean()) {
                samples.add(new Sample(at, new Outcome.Refused(), OptionalDouble.empty()));
            } else {
                samples.add(Service.sample(at, true, latency));
            }
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyBatchingOfTheSameSamplesGivesTheSameAdvice(long seed) {
        List<Sample> samples = samples(new Random(seed));
        Circumstances circumstances = circumstances(new Random(seed));
        Advice everySecond = play(samples, new Random(0), 1, circumstances);
        for (int round = 1; round <= 5; round++) {
            assertThat(play(samples, new Random(seed * 100 + round), 60, circumstances)).isEqualTo(everySecond);
        }
    }

    /** Judges at random times, at most {@code longest} seconds apart, and at the end. */
    private static Advice play(List<Sample> samples, Random random, int longest, Circumstances circumstances) {
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        judge.judge(Service.START, Sources.counting(List.of(window)), circumstances);
        int fed = 0;
        for (int millis = 0; millis < SECONDS * 1000; millis += longest == 1 ? 1000 : 1 + random.nextInt(longest * 1000)) {
            Instant now = Service.START.plusMillis(millis);
            fed = fed(window, samples, fed, now);
            judge.judge(now, Sources.counting(List.of(window)), circumstances);
        }
        samples.subList(fed, samples.size()).forEach(window::add);
        return judge.judge(Service.START.plusSeconds(SECONDS), Sources.counting(List.of(window)), circumstances);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatHasTooLittleDataIsNeverNormal(long seed) {
        List<Sample> samples = samples(new Random(seed));
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        int fed = 0;
        for (int s = 0; s < SECONDS + 60; s++) {
            Instant now = Service.START.plusSeconds(s);
            fed = fed(window, samples, fed, now);
            Advice advice = judge.judge(now, Sources.counting(List.of(window)), Circumstances.of(Map.of(), Optional.empty()));
            Instant from = now.minusSeconds(60);
            long within = samples.stream().filter(x -> x.endedAt().isAfter(from) && !x.endedAt().isAfter(now)).count();
            if (within < 54) {
                assertThat(advice.verdict().level()).as("second %d, %d samples", s, within).isNotZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theAdviceNeverSinksWhileACriticalTriggerIsTicked(long seed) {
        List<Sample> samples = samples(new Random(seed));
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        samples.forEach(window::add);
        for (int s = 0; s < SECONDS + 60; s++) {
            Advice advice = judge.judge(Service.START.plusSeconds(s), Sources.counting(List.of(window)),
                    Circumstances.of(Map.of(Seed.P0.text(),
                    Service.START), Optional.empty()));
            assertThat(advice.verdict().label()).isEqualTo("Critical");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theAdviceNeverSinksWhileTheSignalsMeetACriticalTrigger(long seed) {
        List<Sample> samples = samples(new Random(seed));
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        int fed = 0;
        int before = -1;
        int met = 0;
        for (int s = 0; s < SECONDS; s++) {
            Instant now = Service.START.plusSeconds(s);
            fed = fed(window, samples, fed, now);
            Advice advice = judge.judge(now, Sources.counting(List.of(window)), Circumstances.NONE);
            if (advice.standings().get(Seed.ABOVE_TEN.text()).holds()) {
                met++;
                assertThat(advice.verdict().level()).as("second %d", s).isGreaterThanOrEqualTo(before);
                if (met > 16) {
                    assertThat(advice.verdict().label()).as("second %d", s).isEqualTo("Critical");
                }
                before = advice.verdict().level();
            } else {
                met = 0;
                before = -1;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPlannedInterruptionIsNeverNormal(long seed) {
        List<Sample> samples = samples(new Random(seed));
        Circumstances circumstances = circumstances(new Random(seed));
        Span span = circumstances.interruptions().getFirst();
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        int fed = 0;
        for (int s = 0; s < SECONDS + 60; s++) {
            Instant now = Service.START.plusSeconds(s);
            fed = fed(window, samples, fed, now);
            Advice advice = judge.judge(now, Sources.counting(List.of(window)), circumstances);
            if (span.contains(now)) {
                assertThat(advice.verdict().level()).as("second %d", s).isNotZero();
            }
        }
    }

    /** Adds what has ended by {@code now}, from {@code from} on; answers how many have been added so far. */
    private static int fed(SampleWindow window, List<Sample> samples, int from, Instant now) {
        int fed = from;
        while (fed < samples.size() && !samples.get(fed).endedAt().isAfter(now)) {
            window.add(samples.get(fed++));
        }
        return fed;
    }
}
