package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class StoreOpeningTest {
    @TempDir
    private Path temp;
    private Path folder;
    private Path file;

    @BeforeEach
    void nameTheFolder() {
        folder = temp.resolve("data é %20?x=1");
        file = folder.resolve(Database.FILE_NAME);
    }

    @Test
    void aNewFolderGetsAnEmptyRecordWithoutAWord() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.log().readOnlyReason()).isEmpty();
            assertThat(store.log().incidents()).isEmpty();
            assertThat(file).exists();
        }
    }

    @Test
    void aSecondConsoleInAnotherProcessReadsAndSaysWhoRecords() throws Exception {
        try (ChildConsole child = new ChildConsole(folder)) {
            child.awaitAcknowledged(10);
            try (OpenedStore second = Stores.console(folder)) {
                String reason = "Another Quarterdeck (pid " + child.pid() + ") has this data open."
                        + " You can read here; record there.";
                assertThat(second.notices()).containsExactly(reason);
                assertThat(second.log().readOnlyReason()).isEqualTo(reason);
                IncidentId id = second.log().incidents().getLast();
                assertThat(second.log().read(id)).isNotEmpty();
                assertThatThrownBy(() -> second.log().append(List.of(Stores.note(id, "x"))))
                        .isInstanceOf(NotSaved.class).hasMessageContaining(reason);
                assertThatThrownBy(() -> second.log().newId()).isInstanceOf(IllegalStateException.class).hasMessage(reason);
            }
            int soFar = child.acknowledged().size();
            child.awaitAcknowledged(soFar + 50);
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().readOnlyReason()).isEmpty();
        }
    }

    @Test
    void aSecondConsoleSaysWhenTheOneThatRecordedHasEnded() throws Exception {
        try (ChildConsole child = new ChildConsole(folder)) {
            child.awaitAcknowledged(1);
            try (OpenedStore second = Stores.console(folder)) {
                assertThat(second.warnings()).isEmpty();
                child.kill();
                assertThat(second.warnings()).containsExactly(
                        "The console that recorded has ended. Start again to record.");
                assertThat(second.log().readOnlyReason()).isNotEmpty();
            }
        }
    }

    @Test
    void aSecondOpeningInTheSameProcessDoesNotDropTheLock() throws Exception {
        try (OpenedStore first = Stores.console(folder)) {
            IncidentId id = Stores.incident(first, 1);
            try (OpenedStore second = Stores.console(folder)) {
                assertThat(second.log().readOnlyReason()).contains("pid " + ProcessHandle.current().pid());
            }
            try (ChildConsole other = new ChildConsole(folder)) {
                assertThat(other.awaitEnd()).singleElement().asString()
                        .startsWith("Another Quarterdeck (pid " + ProcessHandle.current().pid() + ") has this data open.");
            }
            first.log().append(List.of(Stores.note(id, "2")));
        }
    }

    @Test
    void aRecordOfANewerVersionIsOnlyReadAndStaysAsItIs() throws Exception {
        IncidentId id = recorded(3);
        Stores.execute(folder, "PRAGMA user_version = " + (Schema.VERSION + 1));
        byte[] before = Files.readAllBytes(file);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).hasSize(1).first().asString().contains("newer Quarterdeck", "only be read here");
            assertThat(store.log().readOnlyReason()).isEqualTo(store.notices().getFirst());
            assertThat(store.log().read(id)).hasSize(3);
        }
        try (OpenedStore store = Stores.opening(folder).reader()) {
            assertThat(store.notices()).hasSize(1);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aNewerRecordThatIsNotUnderstoodIsSaidInASentence() throws Exception {
        recorded(1);
        Stores.execute(folder, "PRAGMA user_version = " + (Schema.VERSION + 1), "DROP INDEX event_first", "DROP TABLE event");
        try (OpenedStore store = Stores.console(folder)) {
            assertThatThrownBy(() -> store.log().incidents()).isInstanceOf(NotRead.class)
                    .hasMessageStartingWith("The record cannot be read: ");
        }
    }

    @Test
    void garbageIsKeptAsideAndANewRecordBegun() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "this is no database");
        Path kept = assertSetAside();
        assertThat(kept.resolve(Database.FILE_NAME)).hasContent("this is no database");
    }

    @Test
    void anEmptyFileIsKeptAside() throws Exception {
        Files.createDirectories(folder);
        Files.createFile(file);
        assertThat(assertSetAside().resolve(Database.FILE_NAME)).isEmptyFile();
    }

    @Test
    void aCutDatabaseIsRestoredAndKeptAsideAsItIs() throws Exception {
        IncidentId id = recorded(200);
        try (var database = new RandomAccessFile(file.toFile(), "rw")) {
            database.setLength(database.length() / 2);
        }
        byte[] cut = Files.readAllBytes(file);
        assertRestored(id);
        assertThat(folder.resolve("damaged/20261123-141500").resolve(Database.FILE_NAME)).hasBinaryContent(cut);
    }

    @Test
    void aZeroedPageIsRestored() throws Exception {
        IncidentId id = recorded(200);
        try (var database = new RandomAccessFile(file.toFile(), "rw")) {
            database.seek(2 * 4096);
            database.write(new byte[4096]);
        }
        assertRestored(id);
    }

    @Test
    void aLogWithoutItsDatabaseIsKeptAside() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(Database.FILE_NAME + "-wal"), "orphan");
        assertThat(assertSetAside().resolve(Database.FILE_NAME + "-wal")).hasContent("orphan");
    }

    @Test
    void aFolderInThePlaceOfTheDatabaseIsKeptAside() throws Exception {
        Files.createDirectories(file.resolve("below"));
        assertThat(assertSetAside().resolve(Database.FILE_NAME).resolve("below")).isDirectory();
    }

    @Test
    void anotherProgramsDatabaseIsKeptAside() throws Exception {
        Files.createDirectories(folder);
        Stores.execute(folder, "CREATE TABLE theirs (a)");
        byte[] theirs = Files.readAllBytes(file);
        assertThat(assertSetAside().resolve(Database.FILE_NAME)).hasBinaryContent(theirs);
    }

    @Test
    void twoDamagedRecordsOfOneSecondAreBothKept() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "one");
        Stores.console(folder).close();
        Files.writeString(file, "two");
        Stores.console(folder).close();
        try (Stream<Path> kept = Files.list(folder.resolve("damaged"))) {
            assertThat(kept.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("20261123-141500", "20261123-141500-2");
        }
    }

    @Test
    void whatAnInterruptedStartLeftIsClearedAway() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("new-" + Database.FILE_NAME), "half");
        Files.writeString(folder.resolve("new-" + Database.FILE_NAME + "-wal"), "half");
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(folder).isDirectoryNotContaining("glob:**/new-*");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInASentence() throws IOException {
        Path notAFolder = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> Stores.console(notAFolder.resolve("data"))).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be made").hasMessageContaining("--data");
        assertThatThrownBy(() -> Stores.console(Path.of("/proc/self"))).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void aFolderThatCannotBeLockedIsSaidInASentenceAndNothingIsTouched() throws Exception {
        recorded(1);
        Files.delete(folder.resolve("app.lock"));
        Files.createDirectory(folder.resolve("app.lock"));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Stores.console(folder)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be locked");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void aReaderOfNothingFindsNothingAndMakesNothing() throws Exception {
        try (OpenedStore store = new StoreOpening(new DataFolder(folder), Clock.systemUTC()).reader()) {
            assertThat(store.log().incidents()).isEmpty();
            assertThat(store.log().read(new IncidentId("INC-0001-aaaaaa"))).isEmpty();
            assertThat(store.log().readOnlyReason()).isNotEmpty();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void aReaderSeesWhatTheConsoleRecordsMeanwhile() throws Exception {
        try (OpenedStore console = Stores.console(folder); OpenedStore reader = Stores.opening(folder).reader()) {
            IncidentId id = Stores.incident(console, 2);
            List<Event> seen = reader.log().read(id);
            assertThat(seen).hasSize(2).isEqualTo(console.log().read(id));
        }
    }

    @Test
    void aReaderLeavesADamagedRecordToTheConsole() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(file, "this is no database");
        assertThatThrownBy(() -> Stores.opening(folder).reader()).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be read").hasMessageContaining("Nothing was changed");
        assertThat(file).hasContent("this is no database");
    }

    private IncidentId recorded(int notes) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            return Stores.incident(store, notes);
        }
    }

    private void assertRestored(IncidentId id) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .startsWith("The record was damaged: its file does not hold together")
                    .contains("200 of 200 events restored", "kept in " + folder.resolve("damaged/20261123-141500"));
            assertThat(store.log().read(id)).hasSize(200);
            store.log().append(List.of(Stores.note(id, "next")));
        }
        try (OpenedStore again = Stores.console(folder)) {
            assertThat(again.notices()).isEmpty();
            assertThat(again.log().read(id)).hasSize(201);
        }
    }

    private Path assertSetAside() throws Exception {
        Path kept = folder.resolve("damaged/20261123-141500");
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).hasSize(1).first().asString()
                    .contains("could not be used", kept.toString(), "new, empty record");
            assertThat(store.log().incidents()).isEmpty();
            assertThat(Stores.incident(store, 1)).isNotNull();
        }
        try (OpenedStore again = Stores.console(folder)) {
            assertThat(again.notices()).isEmpty();
            assertThat(again.log().incidents()).hasSize(1);
        }
        return kept;
    }
}
