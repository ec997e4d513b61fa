package dev.quarterdeck.core.logs;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as it is drawn, so that what is shown is what it is: a character that cannot be seen, or that reorders what others show,
 * stands
 * there as a mark, {@code ⟨U+202E⟩}, and so does a letter of another script in the midst of a word. Pure; any thread.
 */
public final class VisibleText {
    /** Letters of these look like one another's. What other scripts mix is written so. */
    private static final Set<UnicodeScript> ALIKE = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE, UnicodeScript.COPTIC);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.@/:-]{2,}");
    /** Units of measure: a Greek letter beside a Latin one. */
    private static final Pattern UNIT = Pattern.compile("[\\d.]*[µμ][a-zA-Z]{1,2}|k?M?[ΩΩ]\\w?");

    private VisibleText() {
    }

    /**
     * Of words: titles, notes, names. Line ends and tabs stay, and so does what belongs to an emoji or to a script that joins its
     * letters.
     */
    public static String words(String text) {
        return plain(text) ? text : shown(text, false);
    }

    /** Of what is carried out or opened: commands, addresses, paths. Only line ends, tabs and the plain space stay. */
    public static String command(String text) {
        return plain(text) ? text : shown(text, true);
    }

    /** What {@link #command} marks is left out; letters of another script stay, since only a person knows which was meant. */
    public static String cleaned(String text) {
        var cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                cleaned.append(' ');
            } else if (!unseen(c)) {
                cleaned.appendCodePoint(c);
            }
        });
        return cleaned.toString();
    }

    /** What {@link #words} marks as not to be seen is left out; everything else of the text stays. */
    public static String cleanedWords(String text) {
        if (plain(text)) {
            return text;
        }
        var cleaned = new StringBuilder(text.length());
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (!marked(points, i, false)) {
                cleaned.appendCodePoint(points[i]);
            }
        }
        return cleaned.toString();
    }

    /** As JSON text in which nothing stands that a terminal would obey or not show. */
    public static String json(String json) {
        if (plain(json)) {
            return json;
        }
        var escaped = new StringBuilder(json.length() + 16);
        json.chars().forEach(c -> {
            if (c >= 0x80 && unseen(c)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F || c < ' ' && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text, boolean strictly) {
        var shown = new StringBuilder(text.length() + 32);
        int[] points = mixed(text).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (marked(points, i, strictly)) {
                shown.append(mark(points[i]));
            } else {
                shown.appendCodePoint(points[i]);
            }
        }
        return shown.toString();
    }

    private static boolean marked(int[] points, int i, boolean strictly) {
        int c = points[i];
        boolean marked = strictly ? unseen(c) || disguised(c) : unseen(c) && !space(c) && !joined(points, i);
        return marked && !(c == '\r' && i + 1 < points.length && points[i + 1] == '\n');
    }

    private static String mark(int c) {
        return String.format(Locale.ROOT, "⟨U+%04X⟩", c);
    }

    private static boolean space(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** What draws nothing, or not where it stands. */
    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800 || c >= 0xFE00
                    && c <= 0xFE0F
                    || c >= 0xE0100 && c <= 0xE01EF;
        };
    }

    /** Signs that look like those that a shell reads, and are others. */
    private static boolean disguised(int c) {
        return c == 0x2215 || c == 0x2044 || c == 0x037E || c == 0x2236 || c >= 0xFF01 && c <= 0xFF5E;
    }

    /** Part of an emoji, or between letters of a script that needs it. */
    private static boolean joined(int[] points, int at) {
        int c = points[at];
        int before = at == 0 ? 0 : points[at - 1];
        if (c == 0xFE0F || c == 0xFE0E) {
            return Character.getType(before) == Character.OTHER_SYMBOL || Character.getType(before) == Character.MATH_SYMBOL
                    || Character.isDigit(before)
                    || before == '#' || before == '*' || Character.isEmoji(before);
        }
        if (c == 0x200D || c == 0x200C) {
            return Character.isEmoji(before) && before > 0x7F || before == 0xFE0F
                    || before > 0x590 && Character.isLetter(before) && !ALIKE.contains(UnicodeScript.of(before));
        }
        return false;
    }

    /** Marks letters of a script that is not the word's. */
    private static String mixed(String text) {
        Matcher word = WORD.matcher(text);
        return word.replaceAll(found -> Matcher.quoteReplacement(marked(found.group())));
    }

    private static String marked(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        for (String part : word.split("[^\\p{L}\\p{M}\\p{N}]+")) {
            Set<UnicodeScript> here = EnumSet.noneOf(UnicodeScript.class);
            part.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).filter(ALIKE::contains).forEach(here::add);
            if (here.size() > 1 && !UNIT.matcher(part).matches()) {
                scripts.addAll(here);
            }
        }
        if (scripts.isEmpty()) {
            return word;
        }
        var marked = new StringBuilder();
        word.codePoints().forEach(c -> {
            marked.appendCodePoint(c);
            UnicodeScript script = UnicodeScript.of(c);
            if (Character.isLetter(c) && script != UnicodeScript.LATIN && ALIKE.contains(script)) {
                marked.append(mark(c));
            }
        });
        return marked.toString();
    }
}
