package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the runbook's own post-mortem template: a Markdown fence below a heading about causes and lessons. Any thread. */
final class PostMortemReader {
    private static final Pattern HEADING =
            Pattern.compile("\\broot cause\\b|\\bpost-?\\s?mortem\\b|\\bincident (?:review|report)\\b"
            + "|\\bretrospective\\b|\\blooking back\\b|\\blessons\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKDOWN_HEADING = Pattern.compile("^(#{1,6}) +(.*?)(?: +#+)?$", Pattern.MULTILINE);

    private PostMortemReader() {
    }

    static List<Named> read(Outline outline) {
        return outline.sections().stream()
                .filter(section -> HEADING.matcher(section.heading()).find())
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Code.class::isInstance)
                .map(block -> sections(((Block.Code) block).text()))
                .filter(sections -> sections.size() > 1)
                .findFirst().orElse(List.of());
    }

    /** The highest kind of heading that occurs more than once parts the template; a single one above it is its title. */
    private static List<Named> sections(String template) {
        int[] counts = new int[7];
        MARKDOWN_HEADING.matcher(template).results().forEach(r -> counts[r.group(1).length()]++);
        int level = 1;
        while (level < 7 && counts[level] < 2) {
            level++;
        }
        var sections = new ArrayList<Named>();
        String name = null;
        int textStart = 0;
        Matcher m = MARKDOWN_HEADING.matcher(template);
        while (m.find()) {
            if (m.group(1).length() <= level) {
                if (name != null) {
                    sections.add(new Named(name, template.substring(textStart, m.start()).strip()));
                }
                name = m.group(1).length() == level ? m.group(2) : null;
                textStart = m.end();
            }
        }
        if (name != null) {
            sections.add(new Named(name, template.substring(textStart).strip()));
        }
        return sections;
    }
}
