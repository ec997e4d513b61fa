package dev.quarterdeck.core.runbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a block of raw HTML is made of: headings, lists, preformatted code, tables, and words. Nothing of it is left
 * out; what has no better place is a paragraph. One reader serves one block.
 */
final class HtmlBlocks {
    private static final Pattern STRUCTURE = Pattern.compile("<h([1-6])(?:\\s[^<>]*)?>(.{0,2000}?)</h\\1\\s*>|<pre(?:\\s[^<>]*)?>(.{0,50000}?)</pre\\s*>"
            + "|(<table(?:\\s[^<>]*)?>.{0,200000}?</table\\s*>)|<summary(?:\\s[^<>]*)?>(.{0,2000}?)</summary\\s*>|<(ol|ul)(?:\\s[^<>]*)?>|</(ol|ul)\\s*>|(<li(?:\\s[^<>]*)?>)|(</li\\s*>|</?p(?:\\s[^<>]*)?>)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<(code|kbd|samp)(?:\\s[^<>]*)?>(.{1,2000}?)</\\1\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int DEEPEST = 20;

    private final HtmlText text;
    private final String html;
    private final int firstLine;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private boolean item;
    private int counted;
    private int lines;

    /** A heading with its rank, or a block. */
    sealed interface Piece {
        record Titled(int level, String heading, int line) implements Piece {
        }

        record Content(Block block) implements Piece {
        }
    }

    private HtmlBlocks(String html, HtmlText text, int firstLine) {
        this.html = html;
        this.text = text;
        this.firstLine = firstLine;
    }

    /** Whether a block has any structure that is worth more than its words. */
    static boolean structured(String html) {
        return html.length() < 200_000 && STRUCTURE.matcher(html).find() && !html.stripLeading().startsWith("<!--");
    }

    static List<Piece> read(String html, HtmlText text, int line) {
        var reader = new HtmlBlocks(html, text, line);
        reader.read();
        return reader.pieces;
    }

    private void read() {
        Matcher m = STRUCTURE.matcher(html);
        int from = 0;
        while (m.find()) {
            words(html.substring(from, m.start()), line(from));
            from = m.end();
            if (m.group(1) != null) {
                String heading = flat(m.group(2));
                if (!heading.isEmpty()) {
                    pieces.add(new Piece.Titled(Integer.parseInt(m.group(1)), heading, line(m.start())));
                }
            } else if (m.group(3) != null) {
                pre(m.group(3), line(m.start(3)));
            } else if (m.group(4) != null) {
                table(m.group(4), line(m.start()));
            } else if (m.group(5) != null) {
                add(new Block.Prose(flat(m.group(5)), line(m.start()), Block.Prose.ITEM));
            } else if (m.group(6) != null && lists.size() < DEEPEST) {
                lists.push(m.group(6).toLowerCase(Locale.ROOT).equals("ol") ? 1 : 0);
                item = false;
            } else if (m.group(7) != null && !lists.isEmpty()) {
                lists.pop();
                item = false;
            } else if (m.group(8) != null) {
                item = true;
            }
        }
        words(html.substring(from), line(from));
    }

    private void words(String part, int line) {
        String words = text.words(part).replaceAll("\\n[ \\t]*(?:\\n[ \\t]*)+", "\n").strip();
        if (words.isEmpty()) {
            return;
        }
        int blank = (int) part.substring(0, part.length() - part.stripLeading().length()).chars().filter(c -> c == '\n').count();
        var commands = new ArrayList<CommandText>();
        Matcher code = CODE.matcher(part);
        while (code.find()) {
            InlineCommands.command(flat(code.group(2)), flat(part.substring(0, code.start())), line + blank, true, commands);
        }
        if (item && !lists.isEmpty()) {
            int number = lists.pop();
            add(new Block.Item(number == 0 ? "•" : number + ".", words.replaceAll("\\s*\\n\\s*", " "), lists.size(), line + blank, commands));
            lists.push(number == 0 ? 0 : number + 1);
            item = false;
        } else {
            add(new Block.Prose(words, line + blank, Block.Prose.TEXT, commands));
        }
    }

    private void pre(String inner, int line) {
        if (item && !lists.isEmpty()) {
            int number = lists.pop();
            add(new Block.Item(number == 0 ? "•" : number + ".", "", lists.size(), line));
            lists.push(number == 0 ? 0 : number + 1);
            item = false;
        }
        String code = text.words(inner).replaceFirst("^\\n", "").stripTrailing();
        if (!code.isBlank()) {
            add(new Block.Code("", code, line, line));
        }
    }

    private void table(String table, int line) {
        HtmlTable.read(table, text, line).ifPresentOrElse(this::add, () -> {
            item = false;
            words(table, line);
        });
    }

    private void add(Block block) {
        pieces.add(new Piece.Content(block));
    }

    private String flat(String part) {
        return text.words(part).replaceAll("\\s+", " ").strip();
    }

    /** Offsets are asked in rising order. */
    private int line(int offset) {
        for (; counted < offset; counted++) {
            if (html.charAt(counted) == '\n') {
                lines++;
            }
        }
        return firstLine + lines;
    }
}
