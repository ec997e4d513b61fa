package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            'rm \u202Etxt',          'rm ⟨U+202E⟩txt',       'rm txt'
            'ls\u200B -l',           'ls⟨U+200B⟩ -l',        'ls -l'
            'a\u001B[31mb',          'a⟨U+001B⟩[31mb',       'a[31mb'
            'a\u009B2Jb',            'a⟨U+009B⟩2Jb',         'a2Jb'
            'a\u00A0b',              'a⟨U+00A0⟩b',           'a b'
            'x\u2066y\u2069',        'x⟨U+2066⟩y⟨U+2069⟩',   'xy'
            'tag\uDB40\uDC41',       'tag⟨U+E0041⟩',         'tag'
            'curl http://\u0430pi.example', 'curl http://а⟨U+0430⟩pi.example', 'curl http://аpi.example'
            'a\uFF5Cb',              'a⟨U+FF5C⟩b',           'a\uFF5Cb'
            """)
    void inACommandWhatCannotBeSeenOrLooksLikeSomethingElseIsMarked(String command, String shown, String cleaned) {
        assertThat(VisibleText.command(command)).isEqualTo(shown);
        assertThat(VisibleText.cleaned(command)).isEqualTo(cleaned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl get pods -n shop\n\techo ok", "Überprüfen, bitte", "база данных", "データベース API を確認",
            "⚠️ down 👨‍👩‍👧", "5 μs at 3 kΩ", "a\u00A0b", "می‌خواهم"})
    void wordsOfEveryLanguageStayAsTheyAre(String words) {
        assertThat(VisibleText.words(words)).isEqualTo(words);
    }

    @Test
    void noControlCharacterIsLeftInJsonAndItStillSaysTheSame() {
        assertThat(VisibleText.json("{\"title\":\"a\u202Eb\u009B é\"}")).isEqualTo("{\"title\":\"a\\u202eb\\u009b é\"}");
    }
}
