package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An error injected at every write, sync and rename in turn, once and for good: each time it is said in words, what was
 * acknowledged stays, and with a disk that works again everything goes on.
 */
@BesideOthers
@Longer
class FailAtStepTest {
    private static final int ATTEMPTS = 3;
    /** Every step in turn in the soak, every eleventh on every day. */
    private static final int STRIDE = Integer.getInteger("fail.stride", Size.SOAK ? 1 : 11);

    private static final List<SampleLog.Recorded> SAMPLES = IntStream.range(0, 50)
            .mapToObj(second -> new SampleLog.Recorded("health",
            new Sample(Stores.NOW.plusSeconds(second), new Outcome.Answered(200), OptionalDouble.of(20)))).toList();

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
            try (SqliteEventLog log = SqliteEventLog.open(database, source, Stores.journal(folder), Stores.key(folder), _ -> { },
                    Clock.systemUTC())) {
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileSamplesAreBackedUpAndComeBack(boolean forGood) throws Exception {
        for (int step = 1; ; step += STRIDE) {
            Path folder = temp.resolve("step-" + step);
            IncidentId id = withSamples(folder);
            var disk = new FailingDisk(step, forGood);
            Files.createDirectory(folder.resolve("backups"));
            tried(() -> SampleBackup.of(folder, disk).update());
            SampleBackup.of(folder, Disk.REAL).update();
            Files.delete(folder.resolve(SampleStore.FILE_NAME));
            tried(() -> SampleOpening.of(folder, disk, Stores.NOW).store().close());
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(samples(store, id)).as("step " + step).isEqualTo(SAMPLES);
            }
            if (!disk.failed()) {
                System.out.println("samples have " + (step - 1) + " steps on the disk");
                return;
            }
        }
    }

