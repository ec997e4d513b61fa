package dev.quarterdeck.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.library.TextDiff.Kind;
import dev.quarterdeck.core.library.TextDiff.Line;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void whatChangedIsNamedWithItsLine() {
        assertThat(TextDiff.of("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n"))
                .containsExactly(new Line(Kind.SAME, 1, "a"), new Line(Kind.REMOVED, 2, "b"),
                new Line(Kind.ADDED, 2, "x"), new Line(Kind.SAME, 3, "c"), new Line(Kind.SAME, 4, "d"),
                new Line(Kind.ADDED, 5, "e"));
    }

    @Test
    void changesCarryTheLinesAround() {
        String text = IntStream.range(0, 50).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        assertThat(TextDiff.changes(text, text.replace("line 20", "other"))).extracting(Line::text)
                .containsExactly("line 18", "line 19", "line 20", "other", "line 21", "line 22");
        assertThat(TextDiff.changes(text, text + "\n")).isEmpty();
    }

    @Test
    void anyTwoTextsCanBeRebuiltFromIt() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            String older = text(random);
            String newer = text(random);
            List<Line> lines = TextDiff.of(older, newer);
            assertThat(joined(lines, Kind.ADDED)).isEqualTo(older);
            assertThat(joined(lines, Kind.REMOVED)).isEqualTo(newer);
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(1, 30)).mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(5))))
                .collect(Collectors.joining("\n"));
    }

    private static String joined(List<Line> lines, Kind without) {
        return lines.stream().filter(line -> line.kind() != without).map(Line::text).collect(Collectors.joining("\n"));
    }

    @Test
    void textsThatAreTooLargeAreShownAsAWhole() {
        String older = IntStream.range(0, 5000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        String newer = IntStream.range(0, 5000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));
        assertThat(TextDiff.of(older, newer)).hasSize(10_000);
    }
}
