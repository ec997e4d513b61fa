package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HybridClockTest {
    private static final long NOW = 1_795_443_300_000L;

    @Test
    void followsTheWallClock() {
        assertThat(HybridClock.next(0, NOW)).isEqualTo(NOW << 16);
    }

    @Test
    void countsWithinAMillisecond() {
        assertThat(HybridClock.next(NOW << 16, NOW)).isEqualTo((NOW << 16) + 1);
    }

    @Test
    void neverGoesBackWithTheWallClock() {
        assertThat(HybridClock.next(NOW << 16, NOW - 3_600_000)).isEqualTo((NOW << 16) + 1);
        assertThat(HybridClock.next(0, -1)).isEqualTo(1);
    }

    @Test
    void aFullCounterRunsOverIntoTheMilliseconds() {
        assertThat(HybridClock.next((NOW << 16) + 0xffff, NOW)).isEqualTo((NOW + 1) << 16);
    }
}
