package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any samples; the seeds make a failure repeatable. */
class JudgePropertiesTest {
    private static final int SECONDS = 400;

    private static Judge judge() {
        return Judge.of(Optional.of(Seed.MATRIX), Seed.TRIGGERS, Hold.DEFAULT);
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
        Map<String, Instant> ticked = Map.of(Seed.LEAK.text(), Service.START.plusMillis(123_456));
        Advice everySecond = play(samples, new Random(0), 1, ticked);
        for (int round = 1; round <= 5; round++) {
            assertThat(play(samples, new Random(seed * 100 + round), 60, ticked)).isEqualTo(everySecond);
        }
    }

    /** Judges at random times, at most {@code longest} seconds apart, and at the end. */
    private static Advice play(List<Sample> samples, Random random, int longest, Map<String, Instant> ticked) {
        Judge judge = judge();
        SampleWindow window = Service.window("GET /api");
        judge.judge(Service.START, Sources.counting(List.of(window)), Circumstances.of(ticked, Optional.empty()));
        int fed = 0;
        for (int millis = 0; millis < SECONDS * 1000; millis += longest == 1 ? 1000 : 1 + random.nextInt(longest * 1000)) {
            Instant now = Service.START.plusMillis(millis);
            while (fed < samples.size() && !samples.get(fed).endedAt().isAfter(now)) {
                window.add(samples.get(fed++));
            }
            judge.judge(now, Sources.counting(List.of(window)), Circumstances.of(ticked, Optional.empty()));
        }
        samples.subList(fed, samples.size()).forEach(window::add);
        return judge.judge(Service.START.plusSeconds(SECONDS), Sources.counting(List.of(window)), Circumstances.of(ticked, Optional.empty()));
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
            while (fed < samples.size() && !samples.get(fed).endedAt().isAfter(now)) {
                window.add(samples.get(fed++));
            }
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
            Advice advice = judge.judge(Service.START.plusSeconds(s), Sources.counting(List.of(window)), Circumstances.of(Map.of(Seed.P0.text(),
                    Service.START), Optional.empty()));
            assertThat(advice.verdict().label()).isEqualTo("Critical");
        }
    }
}
