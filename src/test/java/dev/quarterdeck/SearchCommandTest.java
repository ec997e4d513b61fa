package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quarterdeck search} with questions that nothing can answer. */
class SearchCommandTest {
    @TempDir
    private Path folder;

    private void refused(String sentence, String... arguments) {
        try (var printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), arguments)).isEqualTo(2);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err()).contains(sentence);
        }
    }

    @Test
    void signsAloneAreNotAnsweredWithNothingFound() {
        for (String signs : new String[] {"🚨", "\"", "*", " ", "% §"}) {
            refused("Only letters and digits are searched", "search", "--data", folder.toString(), "--", signs);
        }
    }

    @Test
    void aLimitBelowOneIsRefused() {
        refused("--limit 0: at least 1", "search", "pool", "--limit", "0", "--data", folder.toString());
        refused("--limit -1: at least 1", "search", "pool", "--limit", "-1", "--data", folder.toString());
    }
}