    /** The whole file is no database, so that it is set aside first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileDamagedSamplesAreReplaced(boolean forGood) throws Exception {
        for (int step = 1; ; step += STRIDE) {
            Path folder = temp.resolve("step-" + step);
            IncidentId id = withSamples(folder);
            Files.createDirectory(folder.resolve("backups"));
            SampleBackup.of(folder, Disk.REAL).update();
            Files.writeString(folder.resolve(SampleStore.FILE_NAME), "no database ".repeat(1000));
            var disk = new FailingDisk(step, forGood);
            try (OpenedStore store = opening(folder, disk).console()) {
                assertThat(store.log().readOnlyReason()).isEmpty();
            } catch (StoreUnavailable e) {
                assertWords(e.getMessage());
            }
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(samples(store, id)).as("step " + step).isEqualTo(SAMPLES);
            }
            if (!disk.failed()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileACapsuleIsWritten(boolean forGood) throws Exception {
        Path folder = temp.resolve("data");
        IncidentId id = withSamples(folder);
        for (int step = 1; ; step += STRIDE) {
            Path target = Files.createDirectory(temp.resolve("step-" + step)).resolve("one.capsule");
            var disk = new FailingDisk(step, forGood);
            try (OpenedStore store = opening(folder, Disk.REAL).console()) {
                var capsules = new RecordCapsules(folder, disk, (SqliteEventLog) store.log(), java.time.Clock.systemUTC());
                if (tried(() -> capsules.write(id, target))) {
                    assertThat(list(target.getParent())).as("nothing half is left, step " + step).isEmpty();
                    assertThat(store.capsules().write(id, target)).contains("4 events of " + id.text());
                }
            }
            assertThat(RecordVerification.capsule(target).sound()).isTrue();
            assertThat(list(target.getParent())).containsExactly(target);
            if (!disk.failed()) {
                System.out.println("a capsule has " + (step - 1) + " steps on the disk");
                return;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileACapsuleIsTakenOver(boolean forGood) throws Exception {
        Path folder = temp.resolve("data");
        IncidentId id = withSamples(folder);
        Path capsule = temp.resolve("one.capsule");
        try (OpenedStore store = Stores.console(folder)) {
            store.capsules().write(id, capsule);
        }
        for (int step = 1; ; step += STRIDE) {
            Path other = temp.resolve("step-" + step);
            Stores.console(other).close();
            var disk = new FailingDisk(step, forGood);
            try (OpenedStore store = opening(other, disk).console()) {
                tried(() -> store.capsules().take(capsule));
            } catch (StoreUnavailable e) {
                assertWords(e.getMessage());
            }
            try (OpenedStore store = Stores.console(other)) {
                store.capsules().take(capsule);
                assertThat(store.log().read(id)).as("step " + step).hasSize(4);
                assertThat(samples(store, id)).as("step " + step).isEqualTo(SAMPLES);
            }
            assertThat(RecordVerification.verify(other).sound()).as("step " + step).isTrue();
            if (!disk.failed()) {
                return;
            }
        }
    }

    /** What is written down and not saved yet: it is told that it cannot be kept, and it stays on the screen. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileDraftsAreKept(boolean forGood) throws Exception {
        var id = new IncidentId("INC-0001-abcdef");
        for (int step = 1; ; step += STRIDE) {
            Path folder = Files.createDirectory(temp.resolve("step-" + step));
            String before = "";
            var disk = new FailingDisk(step, forGood);
            for (String text : List.of("first", "second", "")) {
                var failing = new DraftFolder(folder, disk);
                try (failing) {
                    failing.keep(id, "note", text);
                }
                assertThat(failing.text(id, "note")).isEqualTo(text);
                assertThat(failing.failure()).satisfiesAnyOf(words -> assertThat(words).isEmpty(), words -> assertThat(words)
                        .startsWith("What is being written cannot be kept against a crash: Input/output error at step"));
                try (var drafts = new DraftFolder(folder, Disk.REAL)) {
                    assertThat(drafts.text(id, "note")).as("step " + step).isIn(before, text);
                    assertThat(drafts.failure()).isEmpty();
                    drafts.keep(id, "note", text);
                }
                before = text;
            }
            assertThat(list(folder.resolve("drafts"))).as("nothing is left, step " + step).isEmpty();
            if (!disk.failed()) {
                System.out.println("drafts have " + (step - 1) + " steps on the disk");
                return;
            }
        }
    }

    /** A post-mortem, the settings, the lists: whatever is replaced as a whole. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileAFileIsReplaced(boolean forGood) throws Exception {
        for (int step = 1; ; step += STRIDE) {
            Path file = Files.createDirectory(temp.resolve("step-" + step)).resolve("post-mortem.md");
            Files.writeString(file, "old");
            var disk = new FailingDisk(step, forGood);
            if (tried(() -> AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8), disk))) {
                assertThat(Files.readString(file)).as("step " + step).isIn("old", "new");
            } else {
                assertThat(file).hasContent("new");
            }
            assertThat(list(file.getParent())).as("step " + step).containsExactly(file);
            if (!disk.failed()) {
                return;
            }
        }
    }

    private interface Trying {
        void run() throws Exception;
    }

    /** Whether it failed, and then in words. */
    private static boolean tried(Trying trying) throws Exception {
        try {
            trying.run();
            return false;
        } catch (IOException failed) {
            assertThat(failed.getMessage()).contains("Input/output error at step").doesNotContain("Exception");
            return true;
        }
    }

    private static IncidentId withSamples(Path folder) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 4);
            store.samples().append(id.text(), "health", SAMPLES.stream().map(SampleLog.Recorded::sample).toList());
            return id;
        }
    }

    private static List<SampleLog.Recorded> samples(OpenedStore store, IncidentId id) {
        var read = new ArrayList<SampleLog.Recorded>();
        store.samples().read(id.text(), read::add);
        return read;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
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
        assertThat(message).contains("Input/output error at step")
                .containsAnyOf("Nothing was deleted", "Earlier backups were kept")
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
