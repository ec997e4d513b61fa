package dev.quarterdeck.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JumpDetectorTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private final JumpDetector detector = new JumpDetector();
    private Instant wall = START;
    private long nanos = 77;

    private Optional<Duration> pass(Duration wallTime, Duration steady) {
        wall = wall.plus(wallTime);
        nanos += steady.toNanos();
        return detector.look(wall, nanos);
    }

    @Test
    void timeThatPassesIsNoJumpAlsoWhenTheThreadWasHeldUp() {
        assertThat(detector.look(wall, nanos)).isEmpty();
        assertThat(pass(Duration.ofSeconds(1), Duration.ofSeconds(1))).isEmpty();
        assertThat(pass(Duration.ofSeconds(30), Duration.ofSeconds(30))).isEmpty();
        assertThat(pass(Duration.ofMillis(2900), Duration.ofSeconds(1))).isEmpty(); // a time server corrects this much
    }

    @Test
    void aClockSetBackIsTold() {
        detector.look(wall, nanos);
        assertThat(pass(Duration.ofSeconds(-36), Duration.ofSeconds(1))).contains(Duration.ofSeconds(-37));
        assertThat(pass(Duration.ofSeconds(1), Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void aProgramThatStoodStillForMinutesTellsItThoughTheSteadyClockWentOn() {
        detector.look(wall, nanos);
        assertThat(pass(Duration.ofSeconds(59), Duration.ofSeconds(59))).isEmpty();
        assertThat(pass(Duration.ofMinutes(2), Duration.ofMinutes(2))).contains(Duration.ofMinutes(2));
        assertThat(pass(Duration.ofSeconds(1), Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void sleepIsToldOnce() {
        detector.look(wall, nanos);
        assertThat(pass(Duration.ofMinutes(40), Duration.ZERO)).contains(Duration.ofMinutes(40));
        assertThat(pass(Duration.ofSeconds(1), Duration.ofSeconds(1))).isEmpty();
    }
}
