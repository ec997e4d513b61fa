package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a table that is written in HTML, row by row. Anything around it or unusual in it makes it no table. Any thread. */
final class HtmlTable {
    private static final Pattern TABLE = Pattern.compile("^\\s*<table[^<>]*>.*</table>\\s*$", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr(?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CELL = Pattern.compile("<t[dh](?:\\s[^<>]*)?>", Pattern.CASE_INSENSITIVE);

    private HtmlTable() {
    }

    static Optional<Block.Table> read(String html, HtmlText text, int line) {
        if (!TABLE.matcher(html).matches()) {
            return Optional.empty();
        }
        var rows = new ArrayList<List<String>>();
        String[] parts = ROW.split(html, -1);
        for (int i = 0; i < parts.length; i++) {
            String[] cells = CELL.split(parts[i], -1);
            if (i == 0 && parts.length > 1 || !text.words(cells[0]).isBlank()) {
                if (!text.words(parts[i]).isBlank()) {
                    return Optional.empty();
                }
                continue;
            }
            rows.add(List.of(cells).subList(1, cells.length).stream().map(cell -> text.words(cell).strip().replaceAll("\\s*\\n\\s*", " ")).toList());
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (rows.isEmpty() || width == 0) {
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
}
