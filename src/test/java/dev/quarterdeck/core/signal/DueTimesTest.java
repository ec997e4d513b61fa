package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void afterWakingLateTheNewestDueTimeIsAskedForAndThoseBeforeItArePassedOver() {
        long now = grid.first() + 1000 * SECOND + 7;
        assertThat(grid.turn(grid.first(), now)).isEqualTo(new DueTimes.Turn(grid.first() + 1000 * SECOND, 1000));
    }

    @Test
    void aDueTimeThatPassedLessThanAnIntervalAgoIsAskedForLate() {
        assertThat(grid.turn(grid.first(), grid.first() + SECOND - 1)).isEqualTo(new DueTimes.Turn(grid.first(), 0));
        assertThat(grid.turn(grid.first(), grid.first() - 1)).isEqualTo(new DueTimes.Turn(grid.first(), 0));
    }

    /** Wakes late, answers late, hands on late, sleeps a night: each due time ends as a sample or as passed over, none twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyDueTimeIsASampleOrPassedOver(long seed) {
        var random = new Random(seed);
        long samples = 0;
        long passedOver = 0;
        long next = grid.first();
        long now = next;
        for (int request = 0; request < 5000; request++) {
            now = Math.max(now, next) + stall(random);
            DueTimes.Turn turn = grid.turn(next, now);
            assertThat(now - turn.due()).isBetween(0L, SECOND - 1);
            long sent = now;
            boolean hangs = random.nextInt(5) == 0;
            now = sent + (hangs ? DEADLINE.toNanos() : random.nextLong(SECOND / 5)) + stall(random);
            List<Sample> ended = grid.ended(turn.due(), sent, now, DEADLINE, Response.of(hangs ? new Outcome.TimedOut(DEADLINE)
                    : new Outcome.Answered(200)), AT);
            assertThat(ended).hasSizeBetween(1, 6);
            samples += ended.size();
            passedOver += turn.passedOver();
            next = grid.after(turn.due(), ended.size());
            now += stall(random);
        }
        assertThat(passedOver).isPositive();
        assertThat(next - grid.first()).isEqualTo((samples + passedOver) * SECOND);
    }

    /** Mostly nothing, sometimes up to three seconds, rarely a night. */
    private static long stall(Random random) {
        return switch (random.nextInt(200)) {
            case 0 -> 8 * 3600 * SECOND + random.nextLong(SECOND);
            case 1, 2, 3, 4, 5 -> random.nextLong(3 * SECOND);
            default -> random.nextLong(SECOND / 200);
        };
    }

    private static List<Double> millis(List<Sample> samples) {
        return samples.stream().map(s -> s.latencyMillis().orElseThrow()).toList();
    }
}
