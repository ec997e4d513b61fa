package dev.quarterdeck.core.runbook.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table that is written in HTML, row by row. Anything around it or unusual in it makes it no table. Any thread. */
final class HtmlTable {
    private static final Pattern TABLE = Pattern.compile("^\\s*<table[^<>]*>.*</table>\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("<t[dh](?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROWS = Pattern.compile("\\browspan\\s*=\\s*[\"']?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLUMNS = Pattern.compile("\\bcolspan\\s*=\\s*[\"']?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final int WIDEST = 100;

    private HtmlTable() {
    }

    static Optional<Block.Table> read(String html, HtmlText text, int line) {
        if (!TABLE.matcher(html).matches()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<String>>();
        var carried = new HashMap<Integer, Reaching>();
        String[] parts = ROW.split(html, -1);
        for (int i = 0; i < parts.length; i++) {
            String[] cells = CELL.split(parts[i], -1);
            if (i == 0 && parts.length > 1 || !text.words(cells[0]).isBlank()) {
                if (!text.words(parts[i]).isBlank()) {
                    return Optional.empty();
                }
                continue;
            }
            rows.add(row(parts[i], text, carried));
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

    /**
     * The cells of a row in their columns. A cell that reaches down holds in each of its rows; of one that is several columns
     * wide only the first says it, since it is nobody's value in the others. {@code carried} has what reaches down from above.
     */
    private static List<String> row(String html, HtmlText text, Map<Integer, Reaching> carried) {
        var row = new ArrayList<String>();
        Matcher cell = CELL.matcher(html);
        boolean found = cell.find();
        while (found) {
            String tag = cell.group();
            int from = cell.end();
            found = cell.find();
            fromAbove(row, carried);
            String words = text.words(html.substring(from, found ? cell.start() : html.length())).strip()
                    .replaceAll("\\s*\\n\\s*", " ");
            int rows = span(ROWS, tag);
            for (int i = 0; i < span(COLUMNS, tag) && row.size() <= WIDEST; i++) {
                String value = i == 0 ? words : "";
                if (rows > 1) {
                    carried.put(row.size(), new Reaching(value, rows - 1));
                }
                row.add(value);
            }
        }
        fromAbove(row, carried);
        return row;
    }

    private static void fromAbove(List<String> row, Map<Integer, Reaching> carried) {
        for (Reaching above = carried.get(row.size()); above != null; above = carried.get(row.size())) {
            if (above.rows == 1) {
                carried.remove(row.size());
            } else {
                carried.put(row.size(), new Reaching(above.words, above.rows - 1));
            }
            row.add(above.words);
        }
    }

    private static int span(Pattern attribute, String tag) {
        Matcher m = attribute.matcher(tag);
        return m.find() ? Math.clamp(Integer.parseInt(m.group(1)), 1, WIDEST) : 1;
    }

    /** What a cell of a row above says in this column, and for how many rows still. */
    private record Reaching(String words, int rows) {
    }
}
