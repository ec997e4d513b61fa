package dev.quarterdeck.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountdownTest {
    private static final Instant DUE = Instant.parse("2026-11-23T14:05:00Z");

    private static Countdown before(int seconds) {
        return Countdown.to(Optional.of(DUE), DUE.minusSeconds(seconds));
    }

    @Test
    void itIsSoonFromTwoMinutesBeforeOn() {
        assertThat(before(121).soon()).isFalse();
        assertThat(before(120).soon()).isTrue();
        assertThat(before(-80).soon()).isTrue();
    }

    @Test
    void itIsOverdueWhenTheTimeHasPassed() {
        assertThat(before(0).overdue()).isFalse();
        assertThat(before(-80).overdue()).isTrue();
        assertThat(before(-80).left()).contains(Duration.ofSeconds(-80));
    }

    @Test
    void whatIsNotPromisedIsNeverDue() {
        Countdown nothing = Countdown.to(Optional.empty(), DUE);
        assertThat(nothing.soon()).isFalse();
        assertThat(nothing.overdue()).isFalse();
        assertThat(nothing.left()).isEmpty();
    }
}
