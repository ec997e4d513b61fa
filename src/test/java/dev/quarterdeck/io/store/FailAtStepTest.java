package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An error injected at every write, sync and rename in turn, once and for good: each time it is said in words, what was
 * acknowledged stays, and with a disk that works again everything goes on.
 */
@BesideOthers
class FailAtStepTest {
    private static final int ATTEMPTS = 3;
    /** Every step in turn; fewer with {@code -Dfail.stride=11}. */
    private static final int STRIDE = Integer.getInteger("fail.stride", 1);

    @TempDir(factory = InMemory.class)
    private Path temp;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileRecording(boolean forGood) throws Exception {
        for (int step = 1; ; step += STRIDE) {
            Path folder = temp.resolve("step-" + step);
            var disk = new FailingDisk(step, forGood);
            List<Event> acknowledged = new ArrayList<>();
            try (OpenedStore store = opening(folder, disk).console()) {
                record(store.log(), acknowledged);
            } catch (StoreUnavailable e) {
                assertWords(e.getMessage());
            }
            assertGoesOn(folder, acknowledged, "step " + step);
            if (!disk.failed()) {
                System.out.println("recording has " + (step - 1) + " steps on the disk");
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void inTheDatabaseWhileRecording(boolean forGood) throws Exception {
        for (int step = 2; ; step += STRIDE) { // the first opens the connection, without which there is no record to try
            Path folder = temp.resolve("step-" + step);
            Stores.console(folder).close();
            Database database = Database.in(folder);
            var source = new FailingConnection(database::openWriter, step, forGood);
            List<Event> acknowledged = new ArrayList<>();
            try (SqliteEventLog log = SqliteEventLog.open(database, source, Stores.journal(folder), Clock.systemUTC())) {
                record(log, acknowledged);
            }
            assertGoesOn(folder, acknowledged, "step " + step);
            if (!source.failed()) {
                System.out.println("recording has " + (step - 1) + " steps in the database");
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "journal", "both", "missing database", "journal's end"})
    void duringRecovery(String struck) throws Exception {
        for (boolean forGood : new boolean[] {false, true}) {
            for (int step = 1; ; step += STRIDE) {
                Path folder = temp.resolve(struck + "-" + step + "-" + forGood);
                List<Event> acknowledged = new ArrayList<>();
                try (OpenedStore store = Stores.console(folder)) {
                    record(store.log(), acknowledged);
                }
                strike(folder, struck);
                var disk = new FailingDisk(step, forGood);
                try (OpenedStore store = opening(folder, disk).console()) {
                    assertThat(store.log().readOnlyReason()).isEmpty();
                } catch (StoreUnavailable e) {
                    assertWords(e.getMessage());
                }
                assertGoesOn(folder, acknowledged, struck + ", step " + step);
                if (!disk.failed()) {
                    break;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileBackingUpAndRestoring(boolean forGood) throws Exception {
        for (int step = 1; ; step += STRIDE) {
            Path folder = temp.resolve("step-" + step);
            List<Event> acknowledged = new ArrayList<>();
            try (OpenedStore store = Stores.console(folder)) {
                record(store.log(), acknowledged);
            }
            var data = new DataFolder(folder);
            new Upkeep(data, InstantSource.fixed(Stores.NOW)).backup();
            var disk = new FailingDisk(step, forGood);
            var failing = new Upkeep(data, InstantSource.fixed(Stores.NOW.plusSeconds(60)), disk);
            for (boolean backup : new boolean[] {true, false}) {
                try {
                    assertThat(backup ? failing.backup() : failing.restore(failing.backups().getFirst())).isNotBlank();
                } catch (StoreUnavailable e) {
                    assertWords(e.getMessage());
                }
            }
            assertThat(failing.backups()).isNotEmpty().allSatisfy(
                    backup -> assertThat(Backup.verified(new Database(backup), List.of())).isEqualTo(acknowledged.size()));
            assertGoesOn(folder, acknowledged, "step " + step);
            if (!disk.failed()) {
                return;
            }
        }
    }

    private static StoreOpening opening(Path folder, Disk disk) {
        return new StoreOpening(new DataFolder(folder), Stores.opening(folder).clock(), disk);
    }

    /** As the desk does it: what could not be saved is tried again, and given up at last. */
    private static void record(EventLog log, List<Event> acknowledged) {
        IncidentId id = log.newId();
        for (int i = 1; i <= 4; i++) {
            save(log, acknowledged, Stores.note(id, "a" + i), Stores.note(id, "b" + i));
        }
        if (!acknowledged.isEmpty()) {
            save(log, acknowledged, new Draft(id, Stores.NOW, Optional.empty(), "Ada",
                    new Fact.Redacted(acknowledged.getFirst().key(), "a secret")), Stores.note(id, "after"));
        }
    }

    private static void save(EventLog log, List<Event> acknowledged, Draft... drafts) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                acknowledged.addAll(log.append(List.of(drafts)));
                return;
            } catch (NotSaved e) {
                assertThat(e).hasMessageStartingWith("Not saved: ").hasMessageContaining("This entry is kept");
            }
        }
    }

    /** With a disk that works. What was given up may be there as well, whole, since it was not acknowledged to be lost either. */
    private static void assertGoesOn(Path folder, List<Event> acknowledged, String which) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().readOnlyReason()).as(which).isEmpty();
            List<Event> recorded = new ArrayList<>();
            store.log().incidents().forEach(id -> recorded.addAll(store.log().read(id)));
            assertThat(recorded).extracting(Event::hash).as(which + " " + store.notices())
                    .containsAll(acknowledged.stream().map(Event::hash).toList());
            assertThat(recorded.size() % 2).as(which + ": half an append").isZero();
            Stores.incident(store, 1);
        }
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(which + "\n" + String.join("\n", report.lines())).isTrue();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).as(which).isEmpty();
        }
    }

    private static void assertWords(String message) {
        assertThat(message).contains("Input/output error at step").containsAnyOf("Nothing was deleted", "Earlier backups were kept")
                .doesNotContain("Exception");
    }

    private static void strike(Path folder, String struck) throws IOException {
        Path database = folder.resolve(Database.FILE_NAME);
        Path journal = folder.resolve("journal/000001.qdj");
        switch (struck) {
            case "database" -> cut(database, Files.size(database) / 2);
            case "journal" -> middle(journal);
            case "both" -> {
                Files.write(database, new byte[10]);
                Files.write(folder.resolve("journal/000002.qdj"), new byte[3]);
            }
            case "missing database" -> Files.delete(database);
            default -> cut(journal, Files.size(journal) - 20);
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }

    private static void middle(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(open.length() / 2);
            open.write(new byte[30]);
        }
    }
}
