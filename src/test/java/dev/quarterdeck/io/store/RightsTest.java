package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.SmallDisk;
import dev.quarterdeck.io.files.SystemProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Files with the wrong rights, and what stands in their place. Root passes by rights, so where it matters the disk itself
 * refuses: mounted read-only, or the file made immutable. Nothing is lost, and there is a sentence.
 */
@DisabledOnOs(OS.WINDOWS)
class RightsTest {
    private static final List<String> FILES = List.of("quarterdeck.db", "samples.db", "journal/000001.qdj");

    @TempDir
    private Path temp;
    private Path folder;
    private IncidentId id;
    private List<Event> events;

    @BeforeEach
    void nameTheFolder() {
        folder = temp.resolve("data");
    }

    private void record() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 10);
            events = store.log().read(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rwxrwxrwx", "r--r--r--", "---------"})
    void rightsAreSetBackToTheOwnersAlone(String rights) throws Exception {
        record();
        for (String file : FILES) {
            Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString(rights));
        }
        Files.setPosixFilePermissions(folder.resolve("journal"), PosixFilePermissions.fromString(rights));
        assertAllThere();
        for (String file : FILES) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)))).as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("journal"))))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarterdeck.db", "journal/000001.qdj", "journal", "backups", "samples.db"})
    void somethingElseInThePlaceOfAFileIsNoCrashAndNothingIsLost(String name) throws Exception {
        record();
        Path file = folder.resolve(name);
        boolean there = Files.exists(file);
        Path kept = folder.resolveSibling("kept");
        if (there) {
            Files.move(file, kept);
        }
        if (name.contains(".")) {
            Files.createDirectory(file);
        } else {
            Files.createFile(file);
        }
        boolean opened = opened(name);
        if (!opened) {
            Files.delete(file);
            if (there) {
                Files.move(kept, file);
            }
        }
        assertAllThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarterdeck.db", "journal/000001.qdj", "journal", ""})
    void whatMayNotBeChangedIsSaidAndNothingIsLost(String name) throws Exception {
        record();
        Path file = folder.resolve(name);
        assumeTrue(SystemProgram.succeeds("chattr", "+i", file.toString()),
                "skipped: a file cannot be made immutable here (it needs Linux and root)");
        try {
            opened(name);
        } finally {
            assertThat(SystemProgram.succeeds("chattr", "-i", file.toString())).isTrue();
        }
        assertAllThere();
    }

    @Test
    void aDiskThatIsMountedReadOnlyIsSaidAndNothingIsLost() throws Exception {
        SQLiteJDBCLoader.initialize(); // the first to load it would unpack it onto the small disk and keep that busy
        try (var disk = SmallDisk.mount(temp.resolve("disk"), "8m")) {
            folder = disk.path().resolve("data");
            record();
            disk.readOnly();
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.log().readOnlyReason()).contains("cannot be written to", "Until then you can only read here.");
                assertThat(store.log().read(id)).isEqualTo(events);
            }
            disk.writable();
            assertAllThere();
        }
    }

    /** Whether a console could be opened that records. Whatever is in the way is told in a sentence. */
    private boolean opened(String what) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            List<Event> read = store.log().read(id);
            assertThat(read.equals(events) || !store.notices().isEmpty()).as(what + " " + store.notices()).isTrue();
            return store.log().readOnlyReason().isEmpty();
        } catch (StoreUnavailable said) {
            assertThat(said.getMessage()).as(what).contains(folder.toString()).endsWith(".");
            return false;
        }
    }

    private void assertAllThere() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().readOnlyReason()).isEmpty();
            assertThat(store.log().read(id)).isEqualTo(events);
            Stores.incident(store, 1);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }
}
