package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journal and database against one another: whatever one has lost the other gives back, and it is said. */
@BesideOthers
class RecoveryTest {
    @TempDir
    private Path folder;
    private IncidentId id;
    private List<Event> events;
    private byte[] half;

    /** Twenty events, and the database as it was after ten. */
    @BeforeEach
    void record() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 10);
        }
        half = Files.readAllBytes(database());
        try (OpenedStore store = Stores.console(folder)) {
            for (int i = 11; i <= 20; i++) {
                store.log().append(List.of(Stores.note(id, "note " + i)));
            }
            events = store.log().read(id);
        }
    }

    @Test
    void whatOnlyTheJournalHasIsReplayed() throws Exception {
        Files.write(database(), half);
        assertAllBack("The database had lost its newest 10 events. They were restored from the journal.");
    }

    @Test
    void anAppendThatAKillLeftBetweenJournalAndDatabaseIsReplayedWithoutAWord() throws Exception {
        Files.write(database(), half);
        cutJournalBehind(11);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.log().read(id)).isEqualTo(events.subList(0, 11));
        }
    }

    @Test
    void anEntryThatBothLostAtTheirEndsIsNotLostInSilence() throws Exception {
        Files.write(database(), half);
        cutJournalBehind(11);
        flip(segment(), Files.size(segment()) - 3);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .startsWith("The end of the journal was damaged and was cut off");
            assertThat(store.log().read(id)).isEqualTo(events.subList(0, 10));
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    /** The magic and the length of the last append, of which the database knows nothing either. */
    @Test
    void anAppendBehindADamagedPrefixComesBack() throws Exception {
        cutJournalBehind(11);
        byte[] journal = Files.readAllBytes(segment());
        int last = frames(journal).getLast();
        for (int bit = 0; bit < 64; bit += 3) {
            Files.write(database(), half);
            Files.write(segment(), journal);
            flip(segment(), last + bit / 8, bit % 8);
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.notices()).as("bit %d", bit).singleElement().asString()
                        .startsWith("The journal's file 000001.qdj is damaged at bytes " + last + " to " + (last + 12));
                assertThat(store.log().read(id)).as("bit %d", bit).isEqualTo(events.subList(0, 11));
            }
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.notices()).isEmpty();
            }
        }
    }

    @Test
    void anyOtherDamageOfTheLastAppendIsTold() throws Exception {
        cutJournalBehind(11);
        byte[] journal = Files.readAllBytes(segment());
        int last = frames(journal).getLast();
        for (int bit = 64; bit < (journal.length - last) * 8; bit += 61) {
            Files.write(database(), half);
            Files.write(segment(), journal);
            flip(segment(), last + bit / 8, bit % 8);
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.notices()).as("bit %d", bit).singleElement().asString()
                        .startsWith("The end of the journal was damaged and was cut off");
            }
        }
    }

    @Test
    void aGuardInWhichABitWentWrongIsBuiltAnew() throws Exception {
        Stores.execute(folder, "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'NEW.value', 'NEW.vilue') WHERE name = 'meta_update'");
        assertAllBack("The record was damaged: its trigger meta_update is not as it was made. 20 of 20 events restored.");
    }

    /** Reading by an index that went astray would miss what is there. */
    @Test
    void aDamagedIndexIsFoundAndBuiltAnew() throws Exception {
        Stores.execute(folder, "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, 'number = 1', 'number = 2') WHERE name = 'event_first'");
        assertAllBack("The record was damaged: its file does not hold together (");
    }

    @Test
    void aLostDatabaseIsBuiltAnew() throws Exception {
        Files.delete(database());
        assertAllBack("The record was damaged: its database is missing. 20 of 20 events restored. The damaged files were kept "
                + "in ");
    }

    @Test
    void aLostJournalIsWrittenAgain() throws Exception {
        Files.delete(segment());
        assertAllBack("The journal had lost its newest 20 events. Nothing is missing: they were filled in from the database.");
    }

    @Test
    void aRecordFromBeforeThereWereJournalsGetsOneWithoutAWord() throws Exception {
        Files.delete(segment());
        String guard;
        try (var connection = Stores.raw(folder); var select = connection.createStatement();
                var row = select.executeQuery("SELECT sql FROM sqlite_schema WHERE name = 'meta_delete'")) {
            guard = row.getString(1);
        }
        Stores.execute(folder, "DROP TRIGGER meta_delete", "DELETE FROM meta WHERE name = 'journal'", guard);
        assertAllBack(null);
        assertThat(comparison().compared()).isEqualTo(21);
    }

    @Test
    void aJournalThatLostItsEndIsFilled() throws Exception {
        cutJournalBehind(15);
        assertAllBack("The journal had lost its newest 5 events. Nothing is missing: they were filled in from the database.");
    }

    @Test
    void aJournalDamagedInTheMiddleIsWrittenAgainAndKept() throws Exception {
        flip(segment(), Files.size(segment()) / 2);
        byte[] damaged = Files.readAllBytes(segment());
        assertAllBack("The journal's file 000001.qdj is damaged at bytes ");
        assertThat(folder.resolve("damaged/20261123-141500/journal/000001.qdj")).hasBinaryContent(damaged);
    }

    @Test
    void aChangedEventIsRestored() throws Exception {
        Stores.execute(folder, "DROP TRIGGER event_body_update",
                "UPDATE event_body SET body = CAST(replace(CAST(body AS TEXT), 'note 7', 'note 8') AS BLOB) WHERE position = 7");
        assertAllBack("The record was damaged: event 7 of " + id + " was changed. 20 of 20 events restored.");
    }

    @Test
    void aDeletedEventIsRestored() throws Exception {
        Stores.execute(folder, "DROP TRIGGER event_delete", "DELETE FROM event WHERE position = 7");
        assertAllBack("The record was damaged: event 7 of " + id + " is gone. 20 of 20 events restored.");
    }

    @Test
    void eventsThatAreNowhereAreNamed() throws Exception {
        Stores.execute(folder, "DROP TRIGGER event_delete", "DROP TRIGGER event_body_delete",
                "DELETE FROM event WHERE position IN (7, 8)", "DELETE FROM event_body WHERE position IN (7, 8)");
        Files.delete(segment());
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .contains("18 of 20 events restored; missing: " + id + " 7 to 8.");
            assertThat(store.log().read(id)).extracting(Event::number).hasSize(18).doesNotContain(7L, 8L);
            assertThat(store.log().append(List.of(Stores.note(id, "on"))).getFirst().number()).isEqualTo(21);
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    @Test
    void afterADamagedJournalEndNoSequenceNumberIsGivenTwice() throws Exception {
        cutJournalBehind(15);
        Files.delete(database());
        String before = events.getFirst().key().console();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("15 of 15 events restored");
        }
        flip(segment(), Files.size(segment()) - 3);
        Files.delete(database());
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("14 of 14 events restored",
                    "look whether the newest entries are there");
            assertThat(store.log().append(List.of(Stores.note(id, "on"))).getFirst().key().console()).isNotEqualTo(before);
        }
    }

    @Test
    void twoConsolesFilesInOneFolderAreBothKept(@TempDir Path other) throws Exception {
        IncidentId theirs;
        try (OpenedStore store = Stores.console(other)) {
            theirs = Stores.incident(store, 4);
        }
        Files.copy(other.resolve(Database.FILE_NAME), database(), StandardCopyOption.REPLACE_EXISTING);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("24 of 24 events restored");
            assertThat(store.log().read(id)).isEqualTo(events);
            assertThat(store.log().read(theirs)).hasSize(4);
            Event next = store.log().append(List.of(Stores.note(id, "on"))).getFirst();
            assertThat(next.key().console()).isEqualTo(events.getFirst().key().console());
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void whatABackupFindsWrongIsRestoredAtTheNextOpening() throws Exception {
        Files.delete(segment());
        Stores.console(folder).close();
        Stores.execute(folder, "DROP TRIGGER event_update", "UPDATE event SET recorded_at = 1 WHERE position = 2");
        var schedule = new BackupSchedule(new Backup(folder, Disk.REAL), InstantSource.system(), Duration.ofMillis(1),
                Duration.ofHours(1));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (schedule.failure().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        schedule.close();
        assertThat(schedule.failure()).startsWith("No backup could be made: the copy was not sound (event 2 of " + id);
        assertThat(folder.resolve(Recovery.MARK)).exists();
        assertAllBack("The record was damaged: event 2 of " + id + " was changed. 20 of 20 events restored.");
        assertThat(folder.resolve(Recovery.MARK)).doesNotExist();
    }

    /** Nothing was recorded since the newest backup, so none is due. */
    @Test
    void whatACheckFindsWrongIsRestoredAtTheNextOpening() throws Exception {
        new Backup(folder, Disk.REAL).make(Stores.NOW);
        assertThat(new Backup(folder, Disk.REAL).lacksNothing()).isTrue();
        Stores.execute(folder, "DROP TRIGGER event_update", "UPDATE event SET recorded_at = 1 WHERE position = 2");
        var schedule = new BackupSchedule(new Backup(folder, Disk.REAL), InstantSource.system(), Duration.ofHours(1),
                Duration.ofMillis(1));
        while (schedule.unsound().isEmpty()) {
            Thread.sleep(5);
        }
        schedule.close();
        assertThat(schedule.failure()).isEmpty();
        assertThat(schedule.unsound()).startsWith("The record was checked and is not sound (event 2 of " + id)
                .endsWith("Start Quarterdeck again: it restores what was saved.");
        assertThat(folder.resolve(Recovery.MARK)).exists();
        assertAllBack("The record was damaged: event 2 of " + id + " was changed. 20 of 20 events restored.");
    }

    private void assertAllBack(String notice) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            if (notice == null) {
                assertThat(store.notices()).isEmpty();
            } else {
                assertThat(store.notices()).singleElement().asString().startsWith(notice);
            }
            assertThat(store.log().read(id)).isEqualTo(events);
            assertThat(store.log().append(List.of(Stores.note(id, "21"))).getFirst().key().seq()).isEqualTo(21);
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
        assertThat(comparison().agree()).isTrue();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.log().newId().shortText()).isEqualTo("INC-0002");
        }
    }

    private JournalComparison comparison() throws Exception {
        try (var connection = Database.in(folder).openReader()) {
            return JournalComparison.of(connection, JournalFolder.in(folder).segments(), true);
        }
    }

    /** Each event was an append of its own. */
    private void cutJournalBehind(int events) throws IOException {
        try (var segment = new RandomAccessFile(segment().toFile(), "rw")) {
            long at = 8;
            for (int i = 0; i < events; i++) {
                segment.seek(at + 4);
                at += 12 + segment.readInt();
            }
            segment.setLength(at);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        flip(file, at, 0);
    }

    /** Where the journal's appends begin. */
    private static List<Integer> frames(byte[] journal) {
        ByteBuffer bytes = ByteBuffer.wrap(journal);
        return IntStream.range(0, journal.length - 3).filter(at -> bytes.getInt(at) == JournalFrame.MAGIC).boxed().toList();
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int was = open.read();
            open.seek(at);
            open.write(was ^ 1 << bit);
        }
    }

    private Path database() {
        return folder.resolve(Database.FILE_NAME);
    }

    private Path segment() {
        return folder.resolve("journal/000001.qdj");
    }
}
