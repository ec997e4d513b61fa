package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds text that its author meant to write later. Any thread. */
final class UnfinishedText {
    private static final Pattern LATER =
            Pattern.compile("(?<![\\w_-])(?:TODO|TBD|FIXME|TBC)(?![\\w_])|(?i:\\bto be (?:written|defined|determined|documented|"
            + "decided|completed|filled in)\\b|\\bcoming soon\\b|\\bwork in progress\\b|\\blorem ipsum\\b)|(?<!\\w)(?:Todo|"
            + "Tbd):");

    private UnfinishedText() {
    }

    static void inspect(Section section, SourceText source, List<Finding> findings) {
        found(section.heading(), section.line(), section, source, findings);
        section.blocks().forEach(block -> texts(block).forEach(text -> found(text, block.line(), section, source, findings)));
    }

    private static void found(String text, int line, Section section, SourceText source, List<Finding> findings) {
        Matcher m = LATER.matcher(text);
        if (m.find()) {
            String place = section.heading().isEmpty() ? "" : " in \"" + section.heading() + "\"";
            findings.add(Finding.warning(source.lineFrom(line, m.group()), FindingCode.UNFINISHED, "\"" + m.group() + "\"" + place
                    + ": this is still to be written."));
        }
    }

    private static Stream<String> texts(Block block) {
        return switch (block) {
            case Block.Prose prose -> Stream.of(prose.text());
            case Block.Item item -> Stream.of(item.text());
            case Block.Check check -> Stream.of(check.text());
            case Block.Quote quote -> Stream.of(quote.text());
            case Block.Code code -> Stream.of(code.text());
            case Block.Table table -> table.rows().stream().flatMap(List::stream);
        };
    }
}
