package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    void percentilesOfEveryWindowEqualTheExactSortAlways() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var own = new SampleWindow(probe, ScenarioClock.wall(InstantSource.fixed(START)));
            var all = new ArrayList<Sample>();
            double second = 0;
            for (int n = 0; n < 1500; n++) {
                second += random.nextInt(4) == 0 ? 0 : random.nextDouble() * 2;
                boolean timed = random.nextInt(5) > 0;
                var sample = new Sample(at(second), timed ? new Outcome.Answered(200) : new Outcome.Refused(),
                        timed ? OptionalDouble.of(Math.round(Math.exp(random.nextGaussian() * 2 + 3) * 100) / 1e2)
                        : OptionalDouble.empty());
                own.add(sample);
                all.add(sample);
                if (n % 50 == 0) {
                    for (Duration span : List.of(MINUTE, MINUTE.multipliedBy(5), MINUTE.multipliedBy(15))) {
                        // the reading's percentile is carried on from sample to sample
                        OptionalDouble picked = own.reading(Signal.LATENCY_P95, span, at(second)).value();
                        assertThat(picked).as("seed " + seed + " sample " + n).isEqualTo(own.figures(span, at(second)).p95());
                        assertExact(own.figures(span, at(second)), all, at(second).minus(span), "seed " + seed + " sample " + n);
                    }
                }
            }
        }
    }

    @Test
    void figuresOfAnEarlierOrALaterTimeAreThoseOfThatTime() {
        var random = new Random(11);
        var all = new ArrayList<Sample>();
        for (int s = 1; s <= 600; s++) {
            answered(s, 200, random.nextInt(1000));
            all.add(window.samples(at(s - 0.5), at(s)).getFirst());
            for (double asked : new double[] {s, s + random.nextInt(90), s - random.nextInt(30)}) {
                List<Sample> until = all.stream().filter(sample -> !sample.endedAt().isAfter(at(asked))).toList();
                assertExact(window.figures(MINUTE, at(asked)), until, at(asked).minus(MINUTE), "asked about " + asked + " at "
                        + s);
            }
        }
    }

    private static void assertExact(WindowFigures figures, List<Sample> all, Instant after, String what) {
        double[] sorted = all.stream().filter(s -> s.endedAt().isAfter(after)).flatMapToDouble(s -> s.latencyMillis().stream())
                .sorted().toArray();
        assertThat(figures.timed()).as(what).isEqualTo(sorted.length);
        assertThat(figures.all()).as(what).isEqualTo((int) all.stream().filter(s -> s.endedAt().isAfter(after)).count());
        assertThat(figures.p50()).as(what).isEqualTo(rank(0.50, sorted));
        assertThat(figures.p95()).as(what).isEqualTo(rank(0.95, sorted));
        assertThat(figures.p99()).as(what).isEqualTo(rank(0.99, sorted));
    }

    private static OptionalDouble rank(double share, double[] sorted) {
        return sorted.length == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.ceil(share * sorted.length - 1e-9) - 1]);
    }

    /** Somebody who sends a request after the other would see one slow answer of 57; the users would have seen four. */
    @Test
    void aServerThatStallsOnceForThreeSecondsShowsInTheP99OfAMinute() {
        for (int s = 0; s < 60; s++) {
            double ended = s < 30 || s > 33 ? s + 0.02 : 33.02;
            var flight = new Flight("r-" + s, s * 1_000_000_000L, at(s), false);
            window.add(flight.ended((long) (ended * 1e9), at(ended), at(ended), 0, probe.deadline(),
                    Response.of(new Outcome.Answered(200))));
        }
        WindowFigures figures = window.figures(MINUTE, at(60));
        assertThat(figures.all()).isEqualTo(60);
        assertThat(figures.p99().orElseThrow()).isEqualTo(3020);
        assertThat(window.samples(at(33), at(33.5))).extracting(s -> s.latencyMillis().orElseThrow())
                .containsExactly(3020.0, 2020.0, 1020.0, 20.0);
        assertThat(figures.p50().orElseThrow()).isEqualTo(20);
    }

    @Test
    void aServersFigureIsItsNewestNumberAndGoesStaleWithoutOne() {
        var source = new Source.Prometheus("q", Meaning.ERROR_RATIO);
        var own = new SampleWindow(new Probe("errors", "http://p", "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5),
                true,
                source, Optional.empty(), false), ScenarioClock.wall(InstantSource.fixed(START)));
        own.add(new Sample(at(1), new Outcome.Answered(200), OptionalDouble.of(3), OptionalDouble.of(2)));
        own.add(new Sample(at(2), new Outcome.Answered(200), OptionalDouble.of(3), OptionalDouble.of(7.5)));
        for (int s = 3; s <= 20; s++) {
            own.add(new Sample(at(s), new Outcome.NoData("empty result"), OptionalDouble.of(3)));
        }
        Reading reading = own.reading(Signal.ERROR_RATE, MINUTE, at(9));
        assertThat(reading.value()).hasValue(7.5);
        assertThat(reading.kind()).isEqualTo(Kind.SERVER_METRICS);
        assertThat(reading.all()).isEqualTo(2);
        assertThat(reading.needed(60)).isEqualTo(1);
        assertThat(reading.stale()).isFalse();
        assertThat(own.reading(Signal.ERROR_RATE, MINUTE, at(20)).stale()).isTrue();
        assertThat(own.reading(Signal.LATENCY_P95, MINUTE, at(9)).value()).isEmpty();
    }

    @Test
    void whatWasKeptFromBeforeARestartStandsBeforeWhatCameSince() {
        answered(10, 200, 100);
        window.refill(List.of(new Sample(at(1), new Outcome.Answered(503), OptionalDouble.of(5)),
                new Sample(at(10.5), new Outcome.Answered(503), OptionalDouble.of(5))));
        assertThat(window.samples(START, at(20))).extracting(s -> s.outcome().text()).containsExactly("503", "200");
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
