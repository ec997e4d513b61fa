package dev.quarterdeck.core.logs;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a log line into text that is safe to show and to copy: colour codes go, whatever else could steer a
 * terminal or a text view (controls, bidirectional overrides, line separators) is drawn as a symbol. Pure.
 */
public final class LogText {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]*m");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final char SYMBOLS = '\u2400';
    private static final char DELETE = '\u2421';
    private static final char OTHER = '\u2426';

    private LogText() {
    }

    /** {@code bytes} are UTF-8; what is not becomes the replacement character. A tab stays a tab. */
    public static String shown(byte[] bytes) {
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        if (text.chars().noneMatch(LogText::steers)) {
            return text;
        }
        String plain = COLOUR.matcher(text).replaceAll("");
        var drawn = new StringBuilder(plain.length());
        plain.chars().forEach(c -> drawn.append(steers(c) ? symbol(c) : (char) c));
        return drawn.toString();
    }

    private static boolean steers(int c) {
        return c < ' ' && c != '\t' || c >= 0x7f && c <= 0x9f
                || c == 0x061c || c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029
                || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfeff;
    }

    private static char symbol(int c) {
        if (c < ' ') {
            return (char) (SYMBOLS + c);
        }
        return c == 0x7f ? DELETE : OTHER;
    }
}
