package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.logs.SecretMask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /** Rows of a table that one thread writes at a time. */
    private static final int TOGETHER = 500;
    private static final int BEFORE = 4;
    private static final int USUAL_ROW = 320;

    private static final boolean[] UNSAFE = new boolean[128];

    static {
        for (char c = 0; c < UNSAFE.length; c++) {
            UNSAFE[c] = SPECIAL.indexOf(c) >= 0 || unseen(c);
        }
    }

    private final SecretMask mask;
    private final List<byte[]> parts = new ArrayList<>();
    /** What follows them. */
    private final StringBuilder out = new StringBuilder();

    /** {@code mask} hides the secrets of every text before anything else is done with it. */
    Markdown(SecretMask mask) {
        this.mask = mask;
    }

    Markdown heading(int level, String text) {
        // a closing run of # would vanish
        return block("#".repeat(level) + " " + inline(text).replaceAll("(?<!\\\\)#", "\\\\#"));
    }

    /** A paragraph; blank lines in it begin another one. */
    Markdown paragraph(String text) {
        for (String paragraph : lineEnds(mask.masked(text)).split("\\n\\s*\\n")) {
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
        escapedLines(mask.masked(text)).forEach(l -> lines.add(">\n> " + l));
        return block(String.join("\n", lines));
    }

    Markdown table(List<String> head, List<List<String>> rows) {
        return table(head, rows, row -> row.stream().map(Cell::of).toList());
    }

    /** @param struck lines below the text that are no longer so */
    record Cell(String text, List<String> struck) {
        static Cell of(String text) {
            return new Cell(text, List.of());
        }
    }

    /** {@code row} may be called by several threads at once: the rows of a long table are worded and written side by side. */
    <T> Markdown table(List<String> head, List<T> items, Function<T, List<Cell>> row) {
        begin();
        row(out, masked(List.of(head.stream().map(Cell::of).toList())).getFirst());
        out.append("|").repeat(" --- |", head.size()).append('\n');
        finishPart();
        parts.addAll(IntStream.range(0, Math.ceilDiv(items.size(), TOGETHER)).parallel()
                .mapToObj(part -> rows(items, part * TOGETHER, row)).toList());
        return this;
    }

    /** The rows before are looked at too, since a key may go over several. */
    private <T> byte[] rows(List<T> items, int from, Function<T, List<Cell>> row) {
        int before = Math.max(0, from - BEFORE);
        List<List<Cell>> cells = masked(items.subList(before, Math.min(items.size(), from + TOGETHER)).stream().map(row)
                .toList());
        var rows = new StringBuilder(cells.size() * USUAL_ROW);
        cells.subList(from - before, cells.size()).forEach(each -> row(rows, each));
        return utf8(rows);
    }

    /** Column by column. */
    private List<List<Cell>> masked(List<List<Cell>> rows) {
        List<List<String>> columns = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> mask.masked(rows.stream().map(row -> row.get(column).text).toList())).toList();
        var masked = new ArrayList<List<Cell>>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<Cell>(columns.size());
            for (int column = 0; column < columns.size(); column++) {
                cells.add(new Cell(columns.get(column).get(i), rows.get(i).get(column).struck.stream().map(mask::masked)
                        .toList()));
            }
            masked.add(cells);
        }
        return masked;
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

    /**
     * The exact text but for its secrets and for what a terminal would obey, in a fence longer than any run of backticks in it.
     */
    Markdown fence(String exact) {
        String text = obeyedByNobody(mask.masked(exact));
        int longest = BACKTICKS.matcher(text).results().mapToInt(r -> r.group().length()).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return block(fence + "\n" + text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + fence);
    }

    /** A fence that is opened by who wants to read it. */
    Markdown folded(String summary, String exact) {
        String title = mask.masked(summary).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return block("<details>\n<summary>" + title + "</summary>").fence(exact).block("</details>");
    }

    private static String obeyedByNobody(String text) {
        var shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(unseen((char) c) ? '\uFFFD' : (char) c));
        return shown.toString();
    }

    Document document() {
        finishPart();
        return new Document(parts);
    }

    private void finishPart() {
        parts.add(utf8(out));
        out.setLength(0);
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Markdown block(String block) {
        if (block.isEmpty()) {
            return this;
        }
        begin();
        out.append(block).append('\n');
        return this;
    }

    private void begin() {
        if (!out.isEmpty() || !parts.isEmpty()) {
            out.append('\n');
        }
    }

    private static void row(StringBuilder out, List<Cell> cells) {
        out.append('|');
        for (Cell cell : cells) {
            out.append(' ');
            cell(out, cell);
            out.append(" |");
        }
        out.append('\n');
    }

    private static void cell(StringBuilder out, Cell cell) {
        if (cell.struck.isEmpty() && cell.text.indexOf('\n') < 0 && cell.text.indexOf('\r') < 0) {
            escape(out, cell.text.strip());
            return;
        }
        Stream<String> struck = cell.struck.stream().flatMap(Markdown::lines).map(line -> "~~" + escaped(line) + "~~");
        out.append(String.join("<br>", Stream.concat(lines(cell.text).map(Markdown::escaped), struck).toList()));
    }

    private String inline(String text) {
        return String.join(" ", escapedLines(mask.masked(text)));
    }

    private static List<String> escapedLines(String text) {
        return lines(text).map(Markdown::escaped).map(Markdown::unopened).toList();
    }

    private static Stream<String> lines(String text) {
        return lineEnds(text).lines().map(String::strip).filter(l -> !l.isEmpty());
    }

    /**
     * Letter by letter, looked up in a table: a long timeline has millions of letters, and nearly all of them stand as they are.
     */
    private static void escape(StringBuilder out, String line) {
        int written = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (unsafe(c)) {
                out.append(line, written, i);
                if (unseen(c)) {
                    out.append('\uFFFD');
                } else {
                    out.append('\\').append(c);
                }
                written = i + 1;
            }
        }
        if (written == 0) {
            out.append(line); // as a whole, which copies bytes instead of letters
        } else {
            out.append(line, written, line.length());
        }
    }

    private static String escaped(String line) {
        var escaped = new StringBuilder(line.length() + 16);
        escape(escaped, line);
        return escaped.toString();
    }

    /** Whether it cannot stand as it is. */
    private static boolean unsafe(char c) {
        return c < UNSAFE.length ? UNSAFE[c] : unseen(c);
    }

    /** Controls and direction marks, with which a note could hide or reorder what others read. */
    private static boolean unseen(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F && c <= 0x9F || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
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
