package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a Markdown source, found without a Markdown parser: comments, front matter, HTML tags and marks are cut
 * out line by line, and what remains are runs of letters and digits.
 */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern TAG =
            Pattern.compile("</?(?:details|summary|br|a|img|b|i|code|sub|sup|p|div|h[1-6]|ol|ul|li|pre|strong|em|table|tr|td|"
            + "th)(?:\\s[^<>]*)?/?>");

    private Words() {
    }

    public static List<String> ofSource(String markdown) {
        String text = markdown.replace("\r\n", "\n");
        if (text.startsWith("---\n") && text.indexOf("\n---\n", 3) > 0) {
            text = text.substring(text.indexOf("\n---\n", 3) + 5);
        }
        var words = new ArrayList<String>();
        boolean fenced = false;
        boolean comment = false;
        for (String line : text.split("\n")) {
            String bare = line.strip();
            if (!comment && (bare.startsWith("```") || bare.startsWith("~~~"))) {
                fenced = !fenced || !bare.matches("(?:`{3,}|~{3,})");
                words.addAll(in(bare));
                continue;
            }
            if (fenced) {
                words.addAll(in(line));
                continue;
            }
            String rest = bare.equals("[[_TOC_]]") || bare.equals("[TOC]") ? "" : line;
            if (comment) {
                int end = rest.indexOf("-->");
                if (end < 0) {
                    continue;
                }
                rest = rest.substring(end + 3);
                comment = false;
            }
            rest = rest.replaceAll("<!--.*?-->", "");
            int start = rest.indexOf("<!--");
            if (start >= 0) {
                comment = true;
                rest = rest.substring(0, start);
            }
            words.addAll(in(withoutMarks(rest)));
        }
        return words;
    }

    public static List<String> in(String text) {
        return WORD.matcher(text).results().map(r -> r.group()).toList();
    }

    private static String withoutMarks(String line) {
        String text = line.replaceFirst("^(?:\\s*>)*\\s*(?:(?:[-*+]|\\d+[.)])\\s+)+", "").replaceFirst("^\\s*\\[[ xX]\\]\\s", "");
        return TAG.matcher(text).replaceAll(" ").replaceAll("\\]\\[[^\\]]*\\]", "]")
                .replaceAll("\\[(https?://[^\\]]*)\\]\\(\\1\\)", "$1").replace("&nbsp;", " ")
                .replaceAll("\\\\([\\p{Punct}])", "$1");
    }

    /** Every text that can be reached from a section, in order. */
    static List<String> of(Section root) {
        var words = new ArrayList<String>();
        for (Section section : Outline.subtree(root)) {
            words.addAll(in(section.heading()));
            section.blocks().forEach(block -> texts(block).forEach(text -> words.addAll(in(text))));
        }
        return words;
    }

    private static List<String> texts(Block block) {
        return switch (block) {
            case Block.Prose prose -> List.of(prose.text());
            case Block.Item item -> List.of(item.marker(), item.text());
            case Block.Check check -> List.of(check.text());
            case Block.Code code -> List.of(code.info(), code.text());
            case Block.Quote quote -> List.of(quote.text());
            case Block.Table table -> {
                var cells = new ArrayList<>(table.head());
                table.rows().forEach(cells::addAll);
                yield cells;
            }
        };
    }
}
