package dev.quarterdeck.core.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a private key, or of what is written like one, where each comes by itself: rows of a log with a time before each, cells
 * of a table. Its short last line looks like a word, and is told by the lines beside it. It is fed the lines in their order; one
 * thread at a time.
 */
final class KeyLines {
    private static final String BEGINNING = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String KIND = "PRIVATE KEY";
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/]{1,200}={0,2}");
    private static final Pattern HEADER = Pattern.compile("(?:Proc-Type|DEK-Info|Comment|Version): ?.{0,200}|");
    private static final int NOWHERE = -1;

    /** Where in each line the key stands, behind what a log writes before it. */
    private int column = NOWHERE;
    /** How long its lines are; its last one is shorter. */
    private int width;

    /** From and to of what of the line belongs to a key; null when nothing does. Null as in most lines of a long log. */
    int[] range(String line) {
        int beginning = line.indexOf(BEGINNING);
        if (beginning >= 0 && line.indexOf(KIND, beginning) > 0) {
            column = line.indexOf(END, beginning) > 0 ? NOWHERE : beginning;
            width = 0;
            return null; // what follows on the same line is hidden by its shape
        }
        if (column != NOWHERE) {
            int[] inside = payload(line, column);
            if (inside != null) {
                column = inside[1] - inside[0] < width ? NOWHERE : column;
                width = inside[1] - inside[0];
                return inside;
            }
            if (line.contains(END) || !HEADER.matcher(line.substring(Math.min(column, line.length())).strip()).matches()) {
                column = NOWHERE;
            }
        }
        return column == NOWHERE ? full(line) : null;
    }

    /** The same of lines that are all known: their last one is told by the end below it, too. Nothing is null but in its place. */
    static List<int[]> of(List<String> lines) {
        var ranges = new ArrayList<int[]>(lines.size());
        var keys = new KeyLines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            ranges.add(keys.range(line));
            int end = line.indexOf(END);
            if (end >= 0 && line.indexOf(KIND, end) > 0) {
                int width = 1;
                for (int above = i - 1; above >= 0 && ranges.get(above) == null; above--) {
                    int[] inside = payload(lines.get(above), end);
                    if (inside == null || inside[1] - inside[0] < width) {
                        break;
                    }
                    width = inside[1] - inside[0];
                    ranges.set(above, inside);
                }
            }
        }
        return ranges;
    }

    private static int[] payload(String line, int column) {
        if (line.length() <= column) {
            return null;
        }
        int from = column;
        int to = line.length();
        while (from < to && blank(line.charAt(from))) {
            from++;
        }
        while (to > from && blank(line.charAt(to - 1))) {
            to--;
        }
        return LETTERS.matcher(line).region(from, to).matches() ? new int[] {from, to} : null;
    }

    /** A line as long as those of a key are: the ones below it may be its rest. */
    private int[] full(String line) {
        int to = line.length();
        while (to > 0 && blank(line.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > 0 && to - from <= SecretShapes.LONGEST_KEY_LINE && letter(line.charAt(from - 1))) {
            from--;
        }
        if (!SecretShapes.keyLine(to - from) || from > 0 && !blank(line.charAt(from - 1)) || !SecretShapes.mixed(line.substring(from, to))) {
            return null;
        }
        column = from;
        width = to - from;
        return new int[] {from, to};
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
