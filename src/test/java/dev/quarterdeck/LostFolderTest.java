package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data folder is deleted during an incident: the window says so, goes on, and writes everything to another place. */
class LostFolderTest {
    @TempDir
    private Path temp;

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void theWindowSaysThatNothingIsSavedAndGoesOnInThePlaceThatIsNamed() throws Exception {
        Path place = temp.resolve("place");
        try (OpenConsole console = OpenConsole.in(temp.resolve("data"))) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.await("the console", () -> lead.shows("zone-do"));
            delete(temp.resolve("data"));
            lead.await("the loss to be said", () -> lead.words("status-saved").contains("not saved"));
            lead.awaitWords("is gone: nothing can be saved there");
            console.picture("33-folder-gone");

            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.await("the tick to be marked as not saved", () -> lead.words("zone-do").contains("not saved"));

            lead.click("status-saved");
            lead.await("the question", () -> lead.shows("prompt-place"));
            lead.write("prompt-place", place.toString());
            lead.press(KeyCode.ENTER);
            lead.await("the tick to be saved", () -> !console.facts(Fact.CheckTicked.class).isEmpty());
            lead.await("saved", () -> lead.words("status-saved").contains("● saved"));
        }
        new RecordOnDisk(place).assertSound();
        assertThat(new RecordOnDisk(place).facts(Fact.CheckTicked.class)).hasSize(1);
        assertThat(temp.resolve("data")).doesNotExist();
    }
}
