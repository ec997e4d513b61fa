package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a table that is written in HTML, row by row. A cell that reaches over several rows stands in each of them; one that
 * reaches over several columns stands in the first. Anything around it or unusual in it makes it no table. Any thread.
 */
final class HtmlTable {
    private static final Pattern TABLE = Pattern.compile("^\\s*<table[^<>]*>.*</table>\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("<t[dh](\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROWS = span("rowspan");
    private static final Pattern COLUMNS = span("colspan");
    private static final int WIDEST = 100;

    private HtmlTable() {
    }

    static Optional<Block.Table> read(String html, HtmlText text, int line) {
        if (!TABLE.matcher(html).matches()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<String>>();
        Map<Integer, Reaching> reaching = new HashMap<>();
        String[] parts = ROW.split(html, -1);
        for (int i = 0; i < parts.length; i++) {
            String[] cells = CELL.split(parts[i], -1);
            if (i == 0 && parts.length > 1 || !text.words(cells[0]).isBlank()) {
                if (!text.words(parts[i]).isBlank()) {
                    return Optional.empty();
                }
                continue;
            }
            rows.add(row(parts[i], cells, text, reaching));
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (rows.isEmpty() || width == 0 || width > WIDEST) {
            return Optional.empty();
        }
        List<List<String>> even = rows.stream().map(row -> {
            var cells = new ArrayList<>(row);
            while (cells.size() < width) {
                cells.add("");
            }
            return (List<String>) cells;
        }).toList();
        return Optional.of(new Block.Table(even.getFirst(), even.subList(1, even.size()), line));
    }

    /** A cell that still stands in the rows below its own. */
    private record Reaching(String words, int rows) {
    }

    private static List<String> row(String part, String[] cells, HtmlText text, Map<Integer, Reaching> reaching) {
        var row = new ArrayList<String>();
        Matcher tag = CELL.matcher(part);
        for (int c = 1; c < cells.length && tag.find(); c++) {
            fromAbove(row, reaching);
            String words = text.words(cells[c]).strip().replaceAll("\\s*\\n\\s*", " ");
            String attributes = tag.group(1) == null ? "" : tag.group(1);
            int rows = count(ROWS, attributes);
            int columns = Math.min(WIDEST, count(COLUMNS, attributes));
            for (int i = 0; i < columns; i++) {
                String said = i == 0 ? words : "";
                if (rows > 1) {
                    reaching.put(row.size(), new Reaching(said, rows - 1));
                }
                row.add(said);
            }
        }
        fromAbove(row, reaching);
        return row;
    }

    private static void fromAbove(List<String> row, Map<Integer, Reaching> reaching) {
        Reaching above = reaching.remove(row.size());
        while (above != null) {
            if (above.rows() > 1) {
                reaching.put(row.size(), new Reaching(above.words(), above.rows() - 1));
            }
            row.add(above.words());
            above = reaching.remove(row.size());
        }
    }

    private static int count(Pattern span, String attributes) {
        Matcher m = span.matcher(attributes);
        return m.find() ? Math.max(1, Integer.parseInt(m.group(1))) : 1;
    }

    private static Pattern span(String name) {
        return Pattern.compile("\\b" + name + "\\s*=\\s*[\"']?(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);
    }
}
