package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Chronicle;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A capsule from a console whose clock is wrong, or of somebody who made its times up. */
class ImportedTimesTest {
    @TempDir
    private Path temp;

    private Path capsule(Draft draft, List<Sample> samples) throws Exception {
        Path file = temp.resolve("theirs.qdc");
        try (OpenedStore store = Stores.console(temp.resolve("there"))) {
            IncidentId id = Stores.incident(store, 2);
            store.log().append(List.of(new Draft(id, draft.recordedAt(), draft.occurredAt(), draft.actor(), draft.fact())));
            store.samples().append(id.text(), "api", samples);
        }
        try (OpenedStore store = Stores.console(temp.resolve("there"))) {
            store.capsules().write(store.log().incidents().getFirst(), file);
        }
        return file;
    }

    private static Draft draft(Instant recorded, Optional<Instant> occurred, Fact fact) {
        return new Draft(new IncidentId("INC-0001-aaaaaa"), recorded, occurred, "Mallory", fact);
    }

    static Stream<Draft> yetToCome() {
        Instant far = Instant.parse("2099-01-01T00:00:00Z");
        return Stream.of(draft(far, Optional.empty(), new Fact.NoteAdded("x")), draft(Stores.NOW, Optional.of(far), new Fact.NoteAdded("x")),
                draft(Stores.NOW, Optional.empty(), new Fact.MilestoneClaimed(Milestone.BEGAN, far)),
                draft(Stores.NOW, Optional.empty(), new Fact.CutOff(Stores.NOW, Optional.of(far))));
    }

    @ParameterizedTest
    @MethodSource("yetToCome")
    void whatIsYetToComeIsRefusedWithASentence(Draft draft) throws Exception {
        Path file = capsule(draft, List.of());
        try (OpenedStore store = Stores.console(temp.resolve("here"))) {
            assertThatThrownBy(() -> store.capsules().take(file)).isInstanceOf(IOException.class).hasMessageStartingWith("Nothing was imported: its event 3")
                    .hasMessageContaining("2099").hasMessageContaining("still to come");
            assertThat(store.log().incidents()).isEmpty();
        }
        Stores.opening(temp.resolve("here")).capsule(file).close();
    }

    @Test
    void aClockThatIsAheadByAnHourIsToldAndTakesNoEntryOfOursWithIt() throws Exception {
        Path file = capsule(draft(Stores.NOW.plus(Duration.ofHours(1)), Optional.empty(), new Fact.NoteAdded("from ahead")), List.of());
        try (OpenedStore store = Stores.console(temp.resolve("here"))) {
            assertThat(store.capsules().take(file).words()).contains("1 of its events are dated ahead of this computer's clock");
            IncidentId id = store.log().incidents().getFirst();
            store.log().append(List.of(Stores.note(id, "ours")));
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.of(Stores.NOW.plusSeconds(60)), "Ada", new Fact.NoteAdded("a minute later"))));
            assertThat(Chronicle.of(Incident.of(id, store.log().read(id))).stream().map(entry -> ((Fact.NoteAdded) entry.now().fact()).text()))
                    .containsExactly("note 1", "note 2", "ours", "a minute later", "from ahead");
        }
    }

    @Test
    void samplesThatCannotBeFromTheIncidentAreLeftOutAndCounted() throws Exception {
        for (Instant astray : List.of(Instant.parse("2099-01-01T00:00:00Z"), Instant.parse("1975-01-01T00:00:00Z"))) {
            Path root = temp.resolve(Long.toString(astray.getEpochSecond()));
            Path file = new ImportedTimesTest().at(root).capsule(draft(Stores.NOW, Optional.empty(), new Fact.NoteAdded("x")),
                    List.of(sample(astray), sample(astray.plusSeconds(1))));
            try (OpenedStore store = Stores.console(root.resolve("here"))) {
                assertThat(store.capsules().take(file).words()).contains("2 of its samples were left out: they are dated outside of the incident");
                var samples = new ArrayList<Sample>();
                store.samples().read(store.log().incidents().getFirst().text(), recorded -> samples.add(recorded.sample()));
                assertThat(samples).isEmpty();
            }
        }
    }

    @Test
    void samplesOfTheIncidentComeAlong() throws Exception {
        Path file = capsule(draft(Stores.NOW, Optional.empty(), new Fact.NoteAdded("x")), List.of(sample(Stores.NOW.minusSeconds(60))));
        try (OpenedStore store = Stores.console(temp.resolve("here"))) {
            assertThat(store.capsules().take(file).words()).doesNotContain("left out", "ahead");
            var samples = new ArrayList<Sample>();
            store.samples().read(store.log().incidents().getFirst().text(), recorded -> samples.add(recorded.sample()));
            assertThat(samples).hasSize(1);
        }
    }

    private ImportedTimesTest at(Path root) {
        temp = root;
        return this;
    }

    private static Sample sample(Instant at) {
        return new Sample(at, new Outcome.Answered(200), OptionalDouble.of(12));
    }
}
