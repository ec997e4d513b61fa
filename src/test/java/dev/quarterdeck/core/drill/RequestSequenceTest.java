package dev.quarterdeck.core.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSequenceTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 1, 3", "7, 3, 6", "35, 20, 22", "100, 60, 60"})
    void everyMinutesRateIsNearTheScenarios(double percent, int fewest, int most) {
        for (String seed : List.of("a", "pagination-rollback", "another/listings")) {
            var sequence = new RequestSequence(seed);
            for (int minute = 0; minute < 50; minute++) {
                long failed = IntStream.range(0, 60).filter(_ -> sequence.next(phase(percent)).fails()).count();
                assertThat(failed).isBetween((long) fewest, (long) most);
            }
        }
    }

    @Test
    void latenciesFillTheSpread() {
        var sequence = new RequestSequence("x");
        var latencies = IntStream.range(0, 500).map(_ -> sequence.next(phase(0)).latencyMillis()).summaryStatistics();
        assertThat(latencies.getMin()).isBetween(100, 102);
        assertThat(latencies.getMax()).isBetween(147, 150);
        assertThat(latencies.getAverage()).isBetween(122.0, 127.0);
    }

    @Test
    void theSameSeedGivesTheSameSequence() {
        var one = new RequestSequence("x");
        var two = new RequestSequence("x");
        for (int i = 0; i < 100; i++) {
            assertThat(one.next(phase(20))).isEqualTo(two.next(phase(20)));
        }
    }

    private static Scenario.Phase phase(double percent) {
        return new Scenario.Phase("p", Duration.ZERO, percent, 100, 50, List.of());
    }
}
