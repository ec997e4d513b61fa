package dev.quarterdeck.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time an incident is lived in: the wall clock for a real incident, a scaled clock for a drill that is played fast.
 *
 * <p>Scenario time runs {@code factor} times as fast as real time. Intervals between due times are scenario time and
 * are turned into real waits by {@link #real}; latencies and deadlines are always real and never pass through here.
 * Immutable; any thread.
 */
public record ScenarioClock(InstantSource wall, Instant realStart, Instant scenarioStart, double factor)
        implements InstantSource {

    public ScenarioClock {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("factor must be above 0, was " + factor);
        }
    }

    /** A clock that shows {@code wall} unchanged. */
    public static ScenarioClock wall(InstantSource wall) {
        Instant now = wall.instant();
        return new ScenarioClock(wall, now, now, 1);
    }

    /** A clock that shows {@code start} now and runs {@code factor} times as fast as {@code wall} from here on. */
    public static ScenarioClock scaled(InstantSource wall, Instant start, double factor) {
        return new ScenarioClock(wall, wall.instant(), start, factor);
    }

    @Override
    public Instant instant() {
        Instant now = wall.instant();
        if (factor == 1) {
            return scenarioStart.plus(Duration.between(realStart, now));
        }
        double nanos = Duration.between(realStart, now).toNanos() * factor;
        return scenarioStart.plusNanos((long) nanos);
    }

    /** How long to wait for real so that {@code scenario} passes on this clock. */
    public Duration real(Duration scenario) {
        return Duration.ofNanos((long) (scenario.toNanos() / factor));
    }

    /** How much passes on this clock while {@code real} passes. */
    public Duration scenario(Duration real) {
        return factor == 1 ? real : Duration.ofNanos((long) (real.toNanos() * factor));
    }
}
