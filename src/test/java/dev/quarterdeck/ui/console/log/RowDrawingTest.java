package dev.quarterdeck.ui.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RowDrawingTest {

    private static DrawnRow drawn(LogRow row) {
        return drawing(List.of(), false, 0, 200).drawn(row, SecretMask.standard().rows());
    }

    private static RowDrawing drawing(List<HighlightRule> rules, boolean sources, int left, int columns) {
        return new RowDrawing(SecretMask.standard(), Optional.empty(), RuleMatching.of(rules), sources, left, columns);
    }

    private static LogRow.Line line(LogLevel level, String text, LogRow.Ink... inks) {
        return new LogRow.Line(83_210, 83_211, true, "/var/log/api.log", 0, level, Optional.empty(), false, text, List.of(inks),
                0);
    }

    private static String part(DrawnRow row, Shade shade) {
        return row.spans().stream().filter(s -> s.shade() == shade).map(s -> row.text().substring(s.from(), s.to()).strip())
                .reduce("", String::concat);
    }

    @Test
    void aJsonLineIsInColumnsWithTheRestBehind() {
        DrawnRow row = drawn(line(LogLevel.ERROR, "{\"timestamp\":\"2026-11-23T14:30:11.377Z\",\"level\":\"error\",\"logger\":"
                + "\"api.pagination\",\"message\":\"InvalidCursor: page=7\",\"cid\":\"a41d\",\"n\":7}"));
        assertThat(row.text()).isEqualTo("14:30:11.377 ERROR api.pagination  InvalidCursor: page=7  cid=a41d  n=7");
        assertThat(part(row, Shade.TIME)).isEqualTo("14:30:11.377");
        assertThat(part(row, Shade.ERROR)).isEqualTo("ERROR");
        assertThat(part(row, Shade.REST)).isEqualTo("cid=a41d  n=7");
    }

    @Test
    void aLogfmtLineIsInColumnsToo() {
        assertThat(drawn(line(LogLevel.WARN, "ts=2026-11-23T14:30:11Z level=warn msg=\"pool at 18/20\" pool=main")).text())
                .isEqualTo("14:30:11     WARN  pool at 18/20  pool=main");
    }

    @Test
    void anyOtherLineStandsAsItIsWithItsLevelColoured() {
        DrawnRow row = drawn(line(LogLevel.WARN, "2026-11-23 14:30:11 WARN pool is full"));
        assertThat(row.text()).isEqualTo("2026-11-23 14:30:11 WARN pool is full");
        assertThat(part(row, Shade.WARN)).isEqualTo("WARN");
        assertThat(row.number()).isEqualTo("83,211");
    }

    @Test
    void aNumberThatIsAnEstimateSaysSo() {
        assertThat(drawn(new LogRow.Line(9, 10, false, "a", 0, LogLevel.NONE, Optional.empty(), false, "x", List.of(), 0))
                .number())
                .isEqualTo("~10");
    }

    @Test
    void secretsAreHidden() {
        assertThat(drawn(line(LogLevel.NONE, "login password=hunter2 ok")).text()).doesNotContain("hunter2").contains("ok");
        assertThat(drawn(line(LogLevel.INFO, "{\"time\":\"14:00:00\",\"msg\":\"in\",\"api_key\":\"sk-12345\"}")).text())
                .doesNotContain("sk-12345");
    }

    @Test
    void coloursOfATerminalAreColoursOnly() {
        DrawnRow row = drawn(line(LogLevel.NONE, "all red here", new LogRow.Ink(4, 7, 1, -1, false)));
        assertThat(part(row, Shade.RED)).isEqualTo("red");
        assertThat(row.text()).isEqualTo("all red here");
    }

    @Test
    void coloursStayWhereTheyAreBesideASecret() {
        DrawnRow row = drawn(line(LogLevel.NONE, "warm password=hunter2 red", new LogRow.Ink(0, 4, 3, -1, false),
                new LogRow.Ink(22, 25, 1, -1, false)));
        assertThat(row.text()).isEqualTo("warm password=•••••• red");
        assertThat(part(row, Shade.YELLOW)).isEqualTo("warm");
        assertThat(part(row, Shade.RED)).isEqualTo("red");
    }

    @Test
    void aSecretInsideAColourTakesNothingOfItAway() {
        DrawnRow row = drawn(line(LogLevel.NONE, "a token=abcdefgh of 4111111111111111 b c",
                new LogRow.Ink(2, 38, 1, -1, false)));
        assertThat(row.text()).isEqualTo("a token=•••••• of •••••• b c");
        assertThat(part(row, Shade.RED)).isEqualTo("token=•••••• of •••••• b");
    }

    @Test
    void aColourThatEndsInsideASecretColoursNothingBehindIt() {
        DrawnRow row = drawn(line(LogLevel.NONE, "password=hunter2 rest", new LogRow.Ink(9, 12, 1, -1, false)));
        assertThat(part(row, Shade.RED)).isEqualTo("••••••");
        DrawnRow behind = drawn(line(LogLevel.NONE, "password=hunter2 rest", new LogRow.Ink(12, 21, 1, -1, false)));
        assertThat(part(behind, Shade.RED)).isEqualTo("rest");
    }

    @Test
    void onlyWhatFitsIsDrawn() {
        String text = "abcdefghij".repeat(1_000);
        DrawnRow row = drawing(List.of(new HighlightRule(LogPattern.literal("cd"), HighlightRule.Tone.GREEN)), false, 10, 20)
                .drawn(line(LogLevel.NONE, text), SecretMask.standard().rows());
        assertThat(row.text()).isEqualTo("abcdefghijabcdefghija");
        assertThat(row.spans()).containsExactly(new DrawnRow.Span(0, 21, Shade.PLAIN));
        assertThat(row.hits()).extracting(DrawnRow.Hit::from).containsExactly(2, 12);
    }

    @Test
    void ofALineThatWasCutTheRestIsCounted() {
        assertThat(drawn(new LogRow.Line(0, 1, true, "a", 0, LogLevel.NONE, Optional.empty(), false, "x", List.of(), 104_841_216))
                .beyond())
                .isEqualTo("+ 104,841,216 bytes");
    }

    @Test
    void aTabReachesToTheNextStop() {
        assertThat(drawn(line(LogLevel.NONE, "ab\tc\t\td")).text()).isEqualTo("ab      c               d");
    }

    @Test
    void aGapIsSaid() {
        DrawnRow row = drawn(new LogRow.Gap(4, Instant.parse("2026-11-23T14:02:11Z"), "the command was started again"));
        assertThat(row.text()).contains("14:02:11", "the command was started again");
        assertThat(row.number()).isEmpty();
    }

    @Test
    void aLineAmongSeveralLogsNamesItsOwn() {
        assertThat(drawing(List.of(), true, 0, 200).drawn(line(LogLevel.NONE, "hello"), SecretMask.standard().rows()).text())
                .startsWith("api.log ").endsWith("hello");
    }

    @Test
    @Timeout(60)
    void aRuleThatWouldBacktrackForEverIsGivenUp() {
        var rule = new HighlightRule(LogPattern.regex("(a+)+b"), HighlightRule.Tone.BLUE);
        assertThat(drawing(List.of(rule), false, 0, 200)
                .drawn(line(LogLevel.NONE, "a".repeat(5_000)), SecretMask.standard().rows()).hits()).isEmpty();
    }

    @Test
    void aRuleThatCannotBeReadIsLeftOut() {
        assertThat(RuleMatching.of(List.of(new HighlightRule(LogPattern.regex("("), HighlightRule.Tone.BLUE)))).isEmpty();
    }
}
