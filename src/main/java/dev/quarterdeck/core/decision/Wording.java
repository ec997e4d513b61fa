package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into the words of the {@link Vocabulary}, the longest phrase first. Stateless; any thread. */
final class Wording {
    private static final Pattern JOINED = Pattern.compile("(?<=[\\p{L}\\d])[-_‐‑](?=\\p{L})");
    /** Blanks of every width, and what has none. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200D\\u2060\\uFE0E\\uFE0F\\uFEFF]");
    /** {@code for more than an hour} counts one of them. */
    private static final Pattern ONE_LONG =
            Pattern.compile("\\b(for|over|than|least|lasting|during|last|past) an? (?:full )?(hour|minute)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("[.!。！\\s]+$");

    private final String text;
    /** Small letters, of the same length. */
    private final String small;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Wording(String text) {
        this.text = text;
        this.small = small(text);
    }

    /** In their order; a run of letters that is no word of the vocabulary is one unknown word. */
    static List<Token> of(String text) {
        return wording(text).read(false);
    }

    private static Wording wording(String text) {
        String one = INVISIBLE.matcher(halfWidth(text)).replaceAll("").replace('’', '\'');
        one = BLANKS.matcher(JOINED.matcher(one).replaceAll(" ")).replaceAll(" ");
        one = ONE_LONG.matcher(one).replaceAll("$1 1 $2");
        return new Wording(END.matcher(one).replaceFirst("").strip());
    }

    /**
     * The same, up to the first word that is unknown: the rest of such a text is not asked for by whoever needs to know
     * every word.
     */
    static List<Token> known(String text) {
        return wording(text).read(true);
    }

    private List<Token> read(boolean untilUnknown) {
        while (at < text.length() && !(untilUnknown && !tokens.isEmpty() && tokens.getLast().is(Word.UNKNOWN))) {
            if (text.charAt(at) == ' ') {
                at++;
            } else if (!phrase() && !numeral()) {
                unknown();
            }
        }
        return tokens;
    }

    private boolean phrase() {
        if (at > 0 && sameWord(at - 1) && !afterNumber()) {
            return false;
        }
        for (int length = Math.min(Vocabulary.longest(small.charAt(at)), text.length() - at); length > 0; length--) {
            int end = at + length;
            if (end < text.length() && sameWord(end - 1)) {
                continue;
            }
            Optional<Token> token = Vocabulary.token(small.substring(at, end));
            if (token.isPresent() && fits(token.get(), end)) {
                tokens.add(token.get());
                at = end;
                return true;
            }
        }
        return false;
    }

    /**
     * Glued to a figure stands its unit and nothing else; {@code 5M} are no minutes, and {@code 5/s} is no figure with a
     * unit.
     */
    private boolean fits(Token token, int end) {
        boolean glued = at > 0 && Character.isDigit(text.charAt(at - 1)) && Character.isLetter(text.charAt(at))
                && !ideographic(text.charAt(at));
        boolean unit = switch (token.word()) {
            case MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, PERCENT -> true;
            default -> false;
        };
        boolean each = text.charAt(at) == '/' && (at == 0 || text.charAt(at - 1) != ' ' || end == text.length()
                || text.charAt(end) != ' ');
        return !each && (!glued || unit) && !(unit && end - at == 1 && Character.isUpperCase(text.charAt(at)));
    }

    private boolean numeral() {
        Matcher m = Numeral.SPELLING.matcher(text).region(at, text.length());
        if (!m.lookingAt() || at > 0 && (sameWord(at - 1) || text.charAt(at - 1) == '.' || text.charAt(at - 1) == ',')) {
            return false;
        }
        Optional<Numeral> numeral = Numeral.read(m.group());
        tokens.add(numeral.map(Token::number).orElse(Token.of(Word.UNKNOWN)));
        at = m.end();
        return true;
    }

    private void unknown() {
        tokens.add(Token.of(Word.UNKNOWN));
        int start = at;
        while (at < text.length() && (at == start || sameWord(at - 1))) {
            at++;
        }
    }

    private boolean afterNumber() {
        return !tokens.isEmpty() && tokens.getLast().is(Word.NUMBER) && Character.isDigit(text.charAt(at - 1));
    }

    /** Whether the characters at {@code i} and behind it belong to one word; in Chinese and Japanese each can end one. */
    private boolean sameWord(int i) {
        char a = text.charAt(i);
        char b = text.charAt(i + 1);
        return Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b) && !ideographic(a) && !ideographic(b);
    }

    private static boolean ideographic(char c) {
        return Character.isIdeographic(c) || c >= '\u3040' && c <= '\u30FF';
    }

    private static String small(String text) {
        var small = new StringBuilder(text.length());
        text.chars().forEach(c -> small.append((char) Character.toLowerCase(c)));
        return small.toString();
    }

    private static String halfWidth(String text) {
        var half = new StringBuilder(text.length());
        text.chars().forEach(c -> half.append((char) (c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)));
        return half.toString();
    }
}
