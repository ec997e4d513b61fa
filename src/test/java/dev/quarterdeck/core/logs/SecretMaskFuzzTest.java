package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text can be masked and drawn, and what was masked or drawn once stays as it is. */
class SecretMaskFuzzTest {

    @FuzzTest(maxDuration = "40s")
    void masks(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SecretMask.Masked masked = SecretMask.standard().mask(text);
        for (int i = 0; i <= text.length(); i += 7) {
            assertThat(masked.at(i)).isBetween(0, masked.text().length());
        }
        String shown = VisibleText.command(masked.text());
        assertThat(shown.chars()).noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7F && c < 0xA0 || c == 0x202E);
    }
}
