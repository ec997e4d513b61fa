package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phrases and what each of them does in a statement. Filled once, by one thread, and read by any. */
final class Phrases {
    private static final Pattern LIST = Pattern.compile("\\s*\\|\\s*");

    private final Map<String, Token> tokens = new HashMap<>();
    /** The longest phrase that begins with a character. */
    private final Map<Character, Integer> longest = new HashMap<>();

    /** {@code phrases} are parted by bars. */
    void add(Word word, String phrases) {
        LIST.splitAsStream(phrases).forEach(phrase -> put(phrase, Token.of(word)));
    }

    void sign(Word word, String signs) {
        LIST.splitAsStream(signs).forEach(sign -> put(sign, Token.sign(word)));
    }

    /** Of a language that parts decimals by a comma. Words that another language has, too, stay as they are there. */
    void continental(Word word, String phrases) {
        LIST.splitAsStream(phrases).filter(phrase -> !tokens.containsKey(phrase))
                .forEach(phrase -> put(phrase, new Token(word, null, false, true)));
    }

    /** The words for one, two, three and so on. */
    void numbers(String phrases) {
        int value = 0;
        for (String phrase : LIST.split(phrases)) {
            number(phrase, ++value);
        }
    }

    void number(String phrase, double value) {
        if (!tokens.containsKey(phrase)) {
            put(phrase, Token.number(Numeral.of(value)));
        }
    }

    Optional<Token> token(String phrase) {
        return Optional.ofNullable(tokens.get(phrase));
    }

    int longest(char first) {
        return longest.getOrDefault(first, 0);
    }

    private void put(String phrase, Token token) {
        tokens.put(phrase, token);
        longest.merge(phrase.charAt(0), phrase.length(), Math::max);
    }
}
