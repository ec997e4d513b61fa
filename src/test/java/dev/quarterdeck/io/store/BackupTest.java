package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
class BackupTest {
    @TempDir
    private Path folder;

    @Test
    void aBackupIsMadeWhileAConsoleRecordsAndIsPrivate() throws Exception {
        try (ChildConsole child = ChildConsole.ofAppendsOnly(folder)) {
            child.awaitAcknowledged(50);
            assertThat(upkeep().backup()).matches("[\\d,]+ events, each checked, are in .*");
            child.kill();
            List<Path> backups = upkeep().backups();
            assertThat(backups).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups.getFirst()))).isEqualTo("rw-------");
            assertThat(Backup.verified(new Database(backups.getFirst()), List.of())).isGreaterThanOrEqualTo(50);
            try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    void aBackupIsMadeWhenAnIncidentIsClosed() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 3);
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada", new Fact.Resolved(List.of(), ""))));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (upkeep().backups().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            assertThat(store.warnings()).noneMatch(words -> words.contains("backup"));
        }
        assertThat(Backup.verified(new Database(upkeep().backups().getFirst()), List.of())).isEqualTo(4);
    }

    @Test
    void anUnsoundRecordIsNotBackedUpAndTheEarlierBackupStays() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 5);
        }
        upkeep().backup();
        Stores.execute(folder, "DROP TRIGGER event_update", "UPDATE event SET recorded_at = 1 WHERE position = 2");
        assertThatThrownBy(() -> upkeep().backup()).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("No backup was made: the record is not sound (event 2 of INC-0001-")
                .hasMessageContaining("Earlier backups were kept");
        assertThat(upkeep().backups()).hasSize(1);
    }

    @Test
    void thinningKeepsTheNewestSixAndOneADayForAWeek() {
        List<Path> hourly = IntStream.rangeClosed(0, 24 * 10).mapToObj(hour -> Path.of(
                String.format("202611%02d-%02d0000.db", 25 - hour / 24, 23 - hour % 24))).toList();
        List<Path> superfluous = BackupFolder.superfluous(hourly);
        List<Path> kept = hourly.stream().filter(file -> !superfluous.contains(file)).toList();
        assertThat(kept).hasSize(6 + 6).startsWith(hourly.subList(0, 6).toArray(Path[]::new));
        assertThat(kept.subList(6, 12)).extracting(Path::toString)
                .allMatch(name -> name.endsWith("-230000.db")).first().isEqualTo("20261124-230000.db");
    }

    @Test
    void aDamagedRecordWithoutItsJournalIsRestoredFromTheBackup() throws Exception {
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 200);
        }
        upkeep().backup();
        Files.delete(folder.resolve("journal/000001.qdj"));
        try (var database = new RandomAccessFile(folder.resolve(Database.FILE_NAME).toFile(), "rw")) {
            database.setLength(8192);
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("200 of 200 events restored");
            assertThat(store.log().read(id)).hasSize(200);
        }
    }

    @Test
    void restoringPutsTheBackupInPlaceAndKeepsWhatWasThere() throws Exception {
        IncidentId id;
        String console;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 5);
            console = store.log().read(id).getFirst().key().console();
        }
        upkeep().backup();
        try (OpenedStore store = Stores.console(folder)) {
            store.log().append(List.of(Stores.note(id, "later")));
        }
        Path backup = upkeep().backups().getFirst();
        Path kept = folder.resolve("damaged/20261123-141500");
        assertThat(upkeep().restore(backup)).isEqualTo("5 events were restored from " + backup + ". What was there before is in "
                + kept);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.log().read(id)).hasSize(5);
            Event next = store.log().append(List.of(Stores.note(id, "on"))).getFirst();
            assertThat(next.number()).isEqualTo(6);
            assertThat(next.key().console()).as("its numbers 6 and on are taken").isNotEqualTo(console);
        }
        assertThat(RecordVerification.verify(folder).lines()).last().asString().contains("Journal: 6 of 6");
        assertThat(kept.resolve("journal/000001.qdj")).exists();
        assertThat(Backup.verified(new Database(kept.resolve(Database.FILE_NAME)), List.of())).isEqualTo(6);
    }

    @Test
    void whatIsNoSoundBackupIsNotRestored() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 5);
        }
        Path text = Files.writeString(folder.resolve("text.db"), "no database");
        for (Path file : List.of(text, folder.resolve("nowhere.db"))) {
            assertThatThrownBy(() -> upkeep().restore(file)).isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("is not a sound backup").hasMessageContaining("Nothing was changed");
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void nothingIsRestoredUnderARunningConsole() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 1);
            upkeep().backup();
            Path backup = upkeep().backups().getFirst();
            assertThatThrownBy(() -> upkeep().restore(backup)).isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("has this data open. Nothing was changed.");
        }
    }

    /** The name came to the disk and the content did not: what a lying disk leaves, or whoever copies backups about. */
    @ParameterizedTest
    @ValueSource(strings = {"empty", "zeros", "half", "first page", "noise"})
    void aHalfBackupIsNeverTakenForOne(String what) throws Exception {
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 200);
        }
        upkeep().backup();
        byte[] whole = Files.readAllBytes(upkeep().backups().getFirst());
        for (int day = 24; day <= 30; day++) { // more than are kept, and all newer
            Files.write(folder.resolve("backups/202611" + day + "-141500.db"), half(what, whole));
        }
        Files.write(folder.resolve("backups/new-backup.db"), half(what, whole));
        Files.write(folder.resolve("backups/new-backup.db-journal"), half(what, whole));
        Path newest = upkeep().backups().getFirst();
        assertThatThrownBy(() -> upkeep().restore(newest)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(newest + " is not a sound backup: ")
                .hasMessageContaining("Nothing was changed. quarterdeck restore --list");
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        assertThat(upkeep().backup()).contains("200 events, each checked");
        assertThat(upkeep().backups()).as("thinning left one that was verified").anyMatch(backup -> sound(backup, 200));
        try (OpenedStore store = Stores.console(folder)) {
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada",
                    new Fact.Redacted(store.log().read(id).getFirst().key(), "a secret"))));
        }
        assertThat(upkeep().backup()).contains("201 events, each checked");
        assertThat(upkeep().backups()).isNotEmpty().allMatch(backup -> sound(backup, 201));
        assertThat(folder.resolve("backups/new-backup.db")).doesNotExist();
        Files.write(folder.resolve("backups/20261130-141500.db"), half(what, whole));
        Files.delete(folder.resolve("journal/000001.qdj"));
        Files.delete(folder.resolve(Database.FILE_NAME));
        Files.write(folder.resolve("journal/000001.qdj"), new byte[3]); // so that there is something to bring back
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("201 of 201 events restored");
            assertThat(store.log().read(id)).hasSize(201);
        }
    }

    private static boolean sound(Path backup, long events) {
        try {
            return Backup.verified(new Database(backup), List.of()) == events;
        } catch (SQLException | IOException half) {
            return false;
        }
    }

    private static byte[] half(String what, byte[] whole) {
        byte[] noise = new byte[whole.length];
        new Random(7).nextBytes(noise);
        return switch (what) {
            case "empty" -> new byte[0];
            case "zeros" -> new byte[whole.length];
            case "half" -> Arrays.copyOf(whole, whole.length / 2);
            case "first page" -> Arrays.copyOf(Arrays.copyOf(whole, 4096), whole.length);
            default -> noise;
        };
    }

    @Test
    void aBackupIsDueOnceTheRecordHasMore() throws Exception {
        var backup = new Backup(folder, Disk.REAL);
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 5);
            assertThat(backup.lacksNothing()).isFalse();
            upkeep().backup();
            assertThat(backup.lacksNothing()).isTrue();
            Stores.incident(store, 1);
            assertThat(backup.lacksNothing()).isFalse();
            upkeep().backup();
        }
        Files.write(folder.resolve("backups/20261130-141500.db"), new byte[100]);
        assertThat(backup.lacksNothing()).as("the newest cannot be read").isFalse();
    }

    @Test
    void backupsThatAreMadeAtTheSameTimeTakeTurns() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 50);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<String> backup = () -> upkeep().backup();
            for (Future<String> made : threads.invokeAll(Collections.nCopies(8, backup))) {
                assertThat(made.get()).contains("50 events, each checked");
            }
        }
        assertThat(upkeep().backups()).isNotEmpty().allMatch(backup -> sound(backup, 50));
    }

    private Upkeep upkeep() {
        return new Upkeep(new DataFolder(folder), InstantSource.fixed(Stores.NOW));
    }

    /** A steady probe's samples, as many blocks as were anchored. */
    private void samples(OpenedStore store, IncidentId id, int from, int seconds) {
        store.samples().append(id.text(), "health", IntStream.range(from, from + seconds).mapToObj(second -> new Sample(
                Stores.NOW.plusSeconds(second), new Outcome.Answered(200), OptionalDouble.of(20 + second % 7))).toList());
    }

    private static List<SampleLog.Recorded> samples(OpenedStore store, IncidentId id) {
        var read = new ArrayList<SampleLog.Recorded>();
        store.samples().read(id.text(), read::add);
        return read;
    }

    @Test
    void samplesAreBackedUpPrivatelyAndComeBackWhenTheyAreMissing() throws Exception {
        IncidentId id;
        List<SampleLog.Recorded> before;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 3);
            samples(store, id, 0, 2000);
            before = samples(store, id);
        }
        upkeep().backup();
        Path copy = folder.resolve("backups/samples.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
        Files.delete(folder.resolve("samples.db"));
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .startsWith("The samples of earlier incidents were missing. They came back");
            assertThat(samples(store, id)).hasSize(2000).isEqualTo(before);
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    @Test
    void onlyNewBlocksAreCopiedAndADamagedOneNeverReplacesAGoodOne() throws Exception {
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 3);
            samples(store, id, 0, 100);
        }
        Files.createDirectory(folder.resolve("backups"));
        SampleBackup backup = SampleBackup.of(folder, Disk.REAL);
        assertThat(backup.update()).isEqualTo(new SampleCopy.Copied(1, 0));
        Stores.console(folder).close(); // closes the block
        assertThat(backup.update()).isEqualTo(new SampleCopy.Copied(1, 0));
        assertThat(backup.update()).isEqualTo(SampleCopy.Copied.NOTHING);
        damageSamples();
        assertThat(backup.update()).as("what is closed in the backup stays").isEqualTo(SampleCopy.Copied.NOTHING);
        Files.delete(folder.resolve("backups/samples.db"));
        assertThat(backup.update()).isEqualTo(new SampleCopy.Copied(0, 1));
    }

    private void damageSamples() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("samples.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DROP TRIGGER block_update");
            statement.executeUpdate("UPDATE block SET bytes = CAST(bytes || x'00' AS BLOB)");
        }
    }

    @Test
    void restoringIntoAnotherFolderBringsTheSamples(@TempDir Path other) throws Exception {
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 3);
            samples(store, id, 0, 500);
        }
        upkeep().backup();
        new Upkeep(new DataFolder(other), InstantSource.fixed(Stores.NOW)).restore(upkeep().backups().getFirst());
        try (OpenedStore store = Stores.console(other)) {
            assertThat(store.log().read(id)).hasSize(3);
            assertThat(samples(store, id)).hasSize(500);
        }
    }
}
