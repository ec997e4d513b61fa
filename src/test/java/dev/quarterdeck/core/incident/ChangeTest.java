package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From when on the record counts for verification: the newest restart or change that still stands. */
class ChangeTest {
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P1, ""));

    private static CheckRef check(String text) {
        return new CheckRef("Procedure 1 › Step 4", text, 0, 1);
    }

    private void ticked(String text) {
        told.then(new Fact.CheckTicked(check(text), "oncall-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Application restarted", "Code reverted to v0.0.9", "Feature flag disabled", "Service re-deployed",
            "Replica failed over", "Pool scaled to 8"})
    void aTickedCheckThatSaysSoIsAChange(String text) {
        ticked(text);
        assertThat(Change.last(told.incident())).contains(new Change(text, told.last().at()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Verify the application restarted", "Check that nothing is disabled", "Status page updated",
            "Ticket updated", "Backup restored in staging",
        "Team notified", "No errors in logs", "Started is a word in the #channel topic: channel updated"})
    void whatOnlyLooksOrHappensElsewhereIsNone(String text) {
        ticked(text);
        assertThat(Change.last(told.incident())).isEmpty();
    }

    @Test
    void theNewestCountsWhoeverToldIt() {
        ticked("Application restarted");
        told.after(Duration.ofMinutes(1)).then(new Fact.ChangeMarked("cache flushed"));
        assertThat(Change.last(told.incident()).map(Change::what)).contains("cache flushed");
        ticked("Replica failed over");
        assertThat(Change.last(told.incident()).map(Change::what)).contains("Replica failed over");
    }

    @Test
    void aTickThatWasTakenBackCountsNoLonger() {
        ticked("Application restarted");
        ticked("Replica failed over");
        told.then(new Fact.CheckUnticked(check("Replica failed over")));
        assertThat(Change.last(told.incident()).map(Change::what)).contains("Application restarted");
    }
}
