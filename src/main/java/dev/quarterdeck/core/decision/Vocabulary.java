package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;
import java.util.Optional;

/**
 * The words that a plain statement of a threshold is made of, in English, German, French, Spanish, Portuguese, Chinese and
 * Japanese. It
 * holds no word that negates, doubts, asks, quotes or recounts: a statement with such a word has a part that is unknown here, and
 * so has one in a language that is not. Immutable; any thread.
 */
final class Vocabulary {
    private static final Phrases PHRASES = phrases();

    private Vocabulary() {
    }

    /** How long a phrase can be that begins with {@code first}; 0 where none does. */
    static int longest(char first) {
        return PHRASES.longest(first);
    }

    /** {@code phrase} in small letters, its words parted by one blank. */
    static Optional<Token> token(String phrase) {
        return PHRASES.token(phrase);
    }

    /** The first language that has a word decides what it does. */
    private static Phrases phrases() {
        var words = new Phrases();
        signs(words);
        EnglishWords.addTo(words);
        ChineseWords.addTo(words);
        JapaneseWords.addTo(words);
        GermanWords.addTo(words);
        FrenchWords.addTo(words);
        SpanishWords.addTo(words);
        PortugueseWords.addTo(words);
        return words;
    }

    private static void signs(Phrases words) {
        words.sign(Word.BELOW, "< | &lt;");
        words.sign(Word.ABOVE, "> | &gt;");
        words.sign(Word.AT_MOST, "<= | =< | ≤ | ⩽ | ≦ | &le; | &lt;=");
        words.sign(Word.AT_LEAST, ">= | ≥ | ⩾ | ≧ | &ge; | &gt;=");
        words.add(Word.PERCENT, "% | ％ | ﹪");
        words.add(Word.PER_MILLE, "‰");
        words.add(Word.DASH, "- | – | — | − | ‐ | ‑");
        words.add(Word.LINK, "... | .. | …");
        words.add(Word.PLUS, "+");
        words.add(Word.FILLER, ", | : | ; | ( | ) | [ | ] | ， | ： | ； | （ | ） | 、 | 【 | 】 | / | ✅ | 🔴 | 🟡 | 🟠"
                + " | 🟢 | 🚨 | ⚠ | 🔥");
    }
}
