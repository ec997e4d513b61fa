package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.logs.find.BytePattern;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.PatternSyntaxException;

/**
 * Any bytes are a log that can be read, and any pattern finds in them what {@link java.util.regex.Pattern} finds. An ordinary
 * test run
 * repeats the inputs kept beside this class in {@code src/test/resources}; README tells how to search for new ones.
 */
class LogBytesFuzzTest {
    private static final SecretMask MASK = SecretMask.standard();
    private static final long TEN_THOUSAND_YEARS = 10_000L * 366 * 24 * 3600 * 1000;

    @FuzzTest(maxDuration = "40s")
    void reads(byte[] bytes) {
        var reader = new EventReader(ZoneOffset.UTC, Instant.parse("2026-11-23T14:00:00Z"));
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                reader.read(bytes, from, i);
                assertThat(reader.time() == EventReader.NO_TIME || Math.abs(reader.time()) < TEN_THOUSAND_YEARS).isTrue();
                LogText text = LogText.of(bytes, from, i - from);
                assertThat(text.text().chars()).allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f));
                assertThat(text.inks()).allMatch(ink -> ink.from() < ink.to() && ink.to() <= text.text().length());
                assertThat(LogColumns.of(text.text())).isNotNull();
                assertThat(MASK.masked(text.text())).isNotNull();
                from = i + 1;
            }
        }
    }

    @FuzzTest(maxDuration = "40s")
    void findsWhatTheRegularExpressionFinds(FuzzedDataProvider data) {
        String text = data.consumeAsciiString(24).replaceAll("[\n\r]", " ");
        LogPattern pattern = new LogPattern(data.consumeAsciiString(16), data.consumeBoolean(), data.consumeBoolean());
        if (pattern.problem().isPresent()) {
            return;
        }
        BytePattern ready;
        try {
            ready = BytePattern.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new AssertionError("it was said to have no problem: " + pattern, e);
        }
        boolean wanted = ready.regex().matcher(text).find();
        byte[] line = text.getBytes(StandardCharsets.US_ASCII);
        ready.dfa().ifPresent(dfa -> assertThat(dfa.matches(line, 0, line.length)).as("%s in '%s'", pattern, text)
                .isEqualTo(wanted));
        ready.literal().ifPresent(l -> assertThat(text.contains(new String(l, StandardCharsets.US_ASCII)))
                .as("%s in '%s'", pattern, text).isEqualTo(wanted));
        if (wanted) {
            ready.skips().ifPresent(skips -> assertThat(skips.next(line, 0, line.length)).as("%s in '%s'", pattern, text)
                    .isNotNegative());
            assertThat(ready.required()).as("%s in '%s'", pattern, text)
                    .allMatch(set -> set.stream().anyMatch(l -> text.contains(new String(l, StandardCharsets.US_ASCII))));
        }
    }
}
