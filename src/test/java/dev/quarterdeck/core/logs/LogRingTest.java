package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogRingTest {
    private final LogRing ring = new LogRing();

    @Test
    void handsOutWhatIsNewerThanANumber() {
        add(10, 1);
        assertThat(ring.after(7, 100)).extracting(LogLine::number).containsExactly(8L, 9L, 10L);
        assertThat(ring.after(10, 100)).isEmpty();
        assertThat(ring.after(0, 2)).extracting(LogLine::number).containsExactly(9L, 10L);
        assertThat(ring.newest()).isEqualTo(10);
    }

    @Test
    void keepsTwentyThousandLines() {
        add(50_000, 1);
        assertThat(ring.after(0, Integer.MAX_VALUE)).hasSize(20_000);
        assertThat(ring.after(0, Integer.MAX_VALUE).getFirst().number()).isEqualTo(30_001);
    }

    @Test
    void keepsFewerWhenTheyAreLong() {
        add(3000, 16_384);
        assertThat(ring.after(0, Integer.MAX_VALUE)).hasSize(1024);
        assertThat(ring.newest()).isEqualTo(3000);
    }

    private void add(int count, int length) {
        String text = "x".repeat(length);
        for (int n = 1; n <= count; n++) {
            ring.add(new LogLine(n, 0, LogLevel.NONE, text, 0, ""));
        }
    }
}
