package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.files.OrdinaryUser;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A console in a process for which the rights of files hold: whatever it may not do is told in a sentence, what it may read is
 * shown, and nothing is lost.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class OrdinaryRightsTest {
    @TempDir
    private Path temp;
    private Path folder;
    private final Set<String> recorded = new HashSet<>();

    @BeforeEach
    void record() throws Exception {
        folder = temp.resolve("data");
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 10);
            store.log().read(id).forEach(event -> recorded.add("event " + AppendForever.line(event)));
        }
    }

    /** With the rights as they were everything is there and goes on. */
    @AfterEach
    void nothingIsLost() throws Exception {
        rights(folder, "rwx------");
        give(folder, System.getProperty("user.name"));
        List<String> said = opened();
        assertThat(said).containsAll(recorded).contains("reason ", "saved").noneMatch(line -> line.startsWith("notice"));
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void aFolderThatMayOnlyBeReadIsRead() throws Exception {
        rights(folder, "r-x------");
        List<String> said = opened();
        assertThat(said).containsAll(recorded);
        assertThat(said.getFirst()).startsWith("reason The data folder " + folder
                + " cannot be written to: no permission. Change its rights ")
                .endsWith("Until then you can only read here.");
        assertThat(said.getLast()).startsWith("refused Not saved: The data folder");
    }

    @Test
    void aFolderThatMayOnlyBeReadIsReadAsAKilledConsoleLeftIt() throws Exception {
        try (ChildConsole child = ChildConsole.ofAppendsOnly(folder)) {
            child.awaitAcknowledged(20);
            child.kill();
            child.acknowledged().forEach(line -> recorded.add("event " + line));
        }
        Files.delete(folder.resolve(Database.FILE_NAME + "-shm"));
        rights(folder, "r-x------");
        assertThat(opened()).containsAll(recorded).anyMatch(line -> line.contains("You see a private copy"));
    }

    @Test
    void aFolderThatMayNotEvenBeReadIsSaid() throws Exception {
        rights(folder, "---------");
        assertThat(opened()).singleElement().asString().startsWith("unavailable ").contains(folder.toString(), "no permission")
                .endsWith(".");
    }

    @Test
    void filesThatTheOwnerMayNotReadAreSetBack() throws Exception {
        for (Path file : files()) {
            rights(file, "---------");
        }
        assertThat(opened()).containsAll(recorded).contains("reason ", "saved");
    }

    @Test
    void filesOfSomebodyElseThatMayNotBeReadAreSaid() throws Exception {
        for (Path file : files()) {
            give(file, "nobody");
        }
        assertThat(opened()).singleElement().asString().startsWith("unavailable The record in " + folder + " cannot be ")
                .endsWith(".");
    }

    @Test
    void filesOfSomebodyElseThatMayBeReadAreRead() throws Exception {
        for (Path file : files()) {
            rights(file, "rw-r--r--");
            give(file, "nobody");
        }
        List<String> said = opened();
        assertThat(said).containsAll(recorded);
        assertThat(said.getFirst()).startsWith("reason The record in " + folder + " cannot be written to: no permission for "
                + folder)
                .endsWith("Until then you can only read here.");
        assertThat(said.getLast()).startsWith("refused Not saved: The record in ");
    }

    @Test
    void backupsOfSomebodyElseDoNotKeepAnybodyFromRecording() throws Exception {
        Files.createDirectory(folder.resolve("backups"));
        rights(folder.resolve("backups"), "rwx------");
        give(folder.resolve("backups"), "nobody");
        List<String> said = opened();
        assertThat(said).containsAll(recorded).contains("reason ", "saved",
                "notice There is no permission to look into " + folder.resolve("backups") + ". Change its rights.");
    }

    private List<String> opened() throws IOException {
        Process process = new ProcessBuilder(OrdinaryUser.command(JavaProgram.command(OpenOnce.class, folder.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return process.inputReader().lines().toList();
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> Files.isRegularFile(file) && !file.startsWith(folder.resolve("native"))
                    && !file.getFileName().toString().endsWith(".lock")).sorted(Comparator.naturalOrder()).forEach(files::add);
        }
        return files;
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    /** With everything in it. */
    private static void give(Path path, String owner) {
        if (OrdinaryUser.root()) {
            assertThat(SystemProgram.succeeds("chown", "-R", owner, path.toString())).isTrue();
        } else {
            assumeTrue(owner.equals(System.getProperty("user.name")), "skipped: only root can give a file to somebody else");
        }
    }
}
