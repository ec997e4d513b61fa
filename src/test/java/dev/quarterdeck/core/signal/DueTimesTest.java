package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueTimesTest {
    private static final long SECOND = 1_000_000_000L;
    private final DueTimes grid = new DueTimes(-SECOND / 2, SECOND);

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

    @Test
    void asManyRequestsAreInFlightAsTheDeadlineHoldsIntervalsAndOneMore() {
        assertThat(grid.most(Duration.ofSeconds(5))).isEqualTo(6);
        assertThat(grid.most(Duration.ofMillis(5500))).isEqualTo(6);
        assertThat(new DueTimes(0, 15 * SECOND).most(Duration.ofSeconds(5))).isEqualTo(1);
    }

    /** Wakes late, sleeps a night: each due time is a request or passed over, none twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyDueTimeIsARequestOrPassedOver(long seed) {
        var random = new Random(seed);
        long requests = 0;
        long passedOver = 0;
        long next = grid.first();
        long now = next;
        for (int turns = 0; turns < 5000; turns++) {
            now = Math.max(now, next) + stall(random);
            DueTimes.Turn turn = grid.turn(next, now);
            assertThat(now - turn.due()).isBetween(0L, SECOND - 1);
            requests++;
            passedOver += turn.passedOver();
            next = grid.after(turn.due());
        }
        assertThat(passedOver).isPositive();
        assertThat(next - grid.first()).isEqualTo((requests + passedOver) * SECOND);
    }

    /** Mostly nothing, sometimes up to three seconds, rarely a night. */
    private static long stall(Random random) {
        return switch (random.nextInt(200)) {
            case 0 -> 8 * 3600 * SECOND + random.nextLong(SECOND);
            case 1, 2, 3, 4, 5 -> random.nextLong(3 * SECOND);
            default -> random.nextLong(SECOND / 200);
        };
    }
}
