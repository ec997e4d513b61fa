package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text can be masked and drawn, and what was masked or drawn once stays as it is. */
class SecretMaskFuzzTest {

    @FuzzTest(maxDuration = "40s")
    void masks(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SecretMask.Masked masked = SecretMask.standard().mask(text);
        for (int i = 0; i <= text.length(); i += 7) {
            assertThat(masked.at(i)).isBetween(0, masked.text().length());
        }
        SecretMask.Rows rows = SecretMask.standard().rows();
        List<String> lines = List.of(text.split("\n", -1));
        assertThat(SecretMask.standard().masked(lines)).hasSameSizeAs(lines);
        lines.forEach(line -> assertThat(rows.next(line).text()).isNotNull());
        assertThat(VisibleText.words(VisibleText.cleanedWords(text).replaceAll("[^\\x00-\\x7F]", ""))).doesNotContain("⟨U+");
        String shown = VisibleText.command(masked.text());
        assertThat(shown.chars()).noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7F && c < 0xA0
                || c == 0x202E);
    }
}
