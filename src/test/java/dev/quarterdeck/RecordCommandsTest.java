package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.files.OrdinaryUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about the record say to good and to bad arguments. */
class RecordCommandsTest {
    @TempDir
    private Path folder;
    private String incident;

    @BeforeEach
    void record() throws Exception {
        ScenarioClock clock = ScenarioClock.wall(InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z")));
        new Quarterdeck(clock).opened(new DataFolder(data()), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            IncidentId id = desk.begin(clock);
            desk.submit(id, "Ada", new Command.Declare("Listings fail", Severity.P1, "", Optional.empty(), "Ada"))
                    .toCompletableFuture().join();
            incident = id.text();
            return 0;
        });
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** What was printed and, after it, what was said on standard error. */
    private static String run(int code, Path data, String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        try (var printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), all)).isEqualTo(code);
            return printed.out() + printed.err();
        }
    }

    @Test
    void theWordsOfACapsuleAreFoundInIt() {
        Path capsule = folder.resolve("one.capsule");
        run(0, data(), "export", incident, "--capsule", capsule.toString());
        assertThat(run(0, capsule, "search", "listings")).contains(incident).contains("Listings fail");
        assertThat(run(0, capsule, "search", "nowhere")).contains("Nothing found.");
    }

    @Test
    void aPostMortemAndACapsuleAreWrittenTogether() {
        Path capsule = folder.resolve("one.capsule");
        Path postMortem = folder.resolve("one.md");
        run(0, data(), "export", incident, "--capsule", capsule.toString(), "-o", postMortem.toString());
        assertThat(capsule).exists();
        assertThat(postMortem).content().contains("Listings fail");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAsItWasTypedWithTheReason() {
        String missing = folder.resolve("missing").toString();
        assertThat(run(2, data(), "export", incident, "-o", missing + "/one.md"))
                .isEqualToIgnoringNewLines(missing + "/one.md was not written: there is no folder " + missing + ".");
        assertThat(run(2, data(), "export", incident, "--capsule", missing + "/one"))
                .isEqualToIgnoringNewLines("No capsule was written to " + missing + "/one: there is no folder " + missing + ".");
        assertThat(run(2, data(), "export", incident, "-o", folder.toString()))
                .isEqualToIgnoringNewLines(folder + " was not written: it is a folder.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackupThatCannotBeMadeSaysWhy() throws Exception {
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(asOrdinaryUser("backup", "--data", data().toString()))
                    .isEqualTo("No backup was made: no permission to write in " + data() + ". Earlier backups were kept.\n= 2");
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("---------"));
            assertThat(asOrdinaryUser("backup", "--data", data().toString())).contains("no permission to look into " + data())
                    .endsWith("= 2");
        } finally {
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String asOrdinaryUser(String... arguments) throws Exception {
        Process process = new ProcessBuilder(OrdinaryUser.command(JavaProgram.command(Main.class, arguments)))
                .redirectErrorStream(true).start();
        String said = process.inputReader().readAllAsString();
        return said + "= " + process.waitFor();
    }

    @Test
    void whatIsNoCapsuleIsCalledThat() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.md"), "# Notes\n".repeat(200));
        assertThat(run(2, data(), "import", text.toString())).contains("Nothing was imported: " + text + " is not a capsule.");
        assertThat(run(2, data(), "import", folder.toString())).contains(folder + " is a folder, not a capsule.");
    }

    @Test
    void aNamedFolderWithoutARecordIsNoEmptyRecord() {
        Path wrong = folder.resolve("wrong");
        for (String[] command : new String[][] {{"incidents"}, {"search", "listings"}, {"export", incident}, {"verify"}}) {
            assertThat(run(2, wrong, command)).contains("There is no record in " + wrong + ".");
        }
        assertThat(wrong).doesNotExist();
    }
}
