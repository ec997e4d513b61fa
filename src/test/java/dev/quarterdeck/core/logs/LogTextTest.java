package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {
    @Test
    void plainTextTabsAndLettersOfAnyScriptStayAsTheyAre() {
        assertThat(shown("\tat Straße 東京 🙂")).isEqualTo("\tat Straße 東京 🙂");
    }

    @Test
    void colourCodesGo() {
        assertThat(shown("\u001b[1;31mERROR\u001b[0m disk full")).isEqualTo("ERROR disk full");
    }

    @Test
    void otherTerminalCommandsAreDrawn() {
        assertThat(shown("\u001b[2J\u001b]0;title\u0007")).isEqualTo("␛[2J␛]0;title␇");
    }

    @Test
    void nulAndCarriageReturnAndDeleteAreDrawn() {
        assertThat(shown("a\0b\rc\u007f")).isEqualTo("a␀b␍c␡");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x85, 0x9b, 0x202e, 0x2066, 0x2028, 0x200f})
    void whatReordersOrBreaksTheLineIsDrawn(int c) {
        assertThat(shown("a" + (char) c + "b")).isEqualTo("a␦b");
    }

    @Test
    void invalidUtf8IsReplaced() {
        assertThat(LogText.of(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3}, 0, 4).text()).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void aByteOrderMarkIsNotShown() {
        assertThat(shown("\ufeff{}")).isEqualTo("{}");
    }

    private static String shown(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return LogText.of(bytes, 0, bytes.length).text();
    }
}
