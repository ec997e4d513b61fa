package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T01:53:03Z");

    @TempDir
    private Path folder;

    @Test
    void theyAreThereAtTheNextStart() throws Exception {
        var chosen = new Settings("Ada", true, 120, new Settings.Frame(10, 20, 1280, 720, false));
        open().change(_ -> chosen);
        PreferencesFile<Settings> next = open();
        assertThat(next.value()).isEqualTo(chosen);
        assertThat(next.notice()).isEmpty();
    }

    @Test
    void aFileOfAnEarlierOrALaterProgramIsRead() throws Exception {
        write("{\"name\": \"Ada\", \"sound\": true}");
        assertThat(open().value()).isEqualTo(new Settings("Ada", null, null, null));
        assertThat(open().notice()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"name\": \"Ada\"", "{\"name\": \"Ada\"} }", "{\"name\": [\"Ada\"]}", "[]",
            "{\"text\": \"large\"}", "\u0000\u0000"})
    void whatCannotBeReadIsKeptAsideAndTold(String broken) throws Exception {
        write(broken);
        PreferencesFile<Settings> settings = open();
        assertThat(settings.value().name()).isEmpty();
        Path kept = setAside().getFirst();
        assertThat(kept).hasContent(broken);
        assertThat(kept.getFileName().toString()).startsWith("settings-20261126-015303-").endsWith(".json");
        assertThat(settings.notice()).get().asString().startsWith(file() + " cannot be read: ")
                .contains("It was kept beside it as damaged/" + kept.getFileName()
                + ", and what it said begins anew. To have it back, mend it");
        settings.change(s -> s.withName("Ben"));
        assertThat(open().value().name()).isEqualTo("Ben");
        assertThat(kept).hasContent(broken);
    }

    @Test
    void theSentenceNamesThePlace() throws Exception {
        write("{\n  \"name\": \"Ada\",\n  \"dark\": yes\n}");
        assertThat(open().notice()).get().asString().contains("settings.json cannot be read: line 3, column ");
    }

    @Test
    void bytesThatAreNoTextAreKeptAsTheyAre() throws Exception {
        byte[] bytes = {'{', (byte) 0xff, (byte) 0xfe, '}'};
        Files.write(file(), bytes);
        assertThat(open().notice()).get().asString().contains("it is not UTF-8 text");
        assertThat(setAside().getFirst()).hasBinaryContent(bytes);
    }

    @Test
    void twoThatBrokeInOneSecondAreBothKept() throws Exception {
        for (String broken : List.of("one", "two")) {
            write(broken);
            open();
        }
        assertThat(setAside()).extracting(Files::readString).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatCannotBeKeptAsideStaysAndIsNotWrittenOver() throws Exception {
        write("broken");
        Files.writeString(folder.resolve("damaged"), "a file in the way");
        PreferencesFile<Settings> settings = open();
        assertThat(settings.notice()).get().asString().contains("It stays as it is", "until it is mended or removed");
        assertThatThrownBy(() -> settings.change(s -> s.withName("Ben"))).isInstanceOf(IOException.class)
                .hasMessageContaining("is left as it is");
        assertThat(settings.value().name()).as("in force for now").isEqualTo("Ben");
        assertThat(file()).hasContent("broken");
    }

    @Test
    void whatBreaksWhileTheProgramRunsIsNotWrittenOver() throws Exception {
        PreferencesFile<Settings> settings = open();
        settings.change(s -> s.withName("Ada"));
        write("{\"name\": ");
        assertThatThrownBy(() -> settings.change(s -> s.withName("Ben")))
                .hasMessageContaining("settings.json cannot be read any more (line 1");
        assertThat(file()).hasContent("{\"name\": ");
        assertThat(open().notice()).isPresent();
    }

    @Test
    void whatAnotherConsoleKeptMeanwhileStays() throws Exception {
        PreferencesFile<Settings> first = open();
        PreferencesFile<Settings> second = open();
        first.change(s -> s.withName("Ada"));
        second.change(s -> new Settings(s.name(), true, s.text(), s.window()));
        assertThat(open().value()).isEqualTo(new Settings("Ada", true, null, null));
        assertThat(second.value().name()).as("who acts in a console changes there only").isEmpty();
    }

    private PreferencesFile<Settings> open() {
        return Settings.in(new DataFolder(folder), NOW);
    }

    private Path file() {
        return folder.toAbsolutePath().normalize().resolve("settings.json");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text, StandardCharsets.UTF_8);
    }

    /** Opening a pipe would wait for ever, and a link leads wherever its maker wanted. */
    @Test
    @Timeout(30)
    void whatIsNoFileIsSetAsideWithoutBeingOpened() throws Exception {
        Path file = folder.resolve("settings.json");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.json"), "{\"name\": \"Mallory\"}");
        Files.createSymbolicLink(file, elsewhere);
        assertSetAside("it is a link to elsewhere");
        Files.createDirectory(file);
        assertSetAside("it is a folder");
        if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0) {
            assertSetAside("it is a pipe");
        }
        assertThat(elsewhere).exists();
    }

    private void assertSetAside(String why) {
        PreferencesFile<Settings> kept = Settings.in(new DataFolder(folder), Instant.EPOCH);
        assertThat(kept.value().name()).isEmpty();
        assertThat(kept.notice()).get().asString().contains(why, "kept beside it");
    }

    /** A name goes into the record and onto every screen, and a size onto every letter. */
    @Test
    void wildValuesAreNotTaken() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"name\": \"A\\u001b[31md\\u202ea\\n" + "x".repeat(5000)
                + "\", \"text\": 2000000000, \"window\": {\"x\": 1e308, \"y\": -1e308, \"width\": 1e300, \"height\": 0, "
                + "\"maximized\": false}}");
        PreferencesFile<Settings> kept = Settings.in(new DataFolder(folder), Instant.EPOCH);
        assertThat(kept.notice()).isEmpty();
        Settings settings = kept.value();
        assertThat(settings.name()).startsWith("A[31mda").hasSizeLessThanOrEqualTo(100).doesNotContain("\n");
        assertThat(settings.text()).isNull();
    }

    private List<Path> setAside() throws IOException {
        try (Stream<Path> files = Files.list(file().resolveSibling("damaged"))) {
            return files.toList();
        }
    }
}
