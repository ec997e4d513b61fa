package dev.quarterdeck.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleReaderTest {
    private static Map<String, String> examples(String text) {
        return RunbookReader.read("x.md", text).procedures().getFirst().examples();
    }

    @Test
    void theVersionThatTheBundledRunbookMarksAsStableIsOnlyAnExample() throws Exception {
        assertThat(examples(Files.readString(Path.of("assets/runbooks/rollback-procedure.md")))).containsValue("v0.0.9")
                .hasSize(1);
    }

    @Test
    void theOnlyVersionOfAllLaterCommandsIsMeant() {
        assertThat(examples("""
                # Downgrade
                ## Step 1: Pick
                - [ ] Release to install: `_______`
                ## Step 2: Install
                ```bash
                helm upgrade api charts/api --version 4.2.1 --set host=10.0.0.12
                ```
                - [ ] Installed
                """)).containsEntry("Release to install: _______", "4.2.1");
    }

    @Test
    void amongSeveralVersionsNoneIsChosen() {
        assertThat(examples("""
                # Downgrade
                ## Step 1: Pick
                - [ ] Release to install: `_______`
                ## Step 2: Install
                ```bash
                helm upgrade api charts/api --version 4.2.1
                docker pull registry.example.com/api:v3.0.0
                ```
                - [ ] Installed
                """)).isEmpty();
    }

    @Test
    void aBlankThatAsksForNoVersionReplacesNothing() {
        assertThat(examples("""
                # Downgrade
                ## Step 1: Pick
                - [ ] Ticket opened: `_______`
                ## Step 2: Install
                ```bash
                helm upgrade api charts/api --version 4.2.1
                ```
                - [ ] Installed
                """)).isEmpty();
    }
}
