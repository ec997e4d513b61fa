package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.incident.Saving;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that is deleted, replaced or damaged while a console records in it. */
class FolderPlaceTest {
    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private MovableStore movable() throws StoreUnavailable {
        return new MovableStore(Stores.console(folder()), new DataFolder(folder()), Clock.fixed(Stores.NOW, ZoneOffset.UTC));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    @Test
    void nothingIsAcknowledgedOnceTheFolderWasDeleted() throws Exception {
        try (OpenedStore store = Stores.console(folder())) {
            IncidentId id = Stores.incident(store, 3);
            delete(folder());
            assertThatThrownBy(() -> store.log().append(List.of(Stores.note(id, "after")))).isInstanceOf(NotSaved.class)
                    .hasMessageContaining(folder() + " is gone").hasMessageContaining("new place");
            assertThat(store.log().read(id)).hasSize(3);
            assertThat(folder()).doesNotExist();
        }
        assertThat(folder()).doesNotExist();
    }

    @Test
    void itIsSeenWithinASecondAlsoWhenNothingIsEntered() throws Exception {
        try (OpenedStore store = Stores.console(folder())) {
            Stores.incident(store, 1);
            assertThat(store.log().gone()).isEmpty();
            Files.move(folder(), temp.resolve("elsewhere"));
            await(() -> store.log().gone().contains("is gone"));
            Files.move(temp.resolve("elsewhere"), folder());
            await(() -> store.log().gone().isEmpty());
            Stores.incident(store, 1);
        }
    }

    @Test
    void aDatabaseAJournalOrALogThatWasReplacedOrRemovedIsSeen() throws Exception {
        for (String name : List.of(Database.FILE_NAME, "journal", Database.FILE_NAME + "-wal", FolderLock.FILE_NAME)) {
            Path data = temp.resolve("of-" + name);
            try (OpenedStore store = Stores.console(data)) {
                IncidentId id = Stores.incident(store, 2);
                Path away = temp.resolve("away-" + name);
                Files.move(data.resolve(name), away);
                assertThatThrownBy(() -> store.log().append(List.of(Stores.note(id, "x")))).as(name)
                        .hasMessageContaining("is gone");
                if (Files.isRegularFile(away)) {
                    Files.copy(away, data.resolve(name));
                    assertThatThrownBy(() -> store.log().append(List.of(Stores.note(id, "x")))).as(name)
                            .hasMessageContaining("replaced");
                }
            }
        }
    }

    @Test
    void aJournalFileThatWasRemovedUnderTheConsoleIsSeen() throws Exception {
        try (OpenedStore store = Stores.console(folder())) {
            IncidentId id = Stores.incident(store, 2);
            Files.delete(JournalFolder.in(folder()).segments().getLast());
            assertThatThrownBy(() -> store.log().append(List.of(Stores.note(id, "x")))).hasMessageContaining("is gone");
        }
    }

    @Test
    void aFolderInItsPlaceIsAnotherConsolesAndIsNotTouched() throws Exception {
        try (OpenedStore first = Stores.console(folder())) {
            IncidentId lost = Stores.incident(first, 3);
            delete(folder());
            try (ChildConsole second = new ChildConsole(folder())) {
                second.awaitAcknowledged(20);
                assertThatThrownBy(() -> first.log().append(List.of(Stores.note(lost, "x")))).isInstanceOf(NotSaved.class);
            }
        }
        assertThat(RecordVerification.verify(folder()).sound()).isTrue();
    }

    @Test
    void everythingThatIsKnownGoesToTheNewPlaceAndTheDeskGoesOnThere() throws Exception {
        Path place = temp.resolve("new place");
        try (MovableStore store = movable(); var desk = new Desk(store.log(), InstantSource.fixed(Stores.NOW))) {
            IncidentId id = desk.begin(InstantSource.fixed(Stores.NOW));
            desk.submit(id, "Ada", new Command.Declare("Outage", Severity.P1, "", Optional.empty(), "Ada")).toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            store.samples().append(id.text(), "api",
                    List.of(new Sample(Stores.NOW, new Outcome.Answered(200), OptionalDouble.of(12))));
            store.scratchpad().keep(id, "note", "half a sent");
            delete(folder());
            var waiting = desk.submit(id, "Ada", new Command.AddNote("while it was gone", Optional.empty()))
                    .toCompletableFuture();
            await(() -> desk.saving() instanceof Saving.Lost lost && lost.waiting() == 1);
            assertThat(waiting).isNotDone();
            assertThat(desk.incident(id).events()).hasSize(2);

            assertThat(store.moveTo(place)).startsWith("2 events of 1 incidents").contains("--data " + place);
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Reply.Done.class);
            await(() -> desk.saving() instanceof Saving.Saved);
            assertThat(desk.incident(id).events()).hasSize(3);
            try (OpenedStore other = Stores.console(place)) {
                assertThat(other.log().readOnlyReason()).contains("has this data open");
            }
        }
        assertThat(RecordVerification.verify(place).sound()).isTrue();
        try (OpenedStore again = Stores.console(place)) {
            assertThat(again.notices()).isEmpty();
            IncidentId id = again.log().incidents().getFirst();
            assertThat(again.log().read(id)).hasSize(3).last().extracting(Event::fact)
                    .isEqualTo(new Fact.NoteAdded("while it was gone"));
            var samples = new ArrayList<Sample>();
            again.samples().read(id.text(), recorded -> samples.add(recorded.sample()));
            assertThat(samples).hasSize(1);
            assertThat(again.scratchpad().text(id, "note")).isEqualTo("half a sent");
        }
    }

    @Test
    void aPlaceThatHoldsSomethingIsRefusedAndItGoesOnInMemory() throws Exception {
        Path full = Files.createDirectories(temp.resolve("full"));
        Files.writeString(full.resolve("thesis.txt"), "mine");
        try (MovableStore store = movable()) {
            delete(folder());
            assertThatThrownBy(() -> store.moveTo(full)).isInstanceOf(IOException.class).hasMessageContaining("something in");
            assertThatThrownBy(() -> store.moveTo(full.resolve("thesis.txt"))).hasMessageContaining("not a folder");
            assertThat(Files.list(full)).hasSize(1);
            store.moveTo(temp.resolve("free"));
        }
    }

    @Test
    void whatWasCommittedAsTheFolderWentIsInTheNewPlaceOnce() throws Exception {
        var asked = new AtomicInteger();
        Stores.console(folder()).close();
        try (var writer = new EventWriter(Database.in(folder())::openWriter, Stores.journal(folder()), Stores.key(folder()),
                _ -> { }, Clock.systemUTC(), () -> asked.incrementAndGet() == 2 ? "gone just now" : "")) {
            var note = List.of(Stores.note(new IncidentId("INC-0001-aaaaaa"), "on the edge"));
            assertThatThrownBy(() -> writer.append(note)).hasMessage("gone just now");
            List<Event> events = writer.append(note);
            assertThat(((Fact.NoteAdded) events.getFirst().fact()).text()).isEqualTo("on the edge");
        }
        assertThat(Stores.opening(folder()).reader().log().read(new IncidentId("INC-0001-aaaaaa"))).hasSize(1);
    }
}
