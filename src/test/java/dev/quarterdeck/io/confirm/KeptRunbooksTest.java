package dev.quarterdeck.io.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionsText;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunbooksTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final Path RUNBOOK = Path.of("/srv/runbooks/rollback.md");
    private static final List<Correction> SAID = CorrectionsText.ofFile("corrections:\n  - as: step\n    heading: Notes\n").corrections();

    @TempDir
    private Path place;
    private DataFolder data;
    private ConfigFolder config;

    @BeforeEach
    void openAndAccept() throws Exception {
        data = new DataFolder(Files.createDirectory(place.resolve("data")));
        config = new ConfigFolder(place.resolve("config"));
        kept(data).open(RUNBOOK);
        kept(data).accept(RUNBOOK, SAID, "Anna", NOW);
    }

    private KeptRunbooks kept(DataFolder folder) {
        return new KeptRunbooks(config, folder, NOW);
    }

    @Test
    void whatWasOpenedAndAcceptedHoldsAtTheNextStart() throws Exception {
        assertThat(kept(data).opened(RUNBOOK)).isTrue();
        assertThat(kept(data).opened(Path.of("/srv/runbooks/other.md"))).isFalse();
        assertThat(kept(data).of(RUNBOOK, SAID)).isEqualTo(SAID);
        assertThat(kept(data).of(Path.of("/srv/runbooks/other.md"), SAID)).isEmpty();
        Path file = config.path().resolve("corrections.json");
        assertThat(Files.readString(file)).contains("Anna", "as: step", "heading: Notes");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    /** Nor with another folder that was put in its place. */
    @Test
    void withAnotherDataFolderNothingWasOpened() throws Exception {
        assertThat(kept(new DataFolder(Files.createDirectory(place.resolve("copy")))).opened(RUNBOOK)).isFalse();
        Files.move(data.path(), place.resolve("away"));
        Files.createDirectory(data.path());
        assertThat(kept(data).opened(RUNBOOK)).isFalse();
    }

    @Test
    void whatAnotherComputerOrAccountAcceptedDoesNotHold() throws Exception {
        for (String name : List.of("corrections.json", config.path().relativize(config.of(data)) + "/runbooks.json")) {
            Path file = config.path().resolve(name);
            Files.writeString(file, Files.readString(file).replaceAll("\"host\"\\s*:\\s*\"", "$0other-"));
        }
        assertThat(kept(data).opened(RUNBOOK)).isFalse();
        assertThat(kept(data).of(RUNBOOK, SAID)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadAcceptsNothingAndIsTold() throws Exception {
        Files.writeString(config.path().resolve("corrections.json"), "[".repeat(100_000));
        Files.writeString(config.of(data).resolve("runbooks.json"), "{\"opened\": 7}");
        KeptRunbooks kept = kept(data);
        assertThat(kept.notices()).hasSize(2).allSatisfy(words -> assertThat(words).contains("cannot be read", "kept beside it"));
        assertThat(kept.opened(RUNBOOK)).isFalse();
        assertThat(kept.of(RUNBOOK, SAID)).isEmpty();
    }
}
