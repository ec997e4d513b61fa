package dev.quarterdeck.core.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a log line into text that is safe to show and to copy: colour codes become inks, whatever else could steer a
 * terminal or a text view (controls, bidirectional overrides, line separators) or hide in it is drawn as a symbol. Pure.
 *
 * @param inks in the order of the text; they do not overlap
 */
public record LogText(String text, List<LogRow.Ink> inks) {
    /** What {@link ColourCodes} takes out of the bytes. */
    private static final Pattern COLOUR = Pattern.compile("\u001b(?:\\[([0-9;:]{0,64})(m|K)|\\(B)");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final char SYMBOLS = '\u2400';
    private static final char DELETE = '\u2421';
    private static final char OTHER = '\u2426';

    /** {@code bytes} are UTF-8; what is not becomes the replacement character. A tab stays a tab. */
    public static LogText of(byte[] bytes, int from, int length) {
        String decoded = new String(bytes, from, length, StandardCharsets.UTF_8);
        String text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
        for (int i = 0; i < text.length(); i++) {
            if (steers(text.charAt(i))) {
                return drawn(text);
            }
        }
        return new LogText(text, List.of());
    }

    private static LogText drawn(String text) {
        var drawn = new StringBuilder(text.length());
        var inks = new ArrayList<LogRow.Ink>();
        LogRow.Ink pen = new LogRow.Ink(0, 0, -1, -1, false);
        Matcher code = COLOUR.matcher(text);
        int copied = 0;
        while (code.find()) {
            draw(text, copied, code.start(), drawn);
            copied = code.end();
            if ("m".equals(code.group(2))) {
                finish(pen, drawn.length(), inks);
                pen = turned(pen, code.group(1), drawn.length());
            }
        }
        draw(text, copied, text.length(), drawn);
        finish(pen, drawn.length(), inks);
        return new LogText(drawn.toString(), List.copyOf(inks));
    }

    private static void finish(LogRow.Ink pen, int end, List<LogRow.Ink> inks) {
        if (end > pen.from() && (pen.foreground() >= 0 || pen.background() >= 0 || pen.bold())) {
            inks.add(new LogRow.Ink(pen.from(), end, pen.foreground(), pen.background(), pen.bold()));
        }
    }

    /**
     * The pen after a colour sequence; of the 256 colours and of true colour only the sixteen are kept, others leave it as it is.
     */
    private static LogRow.Ink turned(LogRow.Ink pen, String codes, int at) {
        int foreground = pen.foreground();
        int background = pen.background();
        boolean bold = pen.bold();
        String[] parts = codes.split("[;:]", -1);
        for (int i = 0; i < parts.length; i++) {
            int code = parts[i].isEmpty() ? 0 : parts[i].length() > 3 ? -1 : Integer.parseInt(parts[i]);
            if (code == 0) {
                foreground = -1;
                background = -1;
                bold = false;
            } else if (code == 1 || code == 22) {
                bold = code == 1;
            } else if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
                foreground = code >= 90 ? code - 82 : code - 30;
            } else if (code >= 40 && code <= 47 || code >= 100 && code <= 107) {
                background = code >= 100 ? code - 92 : code - 40;
            } else if (code == 39) {
                foreground = -1;
            } else if (code == 49) {
                background = -1;
            } else if (code == 38 || code == 48) {
                boolean indexed = i + 2 < parts.length && parts[i + 1].equals("5");
                if (indexed && parts[i + 2].matches("\\d|1[0-5]")) {
                    int colour = Integer.parseInt(parts[i + 2]);
                    foreground = code == 38 ? colour : foreground;
                    background = code == 48 ? colour : background;
                }
                i += indexed ? 2 : 4;
            }
        }
        return new LogRow.Ink(at, at, foreground, background, bold);
    }

    private static void draw(String text, int from, int to, StringBuilder drawn) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            drawn.append(steers(c) ? symbol(c) : c);
        }
    }

    private static boolean steers(char c) {
        return c < ' ' && c != '\t' || c >= 0x7f && c <= 0x9f || c == 0xad || c == 0x061c || c >= 0x200b && c <= 0x200f
                || c >= 0x2028 && c <= 0x202e || c >= 0x2060 && c <= 0x2069 || c == 0xfeff || c >= 0xfff9 && c <= 0xfffb;
    }

    private static char symbol(char c) {
        if (c < ' ') {
            return (char) (SYMBOLS + c);
        }
        return c == 0x7f ? DELETE : OTHER;
    }
}
