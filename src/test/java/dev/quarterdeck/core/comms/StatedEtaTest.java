package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedEtaTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ETA: 10 minutes                        | PT10M
            ETA to resolution: 15-20 min           | PT20M
            > **ETA:** about half an hour          | PT30M
            • Expected recovery: 1 h               | PT1H
            Estimated time to fix: 14:45 UTC       | PT15M
            ETA (UTC): 00:05                       | PT9H35M
            """)
    void aLineOfAMessageIsAPromise(String line, Duration within) {
        assertThat(StatedEta.of("We are rolling back.\n" + line + "\nMore soon.", NOW)).contains(new StatedEta(within, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETA: unknown", "ETA: 14:20", "Betas: 10 minutes", "The rollback takes 10 minutes.", "ETA: 0 minutes", "ETA: 99:99"})
    void whatNamesNoTimeAheadPromisesNothing(String line) {
        assertThat(StatedEta.of(line, NOW)).isEmpty();
    }

    @Test
    void theFirstLineThatGivesATimeCounts() {
        assertThat(StatedEta.of("ETA: unknown\nETA: 5 min\nETA: 50 min", NOW).map(StatedEta::within)).contains(Duration.ofMinutes(5));
    }
}
