package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptHighlightsTest {
    private static final HighlightRule CURSOR = new HighlightRule(LogPattern.regex("cursor|page=\\d+").ignoringCase(),
            HighlightRule.Tone.GREEN);

    private static final Instant NOW = Instant.parse("2026-11-26T01:53:03Z");

    @TempDir
    private Path folder;

    @Test
    void theyAreThereAtTheNextStart() throws Exception {
        Path file = folder.resolve("highlights.json");
        new KeptHighlights(file, NOW).keep("/var/log/api.log", List.of(CURSOR));
        var next = new KeptHighlights(file, NOW);
        assertThat(next.of("/var/log/api.log")).containsExactly(CURSOR);
        assertThat(next.of("/var/log/other.log")).isEmpty();
    }

    @Test
    void takenAwayTheyAreGone() throws Exception {
        Path file = folder.resolve("highlights.json");
        var kept = new KeptHighlights(file, NOW);
        kept.keep("a", List.of(CURSOR));
        kept.keep("a", List.of());
        assertThat(new KeptHighlights(file, NOW).of("a")).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [7", "{\"a\": null}", "{\"a\": [null]}", "{\"a\": [{\"tone\": \"BLUE\"}]}", "[]"})
    void aDamagedFileIsKeptAsideAndBeginsAnew(String damaged) throws Exception {
        Path file = Files.writeString(folder.resolve("highlights.json"), damaged);
        var kept = new KeptHighlights(file, NOW);
        assertThat(kept.of("a")).isEmpty();
        assertThat(kept.notice()).get().asString()
                .contains("highlights.json cannot be read: line 1, column ", "It was kept beside it as damaged/");
        kept.keep("a", List.of(CURSOR));
        assertThat(new KeptHighlights(file, NOW).of("a")).containsExactly(CURSOR);
        assertThat(folder.resolve("damaged")).isDirectoryContaining(set -> set.getFileName().toString()
                .startsWith("highlights-20261126-015303-"));
    }
}
