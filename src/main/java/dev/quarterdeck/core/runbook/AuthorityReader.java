package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Recognises the table that says who may authorise a rollback at which severity. Any thread. */
final class AuthorityReader {
    private static final Pattern WHO =
            Pattern.compile("\\bauthori[sz]\\w*|\\bauthority\\b|\\bapprov\\w+|\\bwho (?:may|can|decides)\\b|\\bsign-?off\\b|\\bdecided by\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERITY = Pattern.compile("\\bseverity\\b|\\bpriority\\b|\\blevel\\b|\\bclass\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LISTED = Pattern.compile("^((?:P|S|SEV-?\\s?|severity |priority )\\d[^:–—]{0,30}|(?:critical|high|medium|low|major|minor)\\b[^:–—]{0,30}?)\\s*[:–—]\\s*(\\S.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private AuthorityReader() {
    }

    static List<Authority> read(Outline outline) {
        for (Section section : outline.sections()) {
            boolean headed = WHO.matcher(section.heading()).find();
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    int severity = column(table, SEVERITY);
                    int who = column(table, WHO);
                    if (severity >= 0 && (who >= 0 || headed && table.head().size() == 2)) {
                        int by = who >= 0 ? who : 1 - severity;
                        return table.rows().stream().map(row -> new Authority(row.get(severity), row.get(by))).toList();
                    }
                }
            }
        }
        return outline.sections().stream().filter(section -> WHO.matcher(section.heading()).find()).map(AuthorityReader::listed)
                .filter(rows -> rows.size() > 1).findFirst().orElse(List.of());
    }

    private static List<Authority> listed(Section section) {
        return section.blocks().stream().filter(Block.Item.class::isInstance).map(block -> LISTED.matcher(((Block.Item) block).text()))
                .filter(Matcher::matches).map(m -> new Authority(m.group(1).strip(), m.group(2).strip())).toList();
    }

    private static int column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i)).find()).findFirst().orElse(-1);
    }
}
