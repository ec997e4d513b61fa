package dev.quarterdeck.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runbooks nobody has ever seen: ten thousand documents of every construct in any order. */
class GeneratedRunbookTest {
    private static final long DOCUMENTS = 10_000;
    /** What the reader itself must never say of them: that it gave up. */
    private static final Set<FindingCode> GAVE_UP = Set.of(FindingCode.LIMIT);

    @Test
    void none_of_ten_thousand_documents_throws_or_loses_a_word() {
        LongStream.range(0, DOCUMENTS).parallel().forEach(seed -> {
            String markdown = GeneratedRunbook.of(seed);
            Runbook runbook = RunbookReader.read("generated.md", markdown);
            assertThat(runbook.findings()).as("seed " + seed).noneMatch(f -> GAVE_UP.contains(f.code()));
            Map<String, Integer> read = new HashMap<>();
            Words.of(runbook.root()).forEach(word -> read.merge(word, 1, Integer::sum));
            assertThat(Words.in(markdown.replaceFirst("(?s)^---\\r?\\n.*?\\n---\\r?\\n", "").replaceAll("(?s)<!--.*?-->", "")
                            .replaceAll("</?(?:details|summary|table|tr|th|td|b|br)>", " ").replaceAll("(?<=\\n)[ >]*(?:[-*] +|\\d[.)] +)*\\[[xX ]\\] ", " ")
                            .replaceAll("(?<=\\n)[ >]*(?:\\d[.)] +)+", " ")))
                    .as("seed " + seed).allSatisfy(word -> assertThat(read.containsKey(word)).as(word + " in\n" + markdown).isTrue());
        });
    }
}
