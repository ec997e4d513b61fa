package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Discouraged;
import dev.quarterdeck.core.runbook.command.InlineCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * Reads a table. Markdown drops the cells of a row that is longer than the head; here they are added to the last cell,
 * because no word may be lost. Any thread.
 */
final class TableReader {
    private static final Pattern PRINTED =
            Pattern.compile("\\b(?:outputs?|results?|responses?|errors?|messages?|prints?|logs?|alerts?|symptoms?|metrics?|"
            + "files?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTED = Pattern.compile("(?:\\s|[,;:/→+.]|&&|\\b(?:and|then|or|und)\\b)*",
            Pattern.CASE_INSENSITIVE);

    private final SourceText source;
    private final InlineText inline;

    TableReader(SourceText source, InlineText inline) {
        this.source = source;
        this.inline = inline;
    }

    Block.Table read(TableBlock table) {
        List<String> head = List.of();
        var rows = new ArrayList<List<String>>();
        var commands = new ArrayList<CommandText>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    head = cells((TableRow) row);
                } else {
                    commands(row, head, BlockReader.line(table) + 2 + rows.size(), commands);
                    rows.add(fitted((TableRow) row, head.size()));
                }
            }
        }
        return new Block.Table(head, rows, BlockReader.line(table), commands);
    }

    /**
     * A cell that is nothing but code is a command when it reads like one, of which its row's first cell says what it is for.
     * Below "Don't" or "Output" it is none, nor in a row that warns.
     */
    private void commands(Node row, List<String> head, int line, List<CommandText> commands) {
        String label = row.getFirstChild() == null ? "" : inline.of(row.getFirstChild());
        if (Discouraged.titled(label)) {
            return;
        }
        int column = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext(), column++) {
            String title = column < head.size() ? head.get(column) : "";
            boolean typed = !Discouraged.titled(title) && !PRINTED.matcher(title).find();
            if (typed && nothingButCode(cell)) {
                for (Node part = cell.getFirstChild(); part != null; part = part.getNext()) {
                    String note = column == 0 ? "" : label;
                    if (part instanceof Code code) {
                        InlineCommands.bare(code.getLiteral())
                                .ifPresent(text -> commands.add(new CommandText(text, note, List.of(), line)));
                    }
                }
            } else if (typed) {
                commands.addAll(InlineCommands.in(cell.getFirstChild(), line, false));
            }
        }
    }

    /** Several commands of a cell are parted by marks, small words or breaks. */
    private static boolean nothingButCode(Node cell) {
        boolean code = false;
        for (Node part = cell.getFirstChild(); part != null; part = part.getNext()) {
            code |= part instanceof Code;
            boolean between = part instanceof HtmlInline || part instanceof Code || part instanceof Text text && text.getLiteral()
                    .length() < 20 && PARTED.matcher(text.getLiteral()).matches();
            if (!between) {
                return false;
            }
        }
        return code;
    }

    private List<String> cells(TableRow row) {
        var cells = new ArrayList<String>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(inline.of(cell));
        }
        return cells;
    }

    private List<String> fitted(TableRow row, int width) {
        List<String> cells = cells(row);
        while (cells.size() < width) {
            cells.add("");
        }
        List<String> written = written(row);
        if (written.size() > width && width > 0) {
            String rest = String.join(" | ", written.subList(width, written.size()));
            cells.set(width - 1, (cells.get(width - 1) + " | " + rest).strip());
        }
        return cells;
    }

    private List<String> written(TableRow row) {
        if (row.getSourceSpans().isEmpty()) {
            return List.of();
        }
        SourceSpan span = row.getSourceSpans().getFirst();
        String text = source.markdown().substring(span.getInputIndex(), span.getInputIndex() + span.getLength()).strip();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (int i = text.startsWith("|") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }
}
