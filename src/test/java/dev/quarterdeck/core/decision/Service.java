package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A service that answers once a second as it is told, watched by one probe and judged once a second. */
final class Service {
    static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    final Map<String, Instant> ticked = new HashMap<>();
    Optional<Instant> decidedAt = Optional.empty();
    List<Span> interruptions = List.of();
    List<Baseline> baseline = List.of();
    List<Hold.Since> holds = List.of();
    Advice advice;
    private final Judge judge;
    private final SampleWindow window;
    private int second;
    private double failures;

    Service(Judge judge) {
        this.judge = judge;
        window = window("GET /api");
    }

    static SampleWindow window(String name) {
        return new SampleWindow(new Probe(name, "http://127.0.0.1/", "", List.of(), Duration.ofSeconds(1),
                Duration.ofSeconds(5), true), ScenarioClock.wall(InstantSource.fixed(START)));
    }

    static Sample sample(Instant at, boolean failed, double millis) {
        return new Sample(at, new Outcome.Answered(failed ? 503 : 200), OptionalDouble.of(millis));
    }

    Instant now() {
        return START.plusSeconds(second);
    }

    /** Lets {@code seconds} pass with this share of failures, spread evenly. */
    Advice run(int seconds, double failPercent, double millis) {
        for (int i = 0; i < seconds; i++) {
            second++;
            failures += failPercent / 100;
            boolean failed = failures >= 0.999999;
            failures -= failed ? 1 : 0;
            window.add(sample(now(), failed, millis));
            judge();
        }
        return advice;
    }

    Advice refuse(int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            window.add(new Sample(now(), new Outcome.Refused(), OptionalDouble.empty()));
            judge();
        }
        return advice;
    }

    /** Lets {@code seconds} pass in which nothing ends. */
    Advice silence(int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            judge();
        }
        return advice;
    }

    Advice judge() {
        advice = judge.judge(now(), Sources.counting(List.of(window)),
                new Circumstances(ticked, decidedAt, interruptions, baseline,
                Optional.empty(), holds));
        return advice;
    }

    String driver() {
        return advice.verdict().driver();
    }
}
