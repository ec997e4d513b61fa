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
            ETA 20 min                             | PT20M
            ETA ~15 minutes                        | PT15M
            ETA - 2:45 pm                          | PT15M
            ETR: 15:00 UTC                         | PT30M
            New ETA is 15:00 UTC                   | PT30M
            Estimated resolution time: 2 hours     | PT2H
            Target recovery: by 14.45h             | PT15M
            Expected downtime: 10-15 minutes       | PT15M
            Time to recovery: 30m                  | PT30M
            We expect the service to be back within 30 minutes. | PT30M
            Service should be restored by 14:45 UTC, we apologise. | PT15M
            We hope to have this resolved in the next hour. | PT1H
            A fix is planned to be completed at 16:00. | PT1H30M
            We anticipate full recovery within an hour. | PT1H
            ETA for the fix is about 45 minutes    | PT45M
            Back online by 15:10 GMT               | PT40M
            """)
    void aLineOfAMessageIsAPromise(String line, Duration within) {
        assertThat(StatedEta.of("We are rolling back.\n" + line + "\nMore soon.", NOW))
                .contains(new StatedEta(within, line.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETA: unknown", "ETA: 14:20", "Betas: 10 minutes", "The rollback takes 10 minutes.", "ETA: 0 minutes",
            "ETA: 99:99", "ETA: TBD",
            "ETA: 15:00 CET", "ETA: 15:00 +07", "Next update: 14:45",
            "We will update you when the service is back in 30 minutes.", "There is no ETA at 15:00",
            "Service was restored at 14:20.", "We do not expect it to be resolved within 2 hours.",
            "The rollback was started 10 minutes ago.", "Requests take 30 seconds."})
    void whatNamesNoTimeAheadPromisesNothing(String line) {
        assertThat(StatedEta.of(line, NOW)).isEmpty();
    }

    @Test
    void theFirstLineThatGivesATimeCounts() {
        assertThat(StatedEta.of("ETA: unknown\nETA: 5 min\nETA: 50 min", NOW).map(StatedEta::within))
                .contains(Duration.ofMinutes(5));
    }
}
