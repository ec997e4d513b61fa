package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.InlineCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a block of raw HTML is made of: headings, lists, preformatted code, tables, and words. Nothing of it is left
 * out; what has no better place is a paragraph. One reader serves one block.
 */
public final class HtmlBlocks {
    private static final Pattern TAG = Pattern.compile("<(/?)(h[1-6]|pre|table|summary|ol|ul|li|p)(?:\\s[^<>]*)?>",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 200_000;
    private static final int LOOK_BACK = 200;
    private static final Pattern CODE = Pattern.compile("<(code|kbd|samp)(?:\\s[^<>]*)?>([^<]{1,2000})</\\1\\s*>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int DEEPEST = 20;

    private final HtmlText text;
    private final String html;
    private final int firstLine;
    private final List<Piece> pieces = new ArrayList<>();
    private final String lower;
    private final Set<String> unclosed = new HashSet<>();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private boolean item;
    private int counted;
    private int lines;

    /** A heading with its rank, or a block. */
    public sealed interface Piece {
        record Titled(int level, String heading, int line) implements Piece {
        }

        record Content(Block block) implements Piece {
        }
    }

    private HtmlBlocks(String html, HtmlText text, int firstLine) {
        this.html = html;
        this.lower = ascii(html);
        this.text = text;
        this.firstLine = firstLine;
    }

    /** Lower case of the same length, whatever else stands in the text. */
    private static String ascii(String text) {
        var lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + 32));
            }
        }
        return lower.toString();
    }

    /** Whether a block has any structure that is worth more than its words. */
    public static boolean structured(String html) {
        return html.length() < LONGEST && TAG.matcher(html).find() && !html.stripLeading().startsWith("<!--");
    }

    static List<Piece> read(String html, HtmlText text, int line) {
        var reader = new HtmlBlocks(html, text, line);
        reader.read();
        return reader.pieces;
    }

    private void read() {
        Matcher m = TAG.matcher(html);
        int from = 0;
        while (m.find(from)) {
            words(html.substring(from, m.start()), line(from));
            String name = m.group(2).toLowerCase(Locale.ROOT);
            boolean closing = !m.group(1).isEmpty();
            from = m.end();
            switch (name) {
                case "ol", "ul" -> {
                    item = false;
                    if (closing && !lists.isEmpty()) {
                        lists.pop();
                    } else if (!closing && lists.size() < DEEPEST) {
                        lists.push(name.equals("ol") ? 1 : 0);
                    }
                }
                case "li" -> item = !closing;
                case "p" -> { }
                case String whole when !closing -> {
                    int end = end(whole, m.end());
                    if (end >= 0) {
                        whole(whole, m.start(), m.end(), end);
                        from = Math.max(end, html.indexOf('>', end) + 1);
                    }
                }
                case String _ -> { }
            }
        }
        words(html.substring(from), line(from));
    }

    /** Where an element that is read as a whole ends; a name that is closed nowhere any more is searched for once. */
    private int end(String name, int from) {
        if (unclosed.contains(name)) {
            return -1;
        }
        int end = lower.indexOf("</" + name, from);
        if (end < 0) {
            unclosed.add(name);
        }
        return end;
    }

    private void whole(String name, int start, int inside, int end) {
        String inner = html.substring(inside, end);
        switch (name) {
            case "pre" -> pre(inner, line(start));
            case "table" -> table(html.substring(start, end) + "</table>", line(start));
            case "summary" -> {
                if (!flat(inner).isEmpty()) {
                    add(new Block.Prose(flat(inner), line(start), Block.Prose.ITEM));
                }
            }
            case String heading -> {
                if (!flat(inner).isEmpty()) {
                    pieces.add(new Piece.Titled(heading.charAt(1) - '0', flat(inner), line(start)));
                }
            }
        }
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
            InlineCommands.command(flat(code.group(2)), flat(part.substring(Math.max(0, code.start() - LOOK_BACK), code.start())),
                    flat(part.substring(code.end(), Math.min(part.length(), code.end() + LOOK_BACK))), line + blank, true,
                    commands);
        }
        if (item && !lists.isEmpty()) {
            int number = lists.pop();
            add(new Block.Item(number == 0 ? "•" : number + ".", words.replaceAll("\\s*\\n\\s*", " "), lists.size(), line + blank,
                    commands));
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
