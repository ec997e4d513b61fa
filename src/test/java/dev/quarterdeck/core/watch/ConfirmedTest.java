package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Writer;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfirmedTest {
    private static final Probe OURS = probe("http://api.example/health", List.of());
    private static final Probe THEIRS = probe("http://evil.example/", List.of());
    private static final Fact.WatchConfirmed WATCH = new Fact.WatchConfirmed(List.of(OURS), List.of("/var/log/app.log"),
            List.of());
    private static final String COMMAND = "ssh api tail -F /var/log/app.log";

    private Incident incident = Incident.unborn(new IncidentId("INC-0001-abcdef"));

    private static Probe probe(String url, List<Header> headers) {
        return new Probe("GET " + url, url, "", headers, Duration.ofSeconds(1), Duration.ofSeconds(5), true);
    }

    private void happens(Writer writer, Fact fact) {
        long number = incident.events().size() + 1L;
        incident = incident.with(new Event(incident.id(), number, new EventKey(writer.here() ? "ours" : "theirs", number),
                Instant.EPOCH.plusSeconds(number),
                Optional.empty(), "oncall-lead", fact, "", writer));
    }

    private void here(Fact fact) {
        happens(Writer.HERE, fact);
    }

    private void elsewhere(Fact fact) {
        happens(Writer.UNKNOWN, fact);
    }

    private void confirmedHere() {
        here(new Fact.IncidentDeclared("Checkout fails", Severity.P1, ""));
        here(WATCH);
        here(new Fact.LogCommandsConfirmed(List.of(COMMAND)));
    }

    private Confirmed confirmed(Confirmable... kept) {
        return Confirmed.of(incident, Set.of(kept));
    }

    private Confirmed allKept() {
        return Confirmed.of(incident, Set.copyOf(Confirmable.all(WATCH, List.of(COMMAND))));
    }

    @Test
    void whatWasConfirmedHereAndIsKeptHereIsDone() {
        confirmedHere();
        assertThat(allKept().watch()).contains(WATCH);
        assertThat(allKept().commands()).containsExactly(COMMAND);
        assertThat(allKept().asked().sentences()).isEmpty();
    }

    @Test
    void withoutAConfirmationOnThisLaptopEverythingAsksAgain() {
        confirmedHere();
        assertThat(confirmed().watch().orElseThrow().probes()).isEmpty();
        assertThat(confirmed().watch().orElseThrow().logs()).isEmpty();
        assertThat(confirmed().commands()).isEmpty();
        assertThat(confirmed().asked().sentences()).hasSize(3)
                .allMatch(words -> words.contains("nobody has confirmed it on this laptop"));
    }

    @Test
    void whatAnotherConsoleSaysIsConfirmedNeitherAddsNorTakesAway() {
        confirmedHere();
        elsewhere(new Fact.WatchConfirmed(List.of(THEIRS), List.of("/etc/passwd"), List.of()));
        elsewhere(new Fact.LogCommandsConfirmed(List.of("rm -rf ~")));
        assertThat(allKept().watch()).contains(WATCH);
        assertThat(allKept().commands()).containsExactly(COMMAND);
        assertThat(allKept().asked().probes()).containsExactly(THEIRS);
        assertThat(allKept().asked().commands()).containsExactly("rm -rf ~");
        var everything = Set.copyOf(Confirmable.all(new Fact.WatchConfirmed(List.of(OURS, THEIRS), List.of(), List.of()),
                List.of("rm -rf ~")));
        assertThat(Confirmed.of(incident, everything).watch().orElseThrow().probes()).as("even bytes confirmed before")
                .containsExactly(OURS);
    }

    @Test
    void aSecretIsConfirmedWithTheAddressThatItGoesToWhateverTheHostHeaderSays() {
        var header = Header.fromEnvironment("Authorization", "TOKEN");
        var host = new Header("Host", "api.example");
        Confirmable shown = Confirmable.of(probe("https://api.example/", List.of(host, header)));
        assertThat(Confirmable.of(probe("https://evil.example/", List.of(host, header)))).isNotEqualTo(shown);
        assertThat(Confirmable.of(probe("http://api.example/", List.of(host, header)))).as("in clear").isNotEqualTo(shown);
        assertThat(shown.exact()).contains("to https://api.example/").contains("env:TOKEN");
    }

    @Test
    void anIncidentThatAnotherConsoleOpensAgainAsksAgain() {
        confirmedHere();
        here(new Fact.Resolved(List.of(), ""));
        elsewhere(new Fact.Reopened("it is back", false));
        assertThat(incident.open()).isTrue();
        assertThat(incident.ours()).isFalse();
        assertThat(allKept().watch()).isEmpty();
        assertThat(allKept().commands()).isEmpty();
        here(WATCH);
        assertThat(allKept().watch()).contains(WATCH);
    }

    @Test
    void ownReopeningGoesOnAsItWas() {
        confirmedHere();
        here(new Fact.Resolved(List.of(), ""));
        here(new Fact.Reopened("it is back", false));
        assertThat(allKept().watch()).contains(WATCH);
    }

    @Test
    void anIncidentDoesNotBecomeADrillAndAForeignDrillIsNotOurs() {
        confirmedHere();
        elsewhere(new Fact.DrillStarted("bundled", "A drill", 1));
        assertThat(incident.drill()).isFalse();
        incident = Incident.unborn(incident.id());
        elsewhere(new Fact.DrillStarted("bundled", "A drill", 1));
        assertThat(incident.drill()).isTrue();
        assertThat(incident.startedHere()).isFalse();
    }

    @Test
    void theConsolesOwnEntriesTakeNothingInHand() {
        elsewhere(new Fact.IncidentDeclared("Checkout fails", Severity.P1, ""));
        incident = incident.with(new Event(incident.id(), 2, new EventKey("ours", 1), Instant.EPOCH, Optional.empty(),
                Draft.CONSOLE,
                new Fact.ClockJumped(Duration.ofMinutes(1)), ""));
        assertThat(incident.ours()).isFalse();
        here(new Fact.NoteAdded("I look at it"));
        assertThat(incident.ours()).isTrue();
    }
}
