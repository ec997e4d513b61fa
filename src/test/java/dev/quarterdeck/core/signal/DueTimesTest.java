package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTimesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Instant AT = Instant.parse("2026-11-23T14:00:00Z");
    private final DueTimes grid = new DueTimes(-SECOND / 2, SECOND);

    @Test
    void aQuickAnswerIsOneSample() {
        long due = grid.first();
        assertThat(millis(grid.ended(due, due, due + SECOND / 10, DEADLINE, Response.of(new Outcome.Answered(200)), AT)))
                .containsExactly(100.0);
    }

    @Test
    void dueTimesMissedInFlightCountFromWhenTheyWereDue() {
        long due = grid.first();
        assertThat(millis(grid.ended(due, due, due + 3_400_000_000L, DEADLINE, Response.of(new Outcome.Answered(200)), AT)))
                .containsExactly(3400.0, 2400.0, 1400.0, 400.0);
    }

    @Test
    void aTimeoutCountsAsTheDeadlineForEveryDueTimeItMadeLate() {
        long due = grid.first();
        assertThat(millis(grid.ended(due, due, due + 5_010_000_000L, DEADLINE, Response.of(new Outcome.TimedOut(DEADLINE)), AT)))
                .hasSize(6).containsOnly(5000.0);
    }

    @Test
    void refusedHasNoLatency() {
        long due = grid.first();
        assertThat(grid.ended(due, due, due + 1, DEADLINE, Response.of(new Outcome.Refused()), AT))
                .singleElement().satisfies(s -> assertThat(s.latencyMillis()).isEmpty());
    }

    @Test
    void aNightAsleepInFlightCountsNoMoreDueTimesThanTheDeadlineHolds() {
        long due = grid.first();
        assertThat(grid.ended(due, due, due + 8 * 3600 * SECOND, DEADLINE, Response.of(new Outcome.TimedOut(DEADLINE)), AT)).hasSize(6);
    }

    @Test
    void afterWakingLateTheGridGoesOnWhereItWouldBe() {
        long now = grid.first() + 1000 * SECOND + 7;
        assertThat(grid.latest(now)).isEqualTo(grid.first() + 1000 * SECOND);
        assertThat(grid.next(now)).isEqualTo(grid.first() + 1001 * SECOND);
        assertThat(grid.next(grid.first())).isEqualTo(grid.first() + SECOND);
    }

    private static List<Double> millis(List<Sample> samples) {
        return samples.stream().map(s -> s.latencyMillis().orElseThrow()).toList();
    }
}
