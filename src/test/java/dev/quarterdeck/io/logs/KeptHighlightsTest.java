package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptHighlightsTest {
    private static final HighlightRule CURSOR = new HighlightRule(LogPattern.regex("cursor|page=\\d+").ignoringCase(), HighlightRule.Tone.GREEN);

    @TempDir
    private Path folder;

    @Test
    void theyAreThereAtTheNextStart() throws Exception {
        Path file = folder.resolve("highlights.json");
        new KeptHighlights(file).keep("/var/log/api.log", List.of(CURSOR));
        var next = new KeptHighlights(file);
        assertThat(next.of("/var/log/api.log")).containsExactly(CURSOR);
        assertThat(next.of("/var/log/other.log")).isEmpty();
    }

    @Test
    void takenAwayTheyAreGone() throws Exception {
        Path file = folder.resolve("highlights.json");
        var kept = new KeptHighlights(file);
        kept.keep("a", List.of(CURSOR));
        kept.keep("a", List.of());
        assertThat(new KeptHighlights(file).of("a")).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @Test
    void aDamagedFileBeginsAnew() throws Exception {
        Path file = folder.resolve("highlights.json");
        Files.writeString(file, "{\"a\": [7");
        var kept = new KeptHighlights(file);
        assertThat(kept.of("a")).isEmpty();
        kept.keep("a", List.of(CURSOR));
        assertThat(new KeptHighlights(file).of("a")).containsExactly(CURSOR);
    }
}
