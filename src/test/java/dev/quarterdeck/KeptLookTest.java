package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person chose about the window, from one start to the next. */
class KeptLookTest {
    @TempDir
    private Path folder;

    @Test
    void lightOrDarkAndTheTextSizeAreAsTheyWereLeft() throws Exception {
        boolean system;
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            system = console.beganDark();
            console.dark(system);
            lead.press(KeyCode.F9);
            lead.control(KeyCode.EQUALS);
            lead.control(KeyCode.EQUALS);
            lead.command("act as");
            lead.write("prompt-person", "Ada");
            lead.press(KeyCode.ENTER);
        }
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            assertThat(console.beganDark()).isEqualTo(!system);
            assertThat(console.window().scale()).isEqualTo(1.2);
            assertThat(console.scene().getRoot().getStyleClass()).contains("scale-120").doesNotContain("scale-100");
            lead.awaitWords("acting as Ada");
            console.dark(!system);
            lead.press(KeyCode.F9);
            lead.control(KeyCode.DIGIT0);
        }
        assertThat(folder.resolve("settings.json")).as("back at the system's scheme it follows the system")
                .hasContent("{\"name\":\"Ada\"}");
        try (OpenConsole console = OpenConsole.in(folder)) {
            assertThat(console.beganDark()).isEqualTo(system);
            assertThat(console.window().scale()).isEqualTo(1);
        }
    }

    @Test
    void settingsThatCannotBeReadAreToldAndKept() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"name\": \"Ada\", \"text\": 140");
        try (OpenConsole console = OpenConsole.in(folder)) {
            console.operator().awaitWords("settings.json cannot be read: line 1, column ");
            assertThat(console.operator().words("toast")).contains("It was kept beside it as damaged/");
            console.picture("54-settings-broken");
            console.operator().control(KeyCode.EQUALS);
        }
        assertThat(folder.resolve("settings.json")).hasContent("{\"name\":\"\",\"text\":110}");
        assertThat(folder.resolve("damaged")).isDirectoryContaining(file -> file.getFileName().toString()
                .startsWith("settings-"));
    }
}
