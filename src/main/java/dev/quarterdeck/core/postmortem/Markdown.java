package dev.quarterdeck.core.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a Markdown document in which no text can become markup: every word is escaped for the place it stands in, so that
 * a note holding a pipe, a fence or HTML stays a note. One thread at a time.
 */
final class Markdown {
    private static final String SPECIAL = "\\`*_[]<>&|~$";
    private static final Pattern OPENING = Pattern.compile("^([-+=#])");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private static final boolean[] UNSAFE = new boolean[128];

    static {
        for (char c = 0; c < UNSAFE.length; c++) {
            UNSAFE[c] = SPECIAL.indexOf(c) >= 0 || unseen(c);
        }
    }

    private final StringBuilder out = new StringBuilder();

    Markdown heading(int level, String text) {
        // a closing run of # would vanish
        return block("#".repeat(level) + " " + inline(text).replaceAll("(?<!\\\\)#", "\\\\#"));
    }

    /** A paragraph; blank lines in it begin another one. */
    Markdown paragraph(String text) {
        for (String paragraph : lineEnds(text).split("\\n\\s*\\n")) {
            List<String> lines = escapedLines(paragraph);
            if (!lines.isEmpty()) {
                block(String.join("\\\n", lines));
            }
        }
        return this;
    }

    /** Somebody else's words, set off. */
    Markdown quote(String introduction, String text) {
        var lines = new ArrayList<String>();
        lines.add("> *" + inline(introduction) + "*");
        escapedLines(text).forEach(l -> lines.add(">\n> " + l));
        return block(String.join("\n", lines));
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        return cells(head, rows.stream().map(row -> row.stream().map(Cell::of).toList()).toList());
    }

    /** @param struck lines below the text that are no longer so */
    record Cell(String text, List<String> struck) {
        static Cell of(String text) {
            return new Cell(text, List.of());
        }
    }

    Markdown cells(List<String> head, List<List<Cell>> rows) {
        var lines = new ArrayList<String>();
        lines.add(row(head.stream().map(Cell::of).toList()));
        lines.add("|" + " --- |".repeat(head.size()));
        lines.addAll(rows.parallelStream().map(Markdown::row).toList());
        return block(String.join("\n", lines));
    }

    Markdown items(List<String> items) {
        return block(String.join("\n", items.stream().map(i -> "- " + inline(i)).toList()));
    }

    /** A to-do, ticked when it is done. */
    record Task(boolean done, String text) {
    }

    Markdown tasks(List<Task> tasks) {
        return block(String.join("\n", tasks.stream().map(t -> "- [" + (t.done ? "x" : " ") + "] " + inline(t.text)).toList()));
    }

    /** The exact text, in a fence longer than any run of backticks in it. */
    Markdown fence(String text) {
        int longest = BACKTICKS.matcher(text).results().mapToInt(r -> r.group().length()).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return block(fence + "\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + fence);
    }

    String text() {
        return out.toString();
    }

    private Markdown block(String block) {
        if (block.isEmpty()) {
            return this;
        }
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(block).append('\n');
        return this;
    }

    private static String row(List<Cell> cells) {
        return "|" + String.join("|", cells.stream().map(c -> " " + cell(c) + " ").toList()) + "|";
    }

    private static String cell(Cell cell) {
        if (cell.struck.isEmpty() && cell.text.indexOf('\n') < 0 && cell.text.indexOf('\r') < 0) {
            return escaped(cell.text.strip());
        }
        Stream<String> struck = cell.struck.stream().flatMap(Markdown::lines).map(line -> "~~" + escaped(line) + "~~");
        return String.join("<br>", Stream.concat(lines(cell.text).map(Markdown::escaped), struck).toList());
    }

    private static String inline(String text) {
        return String.join(" ", escapedLines(text));
    }

    private static List<String> escapedLines(String text) {
        return lines(text).map(Markdown::escaped).map(Markdown::unopened).toList();
    }

    private static Stream<String> lines(String text) {
        return lineEnds(text).lines().map(String::strip).filter(l -> !l.isEmpty());
    }

    /** Letter by letter, looked up in a table: a long timeline has millions of letters, and nearly all of them stand as they are. */
    private static String escaped(String line) {
        int first = firstUnsafe(line);
        if (first < 0) {
            return line;
        }
        var escaped = new StringBuilder(line.length() + 16).append(line, 0, first);
        for (int i = first; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!unsafe(c)) {
                escaped.append(c);
            } else if (unseen(c)) {
                escaped.append('\uFFFD');
            } else {
                escaped.append('\\').append(c);
            }
        }
        return escaped.toString();
    }

    private static int firstUnsafe(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (unsafe(line.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether it cannot stand as it is. */
    private static boolean unsafe(char c) {
        return c < UNSAFE.length ? UNSAFE[c] : unseen(c);
    }

    /** Controls and direction marks, with which a note could hide or reorder what others read. */
    private static boolean unseen(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** At the start of a line a few more marks would open a list, a heading or a rule. */
    private static String unopened(String line) {
        return NUMBERED.matcher(OPENING.matcher(line).replaceFirst("\\\\$1")).replaceFirst("$1\\\\$2");
    }

    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A row of a table, left out when there is nothing to say. */
    static Optional<List<String>> pair(String name, String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(List.of(name, value));
    }
}
