package dev.quarterdeck.core.runbook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what other Markdown tools add to the language into plain Markdown, line by line, so that line numbers stay and
 * the text inside is parsed: {@code !!! note}, {@code <details>}, {@code [[_TOC_]]}. Any thread.
 */
final class Dialect {
    static final Pattern FENCE = Pattern.compile("^\\s*(?:(?:[-*+]|\\d{1,9}[.)])\\s+)?(`{3,}|~{3,})([^`]*)$");
    private static final Pattern ADMONITION =
            Pattern.compile("^(\\s{0,3})(?:!!!|\\?\\?\\?\\+?)\\s?([A-Za-z][\\w -]*?)(?:\\s+\"([^\"]*)\")?\\s*$");
    private static final Pattern DETAILS = Pattern.compile("^\\s{0,3}</?details(?:\\s[^<>]*)?>\\s*$", Pattern.CASE_INSENSITIVE);
    static final Pattern SUMMARY =
            Pattern.compile("^\\s{0,3}(?:<details(?:\\s[^<>]*)?>\\s*)?<summary>(?:<b>|<strong>)?([^<>]*)(?:</b>|"
            + "</strong>)?</summary>\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENTS = Pattern.compile("^\\s{0,3}(?:\\[\\[_TOC_\\]\\]|\\[TOC\\])\\s*$");
    private static final int BODY = 4;

    private final List<String> out = new ArrayList<>();
    private String fence = "";
    private boolean admonition;

    private Dialect() {
    }

    static List<String> plain(List<String> lines) {
        var dialect = new Dialect();
        lines.forEach(dialect::line);
        return dialect.out;
    }

    private void line(String line) {
        if (admonition && body(line)) {
            return;
        }
        admonition = false;
        Matcher mark = FENCE.matcher(line);
        if (mark.matches()) {
            boolean closes = !fence.isEmpty() && mark.group(1).startsWith(fence) && mark.group(2).isBlank();
            fence = fence.isEmpty() ? mark.group(1) : closes ? "" : fence;
        }
        out.add(fence.isEmpty() ? rewritten(line) : line);
    }

    private boolean body(String line) {
        if (line.isBlank()) {
            out.add("");
            return true;
        }
        boolean inside = line.startsWith(" ".repeat(BODY)) || line.startsWith("\t");
        if (inside) {
            if (out.getLast().isEmpty()) {
                out.set(out.size() - 1, ">");
            }
            out.add("> " + (line.startsWith("\t") ? line.substring(1) : line.substring(BODY)));
        }
        return inside;
    }

    private String rewritten(String line) {
        Matcher note = ADMONITION.matcher(line);
        if (note.matches()) {
            admonition = true;
            String title = note.group(3) == null || note.group(3).isBlank() ? "" : ": " + note.group(3);
            return "> **" + note.group(2).strip() + title + "**  ";
        }
        Matcher summary = SUMMARY.matcher(line);
        if (summary.matches()) {
            return summary.group(1).isBlank() ? "" : "**" + summary.group(1).strip() + "**";
        }
        return DETAILS.matcher(line).matches() || CONTENTS.matcher(line).matches() ? "" : line;
    }
}
