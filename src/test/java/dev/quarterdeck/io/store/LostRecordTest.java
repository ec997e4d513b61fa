package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database and journal are gone, but not everything in the data folder: nobody is told that there never was a record. */
class LostRecordTest {
    @TempDir
    private Path folder;
    private IncidentId id;

    @BeforeEach
    void recordAndBackUp() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 71);
            new Backup(folder, Disk.REAL).make(Stores.NOW);
            store.log().append(List.of(Stores.note(id, "after the backup")));
        }
    }

    private void lose() throws IOException {
        for (Path file : Database.in(folder).files()) {
            Files.deleteIfExists(file);
        }
        try (Stream<Path> journal = Files.walk(JournalFolder.in(folder).path())) {
            for (Path each : journal.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void aStartRestoresTheNewestBackupAndSaysHowFarThatGoes() throws Exception {
        lose();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices())
                    .containsExactly("The record's database and journal are gone. 71 of 71 events were restored from the"
                    + " backup of 2026-11-23 14:15:00 UTC; what came after it is not here.");
            assertThat(store.log().read(id)).hasSize(71);
            store.log().append(List.of(Stores.note(id, "going on")));
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        assertThat(folder.resolve("damaged")).satisfiesAnyOf(damaged -> assertThat(damaged).doesNotExist(),
                damaged -> assertThat(damaged).isEmptyDirectory());
    }

    /** The numbers of what was lost after the backup must not be given to something else. */
    @Test
    void whatIsRecordedAfterwardsBearsTheNameOfANewConsole() throws Exception {
        String before = Stores.opening(folder).reader().log().read(id).getFirst().key().console();
        lose();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().append(List.of(Stores.note(id, "x"))).getFirst().key().console()).isNotEqualTo(before);
        }
    }

    @Test
    void readersSayWhatAStartWouldBringBack() throws Exception {
        lose();
        String still = "There is still: 71 events in " + BackupFolder.in(folder).newestFirst().getFirst();
        assertThatThrownBy(() -> Stores.opening(folder).reader()).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(still);
        assertThatThrownBy(() -> new Upkeep(new DataFolder(folder), InstantSource.fixed(Stores.NOW)).search("note", 5))
                .isInstanceOf(StoreUnavailable.class).hasMessageContaining(still);
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isFalse();
        assertThat(report.lines().getFirst()).contains(still);
        assertThat(Stores.opening(folder).anythingThere()).isTrue();
    }

    @Test
    void readersSayOfAMissingDatabaseWhatTheJournalStillHas() throws Exception {
        for (Path file : Database.in(folder).files()) {
            Files.deleteIfExists(file);
        }
        assertThatThrownBy(() -> Stores.opening(folder).reader())
                .hasMessageContaining("There is still: 72 events in the journal");
        assertThat(RecordVerification.verify(folder).lines().getFirst()).contains("72 events in the journal");
    }

    @Test
    void withoutABackupWhatWasSetAsideIsTakenAndWithNothingOfEitherItIsSaid() throws Exception {
        Path kept = SetAside.folder(folder, Stores.NOW);
        SetAside.copy(Database.in(folder), kept, Disk.REAL);
        Path backup = BackupFolder.in(folder).newestFirst().getFirst();
        Files.delete(backup);
        lose();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .contains("72 of 72 events were restored from what was kept aside in " + kept);
        }
        lose();
        Files.writeString(kept.resolve(Database.FILE_NAME), "not a database at all");
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("nothing could be read from")
                    .contains("was left as it is");
        }
    }

    @Test
    void aDamagedNewestBackupDoesNotHideAnOlderOne() throws Exception {
        Files.writeString(BackupFolder.in(folder).path().resolve("20261124-080000.db"), "torn");
        lose();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().read(id)).hasSize(71);
            assertThat(store.notices()).singleElement().asString().contains("the backup of 2026-11-23 14:15:00 UTC");
        }
    }
}
