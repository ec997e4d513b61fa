package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.SmallDisk;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;

/**
 * A record on a stick that takes no writes, as a killed console left it: everything that was acknowledged can be read, and
 * nothing there is changed. Mounted for real, which needs Linux and root.
 */
@Timeout(60)
class ReadOnlyDiskTest {
    private static final String COPIES = "quarterdeck-reading-";

    @TempDir
    private static Path killed;
    private static List<String> acknowledged;

    @TempDir
    private Path temp;
    private SmallDisk disk;
    private Path folder;

    @BeforeAll
    static void killAConsole() throws Exception {
        try (ChildConsole child = ChildConsole.ofAppendsOnly(killed.resolve("data"))) {
            child.awaitAcknowledged(100);
            child.kill();
            acknowledged = child.acknowledged();
        }
    }

    @BeforeEach
    void putItOnASmallDisk() throws Exception {
        SQLiteJDBCLoader.initialize(); // the first to load it would unpack it onto the small disk and keep that busy
        disk = SmallDisk.mount(temp.resolve("disk"), "24m");
        folder = disk.path().resolve("data");
        assertThat(SystemProgram.succeeds("cp", "-r", killed.resolve("data").toString(), folder.toString())).isTrue();
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it was killed", "without -shm", "without -wal", "half the database", "without database",
            "half the log"})
    void whatWasAcknowledgedIsReadAndNothingThereIsChanged(String state) throws Exception {
        leave(state);
        disk.readOnly();
        TreeMap<String, byte[]> before = content();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().readOnlyReason()).isEqualTo("The data folder " + folder
                    + " cannot be written to: Read-only file system. Change its rights or choose another with --data."
                    + " Until then you can only read here.");
            assertThat(recorded(store.log())).as(store.notices().toString()).containsAll(acknowledged);
            assertThat(store.notices()).first().isEqualTo(store.log().readOnlyReason());
            assertThat(store.notices().size() > 1).as(store.notices().toString()).isEqualTo(!copies().isEmpty());
            for (Path copy : copies()) {
                assertThat(store.notices().get(1)).contains("was left unfinished", "You see a private copy",
                        "nothing there was changed");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rwx------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve(Database.FILE_NAME))))
                        .isEqualTo("rw-------");
            }
            Path capsule = temp.resolve("one.capsule");
            IncidentId id = store.log().incidents().getFirst();
            assertThat(store.capsules().write(id, capsule)).contains(id.text());
            assertThat(RecordVerification.capsule(capsule).sound()).isTrue();
            assertThat(store.search().newest("nothing", 1)).isEmpty();
        }
        try (OpenedStore reader = Stores.opening(folder).reader()) {
            assertThat(recorded(reader.log())).as("on the command line").containsAll(acknowledged);
        }
        assertThat(copies()).isEmpty();
        TreeMap<String, byte[]> after = content();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it was killed", "without -shm"})
    void itIsVerifiedThere(String state) throws Exception {
        leave(state);
        disk.readOnly();
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(report.lines().toString()).isTrue();
        assertThat(copies()).isEmpty();
    }

    @Test
    void itIsSearchedThereToItsNewestEvent() throws Exception {
        String newest = "x".repeat(37);
        leave("without -shm");
        disk.readOnly();
        List<RecordSearch.Hit> hits = new Upkeep(new DataFolder(folder), InstantSource.fixed(Stores.NOW)).search(newest, 5);
        assertThat(hits).isNotEmpty();
        assertThat(copies()).isEmpty();
    }

    @Test
    void whatALogTookAwayWithItIsToldOnTheCommandLineWhereItCouldBeRestored() throws Exception {
        leave("without -wal");
        try (OpenedStore reader = Stores.opening(folder).reader()) {
            assertThat(reader.notices()).singleElement().asString().contains("The database has lost its newest ",
                    "which are in the journal and not shown here. Start the console: it restores them.");
        }
    }

    @Test
    void aRecordThatWasClosedInOrderIsReadWhereItIs() throws Exception {
        Stores.console(folder).close();
        disk.readOnly();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).hasSize(1);
            assertThat(copies()).isEmpty();
            assertThat(recorded(store.log())).containsAll(acknowledged);
        }
    }

    @Test
    void aConsoleThatRecordsThroughAnotherMountIsReadAsItGoesOn() throws Exception {
        Path mount = Files.createDirectory(temp.resolve("mount"));
        assumeTrue(SystemProgram.succeeds("mount", "--bind", "-o", "ro", disk.path().toString(), mount.toString()),
                "skipped: no bind mounts here");
        try (ChildConsole child = ChildConsole.ofAppendsOnly(folder)) {
            child.awaitAcknowledged(1);
            try (OpenedStore store = Stores.console(mount.resolve("data"))) {
                assertThat(store.log().readOnlyReason()).contains("Read-only file system");
                assertThat(copies()).isEmpty();
                child.awaitAcknowledged(20);
                assertThat(recorded(store.log())).containsAll(child.acknowledged().subList(0, 20));
            }
        } finally {
            assertThat(SystemProgram.succeeds("umount", mount.toString())).isTrue();
        }
    }

    @Test
    void whatAKilledReaderLeftBehindIsRemoved() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path left = Files.createTempDirectory(temporary, COPIES + Integer.MAX_VALUE + "-"); // no process has that number
        Files.createDirectory(left.resolve("journal"));
        Files.write(left.resolve("journal/000001.qdj"), new byte[3]);
        leave("without -shm");
        disk.readOnly();
        Stores.console(folder).close();
        assertThat(left).doesNotExist();
    }

    @Test
    void whatCannotBeCopiedIsSaidWithWhatToDo() throws Exception {
        leave("without -shm");
        Files.createDirectory(folder.resolve("journal/000002.qdj"));
        disk.readOnly();
        assertThatThrownBy(() -> Stores.console(folder)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("The record in " + folder + " cannot be read: ")
                .hasMessageContaining("000002.qdj is not a file")
                .hasMessageEndingWith("Copy the folder to a disk that can be written to, and name that with --data.");
        assertThat(copies()).isEmpty();
    }

    private void leave(String state) throws IOException {
        Path database = folder.resolve(Database.FILE_NAME);
        switch (state) {
            case "without -shm" -> Files.delete(folder.resolve(Database.FILE_NAME + "-shm"));
            case "without -wal" -> Files.delete(Database.in(folder).log());
            case "half the database" -> halve(database);
            case "without database" -> Files.delete(database);
            case "half the log" -> halve(Database.in(folder).log());
            default -> {
                // all is there
            }
        }
    }

    private static void halve(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() / 2);
        }
    }

    private static Set<String> recorded(EventLog log) {
        var recorded = new HashSet<String>();
        for (IncidentId id : log.incidents()) {
            log.read(id).forEach(event -> recorded.add(AppendForever.line(event)));
        }
        return recorded;
    }

    /** Of this record: other tests may look at others. */
    private static List<Path> copies() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(COPIES)).filter(ReadOnlyDiskTest::ours).toList();
        }
    }

    private static boolean ours(Path copy) {
        String journal = "journal/000001.qdj";
        try {
            long same = Files.mismatch(copy.resolve(journal), killed.resolve("data").resolve(journal));
            return same < 0 || same > 200;
        } catch (IOException removedMeanwhile) {
            return false;
        }
    }

    private TreeMap<String, byte[]> content() throws IOException {
        var content = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }
}
