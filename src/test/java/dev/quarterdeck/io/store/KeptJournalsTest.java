package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that were set aside and hold what the record lacks. */
class KeptJournalsTest {
    @TempDir
    private Path temp;

    private Path folder;
    private Path kept;
    private IncidentId id;

    @BeforeEach
    void recordedInTwoParts() throws Exception {
        folder = temp.resolve("data");
        kept = folder.resolve("damaged/20261122-080000");
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 10);
        }
        copy(folder, temp.resolve("earlier"));
        try (OpenedStore store = Stores.console(folder)) {
            for (int i = 0; i < 5; i++) {
                store.log().append(List.of(Stores.note(id, "later " + i)));
            }
        }
    }

    /** The folder is as it was after the first part, and the journal of both lies aside. */
    private void backToEarlier() throws IOException {
        copy(folder.resolve("journal"), temp.resolve("both"));
        delete(folder);
        copy(temp.resolve("earlier"), folder);
        Files.createDirectories(kept);
        copy(temp.resolve("both"), kept.resolve("journal"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private List<Event> events() throws StoreUnavailable {
        try (OpenedStore store = Stores.opening(folder).reader()) {
            return store.log().read(id);
        }
    }

    @Test
    void whatContinuesTheRecordAndIsSignedComesBackOnce() throws Exception {
        backToEarlier();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().startsWith("5 entries that had been kept aside in " + kept);
            assertThat(store.log().read(id)).hasSize(15);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        try (OpenedStore again = Stores.console(folder)) {
            assertThat(again.notices()).isEmpty();
            assertThat(again.log().read(id)).hasSize(15);
        }
    }

    @Test
    void whereTheRecordWentOnOtherwiseItStaysAsideAndThatIsToldOnce() throws Exception {
        copy(folder.resolve("journal"), temp.resolve("both"));
        delete(folder);
        copy(temp.resolve("earlier"), folder);
        try (OpenedStore store = Stores.console(folder)) {
            store.log().append(List.of(Stores.note(id, "another way")));
        }
        Files.createDirectories(kept);
        copy(temp.resolve("both"), kept.resolve("journal"));
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().startsWith("5 entries in " + kept + " do not fit");
            assertThat(store.log().read(id)).hasSize(11);
        }
        try (OpenedStore again = Stores.console(folder)) {
            assertThat(again.notices()).isEmpty();
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    /** Its chain is sound, and anybody can make one. */
    @Test
    void whatNobodyHereHasSignedStaysAside() throws Exception {
        Path other = temp.resolve("other");
        copy(temp.resolve("earlier"), other);
        ConsoleKey stranger = Stores.key(other);
        try (var log = SqliteEventLog.open(Database.in(other), Database.in(other)::openWriter, Stores.journal(other), stranger, _ -> { },
                Clock.systemUTC())) {
            log.append(List.of(Stores.note(id, "made up")));
        }
        Files.createDirectories(kept);
        delete(folder);
        copy(temp.resolve("earlier"), folder);
        Files.createDirectories(kept);
        copy(other.resolve("journal"), kept.resolve("journal"));
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().startsWith("1 entries in " + kept);
            assertThat(store.log().read(id)).hasSize(10);
        }
    }

    @Test
    void whatARestoreHasPutAsideStaysThere() throws Exception {
        Path backup = temp.resolve("backup.db");
        try (Connection record = new Database(temp.resolve("earlier/" + Database.FILE_NAME)).openWriter()) {
            Schema.copy(record, backup);
        }
        new Upkeep(new DataFolder(folder), InstantSource.fixed(Stores.NOW)).restore(backup);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
        }
        assertThat(events()).hasSize(10);
    }

    @Test
    void withoutDatabaseAndJournalItIsAllThatIsLeftAndTaken() throws Exception {
        Files.createDirectories(kept);
        copy(folder.resolve("journal"), kept.resolve("journal"));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(path -> !path.endsWith("damaged")).toList()) {
                delete(each);
            }
        }
        assertThatThrownBy(() -> Stores.opening(folder).reader()).isInstanceOf(StoreUnavailable.class).hasMessageContaining("kept aside in " + kept);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("15 of 15 events were restored from the journal that was kept aside in "
                    + kept);
            assertThat(store.log().read(id)).hasSize(15);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void aRedactionThatComesBackRemovesWhatItIsAboutEverywhere() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada", new Fact.Redacted(store.log().read(id).getFirst().key(),
                    "a secret"))));
        }
        backToEarlier();
        Stores.console(folder).close();
        assertThat(events()).hasSize(16);
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        for (Path file : Stream.concat(Stream.of(Database.in(folder).file()), JournalFolder.in(folder).segments().stream()).toList()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("note 1\"");
        }
    }
}
