package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runbooks nobody has ever seen: documents of every construct in any order, nested and broken at random. */
@Longer
class GeneratedRunbookTest {
    private static final long DOCUMENTS = Size.of("generated.documents", 2_000, 20_000);
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\r?\\n.*?\\n---\\r?\\n", Pattern.DOTALL);
    /** Syntax that has letters in it: comments, tags, and the mark and number of a task. */
    private static final Pattern SYNTAX =
            Pattern.compile("<!--.*?-->|</?(?:details|summary|table|tr|th|td|b|br)>|(?<=\\n)[ >]*(?:[-*] +|\\d[.)] +)*\\[[xX "
            + "]\\] |(?<=\\n)[ >]*(?:\\d[.)] +)+", Pattern.DOTALL);

    @Test
    void no_document_throws_or_loses_a_word() {
        List<String> lost = LongStream.range(0, DOCUMENTS).parallel().mapToObj(GeneratedRunbookTest::lost)
                .filter(text -> !text.isEmpty()).toList();
        assertThat(lost.stream().limit(3)).as(lost.size() + " documents").isEmpty();
    }

    /** What went wrong with a document, empty when nothing did. A word counts as often as it stands. */
    private static String lost(long seed) {
        String markdown = GeneratedRunbook.of(seed);
        Runbook runbook = RunbookReader.read("generated.md", markdown);
        Map<String, Long> read = counted(Words.of(runbook.root()));
        String source = SYNTAX.matcher("\n" + FRONT_MATTER.matcher(markdown).replaceFirst("")).replaceAll(" ");
        List<String> missing = counted(Words.in(source)).entrySet().stream()
                .filter(word -> read.getOrDefault(word.getKey(), 0L) < word.getValue()).map(Map.Entry::getKey).toList();
        boolean gaveUp = runbook.findings().stream().anyMatch(f -> f.code() == FindingCode.LIMIT);
        return missing.isEmpty() && !gaveUp ? "" : "seed " + seed + (gaveUp ? " was given up" : " lost " + missing) + " in\n"
                + markdown;
    }

    private static Map<String, Long> counted(List<String> words) {
        return words.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
