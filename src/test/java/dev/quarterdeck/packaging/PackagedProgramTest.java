package dev.quarterdeck.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Soak;
import dev.quarterdeck.packaging.PackagedProgram.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program as a process: its command line, and what it refuses. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shell launcher")
@BesideOthers
class PackagedProgramTest {
    @TempDir
    private Path folder;

    @Test
    void helpListsTheCommands() throws Exception {
        Outcome help = PackagedProgram.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("RUNBOOK.md", "--data=DIR", "drill", "incidents", "export", "verify", "--version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drill", "incidents", "export", "verify"})
    @Soak
    void eachCommandHasItsHelp(String command) throws Exception {
        assertThat(PackagedProgram.run(command, "--help").out()).contains("--data=DIR");
    }

    @Test
    void anUnknownWordIsOneSentence() throws Exception {
        refused(PackagedProgram.run("export"), "ID");
        refused(PackagedProgram.run("drill", "--fast"), "--fast");
    }

    @Test
    void aDataFolderThatCannotBeIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        refused(PackagedProgram.run("drill", "--auto", "--data", file.resolve("below")), "The data folder "
                + file.resolve("below") + " cannot be made");
        refused(PackagedProgram.run("drill", "--auto", "--data", file), "is not a folder");
        assertThat(file).hasContent("no folder");
    }

    private record Bad(String name, byte[] content, String said) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Bad> badRunbooks() {
        byte[] large = new byte[20 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');
        return Stream.of(
                new Bad("empty.md", new byte[0], "is empty"),
                new Bad("binary.md", new byte[] {1, 2, 0, 3}, "is binary"),
                new Bad("large.md", large, "has 20.0 MiB"),
                new Bad("latin.md", "# Größe".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("badRunbooks")
    @Soak
    void aRunbookThatCannotBeReadIsOneSentenceAlsoWithoutADisplay(Bad bad) throws Exception {
        Path runbook = folder.resolve(bad.name());
        Files.write(runbook, bad.content());

        refused(PackagedProgram.run(runbook, "--data", folder.resolve("data")), bad.name() + " " + bad.said());
        assertThat(folder.resolve("data")).as("nothing is made for a runbook that cannot be read").doesNotExist();
    }

    @Test
    void aRunbookThatIsNotThereIsOneSentence() throws Exception {
        refused(PackagedProgram.run(folder.resolve("missing.md"), "--data", folder.resolve("data")), "missing.md does not exist");
    }

    @Test
    void aRunbookWithoutADisplayIsToldApart() throws IOException, InterruptedException {
        Path runbook = Files.writeString(folder.resolve("fine.md"), "# Fine\n\n- [ ] check\n");

        refused(PackagedProgram.run(runbook, "--data", folder.resolve("data")), "There is no display here");
    }

    private static void refused(Outcome outcome, String said) {
        assertThat(outcome.err()).contains(said).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }
}
