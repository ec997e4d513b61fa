package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedWatchTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T14:40:00Z");
    private final TimedWatch watch = new TimedWatch(Duration.ofMinutes(10));

    private static Optional<TimedWatch> read(String words) {
        return TimedWatch.of(new Step("7", "Monitor", Optional.empty(), "Monitor", List.of(new Block.Prose(words, 1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"Watch key metrics for 10 minutes:; PT10M",
            "Keep an eye on the figures for another 5-15 min; PT15M",
        "Monitor the error rate for at least 1 hour.; PT1H", "Wait for 30 seconds; PT30S"})
    void theWordsOfAStepAskForAWatch(String words, Duration length) {
        assertThat(read(words)).contains(new TimedWatch(length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Check the logs for errors", "The service was watched. It was down for 10 minutes",
            "Takes 10 minutes"})
    void otherWordsDoNot(String words) {
        assertThat(read(words)).isEmpty();
    }

    @Test
    void itRunsFromTheStepsBeginningWhileEverythingHolds() {
        assertThat(watch.at(BEGAN.plusSeconds(60), BEGAN, List.of(Optional.of(BEGAN.minusSeconds(100)))))
                .isEqualTo(new TimedWatch.State.Running(BEGAN, BEGAN.plusSeconds(600)));
        assertThat(watch.at(BEGAN.plusSeconds(600), BEGAN, List.of())).isEqualTo(new TimedWatch.State.Done(BEGAN));
    }

    @Test
    void itBeginsAnewAfterACheckBroke() {
        assertThat(watch.at(BEGAN.plusSeconds(599), BEGAN, List.of(Optional.of(BEGAN), Optional.empty())))
                .isEqualTo(new TimedWatch.State.Broken());
        Instant healed = BEGAN.plusSeconds(620);
        assertThat(watch.at(BEGAN.plusSeconds(630), BEGAN, List.of(Optional.of(BEGAN), Optional.of(healed))))
                .isEqualTo(new TimedWatch.State.Running(healed, healed.plusSeconds(600)));
    }
}
