package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which console a data folder is recorded in by: the same one from start to start, another one wherever that folder is another.
 */
class ConsoleIdentityTest {
    @TempDir
    private Path temp;

    private static String console(Path folder) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            return store.log().console();
        }
    }

    private static void recorded(Path folder, int notes) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, notes);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (!Files.isDirectory(each) || !Files.exists(target)) {
                    Files.copy(each, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path kept(Path folder) {
        return ConfigFolder.standard().of(new DataFolder(folder)).resolve("console.json");
    }

    private void assertSound(Path folder) throws Exception {
        assertThat(RecordVerification.verify(folder).lines()).last().asString().doesNotStartWith("Not sound");
    }

    @Test
    void itStaysTheSameFromStartToStart() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        recorded(folder, 2);
        assertThat(console(folder)).isEqualTo(first);
        assertSound(folder);
    }

    @Test
    void itsKeyIsTheOwnersAloneAndNeverInTheDataOrABackup() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        new Upkeep(new DataFolder(folder), () -> Stores.NOW).backup();
        Path file = kept(folder);
        assertThat(file).isNotEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String secret = Files.readString(file).replaceFirst(".*\"secret\":\"([^\"]+)\".*", "$1");
        byte[] raw = java.util.Base64.getDecoder().decode(secret);
        String seed = new String(raw, raw.length - 32, 32, StandardCharsets.ISO_8859_1);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1)).doesNotContain(secret)
                        .doesNotContain(seed);
            }
        }
    }

    @Test
    void aCopiedFolderIsRecordedInByAnotherConsoleAndTheOriginalByTheSame() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        Path copied = temp.resolve("copied");
        copy(folder, copied);
        assertThat(console(copied)).isNotEqualTo(first);
        recorded(copied, 1);
        assertThat(console(folder)).isEqualTo(first);
        assertSound(copied);
    }

    @Test
    void aMovedFolderIsRecordedInByAnotherConsole() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        Path moved = Files.move(folder, temp.resolve("moved"));
        assertThat(console(moved)).isNotEqualTo(first);
        recorded(moved, 1);
        assertSound(moved);
    }

    @Test
    void aFolderThatIsPutBackToAnEarlierStateIsRecordedInByAnotherConsole() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        Path earlier = temp.resolve("earlier");
        copy(folder, earlier);
        recorded(folder, 3);
        for (String each : new String[] {"quarterdeck.db", "journal/000001.qdj"}) {
            Files.write(folder.resolve(each),
                    Files.readAllBytes(earlier.resolve(each))); // the same files as the system sees them
        }
        assertThat(console(folder)).isNotEqualTo(first);
        recorded(folder, 1);
        assertSound(folder);
    }

    @Test
    void aRestoredBackupIsRecordedInByAnotherConsole() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        var upkeep = new Upkeep(new DataFolder(folder), () -> Stores.NOW);
        upkeep.backup();
        upkeep.restore(upkeep.backups().getFirst());
        assertThat(console(folder)).isNotEqualTo(first);
        recorded(folder, 1);
        assertSound(folder);
    }

    @Test
    void whatIsRebuiltFromTheJournalIsRecordedInByTheSameConsole() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        Files.write(folder.resolve(Database.FILE_NAME), new byte[100]);
        assertThat(console(folder)).isEqualTo(first);
        recorded(folder, 1);
        assertSound(folder);
    }

    @Test
    void aKeyOfAnotherLaptopOrAKeyThatIsNoneIsNotUsed() throws Exception {
        Path folder = temp.resolve("data");
        recorded(folder, 2);
        String first = console(folder);
        String text = Files.readString(kept(folder));
        Files.writeString(kept(folder), text.replaceFirst("\"host\":\"[^\"]*\"", "\"host\":\"another\""));
        String second = console(folder);
        assertThat(second).isNotEqualTo(first);
        Files.writeString(kept(folder), "{}");
        assertThat(console(folder)).isNotIn(first, second);
        assertSound(folder);
    }

    @Test
    void aFolderThatHoldsTheConfigurationIsNoDataFolder() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThatThrownBy(() -> Stores.console(home)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("must not travel with the data");
        assertThat(home.resolve(Database.FILE_NAME)).doesNotExist();
    }

    @Test
    void whereTheKeyCannotBeKeptItRecordsAllTheSameAndSaysSo() throws Exception {
        Path folder = temp.resolve("data");
        Path place = kept(folder).getParent();
        Files.createDirectories(place.getParent());
        Files.writeString(place, "in the way");
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("could not be kept")
                    .contains("Everything is recorded");
            id = Stores.incident(store, 2);
        }
        try (OpenedStore store = Stores.opening(folder).reader()) {
            assertThat(store.log().read(id)).hasSize(2);
        }
        assertSound(folder);
    }
}
