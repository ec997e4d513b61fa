package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the record says of runs, also when it was merged, or written by somebody who lies. */
class CommandRunTest {
    private static final IncidentId ID = new IncidentId("INC-0001-abcdef");
    private static final Instant AT = Instant.parse("2026-11-23T14:00:00Z");
    private final List<Event> events = new ArrayList<>(
            List.of(event("7f3a", 1, Writer.HERE, new Fact.IncidentDeclared("Down", Severity.P1, ""))));

    private static Event event(String console, long seq, Writer writer, Fact fact) {
        return new Event(ID, seq, new EventKey(console, seq), AT.plusSeconds(seq), Optional.empty(), "Ada", fact, "h" + seq,
                writer);
    }

    private static Fact.CommandStarted started() {
        return new Fact.CommandStarted("Revert", "git log", "ab", Target.LAPTOP, List.of("bash"), "/srv", "ada@laptop",
                Duration.ZERO);
    }

    private static Fact.CommandEnded ended(EventKey run, int exit) {
        return new Fact.CommandEnded(run, "git log", CommandEnding.EXITED, exit, Duration.ofSeconds(1), 5, 0, "cd", "text\n",
                List.of(), "");
    }

    private Incident incident() {
        return Incident.of(ID, events);
    }

    @Test
    void aStartWithoutAnEndHasNoKnownResult() {
        events.add(event("7f3a", 2, Writer.HERE, started()));
        assertThat(incident().commandRuns()).hasSize(1).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo("its result is not known");
            assertThat(run.succeeded()).isFalse();
        });
    }

    @Test
    void onlyTheConsoleThatRanItSaysHowItEnded() {
        events.add(event("7f3a", 2, Writer.HERE, started()));
        var run = new EventKey("7f3a", 2);
        events.add(event("beef", 3, Writer.UNKNOWN, ended(run, 0)));
        assertThat(incident().commandRuns().getFirst().ended()).as("said by another console").isEmpty();
        events.add(event("7f3a", 4, Writer.HERE, ended(run, 3)));
        events.add(event("7f3a", 5, Writer.HERE, ended(run, 0)));
        assertThat(incident().commandRuns().getFirst().outcome()).isEqualTo("exit 3");
    }

    @Test
    void aSecondEndIsNotRecordedAndOneOfNoRunIsRefused() {
        events.add(event("7f3a", 2, Writer.HERE, started()));
        var run = new EventKey("7f3a", 2);
        var end = new Command.EndCommand(ended(run, 0));
        assertThat(Rules.decide(incident(), end, "Ada", AT)).isInstanceOfSatisfying(Rules.Ruling.Allowed.class, ruling ->
                assertThat(ruling.facts()).containsExactly(end.ended()));
        events.add(event("7f3a", 3, Writer.HERE, ended(run, 0)));
        assertThat(Rules.decide(incident(), end, "Ada", AT)).isInstanceOfSatisfying(Rules.Ruling.Allowed.class, ruling ->
                assertThat(ruling.facts()).isEmpty());
        assertThat(Rules.decide(incident(), new Command.EndCommand(ended(new EventKey("7f3a", 9), 0)), "Ada", AT))
                .isInstanceOf(Rules.Ruling.Refused.class);
    }

    @Test
    void nothingStartsInADrill() {
        events.set(0, event("7f3a", 1, Writer.HERE, new Fact.DrillStarted("x", "A drill", 1)));
        assertThat(Rules.decide(incident(), new Command.StartCommand(started()), "Ada", AT))
                .isEqualTo(new Rules.Ruling.Refused("Nothing runs in a drill."));
    }

    @Test
    void whoRemovesACommandRemovesWhatItsEndRepeats() {
        events.add(event("7f3a", 2, Writer.HERE, started()));
        var run = new EventKey("7f3a", 2);
        events.add(event("7f3a", 3, Writer.HERE, ended(run, 0)));
        assertThat(Rules.decide(incident(), new Command.Redact(run, "a leak", true), "Ada", AT))
                .isInstanceOfSatisfying(Rules.Ruling.Allowed.class,
                ruling -> assertThat(ruling.facts()).hasSize(2).extracting(fact -> ((Fact.Redacted) fact).entry())
                        .containsExactly(run, new EventKey("7f3a", 3)));
    }
}
