package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLogTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve(ProgramLog.NAME);
    }

    @Test
    void writesEntriesInOrderReadableByTheOwnerOnly() throws Exception {
        try (var log = new ProgramLog(() -> folder)) {
            log.write("one");
            log.write("two\n    at a place");
        }
        assertThat(Files.readString(file())).isEqualTo("one\ntwo\n    at a place\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void growsNoFurtherThanItsBoundAndKeepsWhatCameBefore() throws Exception {
        for (int i = 0; i < 40; i++) {
            try (var log = new ProgramLog(() -> folder, 1000)) {
                log.write("entry " + i + " " + "x".repeat(90));
            }
        }
        assertThat(Files.size(file())).isLessThanOrEqualTo(1000);
        assertThat(Files.size(folder.resolve(ProgramLog.BEFORE))).isLessThanOrEqualTo(1000);
        assertThat(Files.readString(file())).contains("entry 39");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void anEntryIsCutWhereItWouldFillTheLog() throws Exception {
        try (var log = new ProgramLog(() -> folder)) {
            log.write("x".repeat(1 << 20));
        }
        assertThat(Files.size(file())).isLessThan(40_000);
    }

    @Test
    void aFolderThatIsGoneHurtsNobodyAndTheLogSaysLaterWhatIsMissing() throws Exception {
        var place = new AtomicReference<>(folder.resolve("gone"));
        try (var log = new ProgramLog(place::get)) {
            log.write("lost");
            log.write("lost, too");
            await(log);
            place.set(folder);
            log.write("kept");
        }
        assertThat(Files.readString(file())).isEqualTo("(2 entries before this one could not be written)\nkept\n");
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    void doesNotFollowALinkThatSomebodyLaidThere() throws Exception {
        Path other = Files.writeString(folder.resolve("other.txt"), "theirs");
        Files.createSymbolicLink(file(), other);
        try (var log = new ProgramLog(() -> folder)) {
            log.write("mine");
        }
        assertThat(other).hasContent("theirs");
    }

    private static void await(ProgramLog log) {
        while (!log.idle()) {
            Thread.onSpinWait();
        }
    }
}
