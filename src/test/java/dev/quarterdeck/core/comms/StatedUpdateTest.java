package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedUpdateTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Next update: 15 minutes                              | PT15M
            *Next update:* 15:00 UTC                             | PT30M
            > Next update at 14:45                               | PT15M
            Next update in 30 min                                | PT30M
            Next status update by 3 pm                           | PT30M
            Next update - 20 min                                 | PT20M
            Next update (UTC): 15:30                             | PT1H
            We will provide another update in 30 minutes.        | PT30M
            We'll post an update by 15:00 UTC.                   | PT30M
            Further updates to follow within the hour.           | PT1H
            Updates every 20 minutes                             | PT20M
            More information will be shared within 45 minutes.   | PT45M
            We will keep you updated every half an hour.         | PT30M
            We post hourly updates.                              | PT1H
            """)
    void aMessageSaysWhenTheNextOneComes(String line, Duration within) {
        assertThat(StatedUpdate.of("Search fails.\n" + line + "\nThe team", NOW))
                .contains(new StatedUpdate(within, line.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Next update: soon", "Next update: 14:20", "Next update: 15:00 CET", "ETA: 15 minutes",
            "Last update at 14:45", "No further updates in 30 minutes",
            "The index was updated in 30 minutes.", "Update the DNS in 5 minutes is wrong, it was done",
            "Rollback takes 15 minutes"})
    void whatSaysNothingOfThatPromisesNothing(String line) {
        assertThat(StatedUpdate.of(line, NOW)).isEmpty();
    }

    @Test
    void thePromisedTimeCountsUntilTheNextMessageIsSent() {
        Told told = new Told().then(new Fact.IncidentDeclared("Search fails", Severity.P1, ""))
                .then(new Fact.MessageSent("Update", "Slack", "Next update: 40 min"))
                .then(new Fact.UpdatePromised(Duration.ofMinutes(40), "Next update: 40 min"));
        assertThat(told.incident().nextUpdate()).contains(told.last().at().plus(Duration.ofMinutes(40)));
        told.then(new Fact.MessageSent("Update", "Slack", "Still at it."));
        assertThat(told.incident().nextUpdate()).contains(told.last().at().plus(told.incident().cadence()));
    }
}
