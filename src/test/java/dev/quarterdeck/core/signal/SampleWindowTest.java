package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleWindowTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Probe probe = new Probe("GET /a", "http://127.0.0.1/a", "", List.of(), Duration.ofSeconds(1),
            Duration.ofSeconds(5), true);
    private final SampleWindow window = new SampleWindow(probe, ScenarioClock.wall(InstantSource.fixed(START)));

    private void answered(double second, int status, double millis) {
        window.add(new Sample(at(second), new Outcome.Answered(status), OptionalDouble.of(millis)));
    }

    private static Instant at(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    @Test
    void errorRateIsFailedOfAllThatEndedWithinTheWindow() {
        for (int s = 1; s <= 60; s++) {
            answered(s, s <= 6 ? 503 : 200, 100);
        }
        Reading reading = window.reading(Signal.ERROR_RATE, MINUTE, at(60));
        assertThat(reading.value()).hasValue(10.0);
        assertThat(reading.failed()).isEqualTo(6);
        assertThat(reading.all()).isEqualTo(60);
        assertThat(reading.probe()).isEqualTo("GET /a");
    }

    @Test
    void theWindowIsOpenAtItsOldEndAndClosedAtNow() {
        answered(0, 503, 100);
        answered(30, 200, 100);
        answered(60, 200, 100);
        answered(60.001, 503, 100);
        Reading reading = window.reading(Signal.ERROR_RATE, MINUTE, at(60));
        assertThat(reading.all()).isEqualTo(2);
        assertThat(reading.failed()).isZero();
    }

    @Test
    void aRequestThatNeverWentOutSaysNothingAboutTheService() {
        window.add(new Sample(at(1), new Outcome.Unsent("API_KEY is not set"), OptionalDouble.empty()));
        Reading reading = window.reading(Signal.ERROR_RATE, MINUTE, at(10));
        assertThat(reading.value()).isEmpty();
        assertThat(reading.newest()).isEmpty();
        assertThat(reading.stale()).isTrue();
        assertThat(window.newest().orElseThrow().outcome().text()).isEqualTo("API_KEY is not set");
    }

    @Test
    void refusedConnectionsCountAsFailuresAndHaveNoLatency() {
        answered(1, 200, 100);
        window.add(new Sample(at(2), new Outcome.Refused(), OptionalDouble.empty()));
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(3)).value()).hasValue(50);
        Reading latency = window.reading(Signal.LATENCY_P95, MINUTE, at(3));
        assertThat(latency.all()).isEqualTo(1);
        assertThat(latency.value()).hasValue(100);
    }

    @Test
    void p95EqualsTheSortedNearestRankForAnyNumberOfSamples() {
        var random = new Random(7);
        double[] all = new double[300];
        for (int n = 1; n <= all.length; n++) {
            all[n - 1] = random.nextInt(5000);
            answered(n / 10.0, 200, all[n - 1]);
            double[] sorted = Arrays.copyOf(all, n);
            Arrays.sort(sorted);
            double expected = sorted[(int) Math.ceil(0.95 * n - 1e-9) - 1];
            assertThat(window.reading(Signal.LATENCY_P95, MINUTE, at(n / 10.0)).value()).hasValue(expected);
        }
    }

    @Test
    void noSampleGivesNoValue() {
        Reading reading = window.reading(Signal.ERROR_RATE, MINUTE, at(1));
        assertThat(reading.value()).isEmpty();
        assertThat(reading.newest()).isEmpty();
        assertThat(reading.text()).isEqualTo("no data");
    }

    @Test
    void staleOnceNothingEndedForTheDeadlineAndTwoIntervals() {
        answered(10, 200, 100);
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(17)).stale()).isFalse();
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(17.001)).stale()).isTrue();
    }

    @Test
    void staleAlsoWhenNothingEverEnded() {
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(7)).stale()).isFalse();
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(7.001)).stale()).isTrue();
    }

    @Test
    void onAFastClockTheDeadlineStaysRealTime() {
        var fast = new SampleWindow(probe, ScenarioClock.scaled(InstantSource.fixed(START), START, 20));
        assertThat(fast.reading(Signal.ERROR_RATE, MINUTE, at(102)).stale()).isFalse();
        assertThat(fast.reading(Signal.ERROR_RATE, MINUTE, at(103)).stale()).isTrue();
    }

    @Test
    void samplesOlderThanFifteenMinutesAreForgotten() {
        for (int s = 0; s <= 2000; s++) {
            answered(s, 200, 100);
        }
        assertThat(window.reading(Signal.ERROR_RATE, Duration.ofHours(1), at(2000)).all()).isEqualTo(900);
    }

    @Test
    void aClockThatWasSetBackLeavesNoSamplesFromTheFuture() {
        answered(600, 503, 100);
        answered(10, 200, 100);
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(11)).all()).isEqualTo(1);
        assertThat(window.reading(Signal.ERROR_RATE, MINUTE, at(601)).all()).isZero();
    }
}
