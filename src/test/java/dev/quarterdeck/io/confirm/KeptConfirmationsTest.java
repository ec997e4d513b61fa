package dev.quarterdeck.io.confirm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.watch.Confirmable;
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

class KeptConfirmationsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final IncidentId INCIDENT = new IncidentId("INC-0001-abcdef");
    private static final Confirmable COMMAND = new Confirmable("command", "tail -F /var/log/app.log");

    @TempDir
    private Path place;
    private DataFolder data;
    private ConfigFolder config;

    @BeforeEach
    void confirmACommand() throws Exception {
        data = new DataFolder(Files.createDirectory(place.resolve("data")));
        config = new ConfigFolder(place.resolve("config"));
        kept(data, "ours").confirm(INCIDENT, List.of(COMMAND), "Ada", NOW);
    }

    private KeptConfirmations kept(DataFolder folder, String console) {
        return new KeptConfirmations(config, folder, console, NOW);
    }

    private Path file() {
        return config.of(data).resolve("confirmed.json");
    }

    @Test
    void whatWasConfirmedHoldsAfterARestartForThatIncidentOnly() {
        assertThat(kept(data, "ours").of(INCIDENT)).containsExactly(COMMAND);
        assertThat(kept(data, "ours").of(new IncidentId("INC-0002-abcdef"))).isEmpty();
    }

    @Test
    void itSaysWhoConfirmedWhatWhenAndOnlyTheOwnerCanReadIt() throws Exception {
        assertThat(Files.readString(file())).contains("tail -F /var/log/app.log", "Ada", "2026-11-30T10:00:00Z");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void theNextConfirmationReplacesTheOneBefore() throws Exception {
        KeptConfirmations kept = kept(data, "ours");
        kept.confirm(INCIDENT, List.of(), "Ada", NOW);
        assertThat(kept.of(INCIDENT)).isEmpty();
        assertThat(kept(data, "ours").of(INCIDENT)).isEmpty();
    }

    @Test
    void anotherConsoleOfTheFolderHasConfirmedNothing() {
        assertThat(kept(data, "another").of(INCIDENT)).isEmpty();
    }

    @Test
    void aCopiedAndAMovedFolderHaveConfirmedNothing() throws Exception {
        DataFolder copy = new DataFolder(Files.createDirectory(place.resolve("copy")));
        assertThat(kept(copy, "ours").of(INCIDENT)).isEmpty();
        DataFolder moved = new DataFolder(Files.move(data.path(), place.resolve("moved")));
        assertThat(kept(moved, "ours").of(INCIDENT)).isEmpty();
        Files.createDirectory(data.path()); // something else in its place
        assertThat(kept(data, "ours").of(INCIDENT)).isEmpty();
    }

    @Test
    void theSameFolderByALinkIsTheSame() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("link"), data.path());
        assertThat(kept(new DataFolder(link), "ours").of(INCIDENT)).containsExactly(COMMAND);
    }

    @Test
    void whatWasKeptForAnotherLaptopOrAccountDoesNotHold() throws Exception {
        String text = Files.readString(file());
        Files.writeString(file(), text.replaceFirst("\"host\":\"[^\"]*\"", "\"host\":\"another\""));
        assertThat(kept(data, "ours").of(INCIDENT)).isEmpty();
        Files.writeString(file(), text.replaceFirst("\"account\":\"[^\"]*\"", "\"account\":\"another\""));
        assertThat(kept(data, "ours").of(INCIDENT)).isEmpty();
        Files.writeString(file(), text);
        assertThat(kept(data, "ours").of(INCIDENT)).containsExactly(COMMAND);
    }

    @Test
    void whatCannotBeReadHoldsNothingAndIsTold() throws Exception {
        Files.writeString(file(), "{\"incidents\": {\"INC-0001-abcdef\": [null]}}");
        KeptConfirmations kept = kept(data, "ours");
        assertThat(kept.of(INCIDENT)).isEmpty();
        assertThat(kept.notice()).isPresent();
    }

    @Test
    void theConfigurationLiesOutsideTheData() {
        assertThat(new ConfigFolder(data.path().resolve("config")).within(data)).isTrue();
        assertThat(config.within(data)).isFalse();
    }
}
