package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.text.Section;

/**
 * What the reader makes of one section.
 *
 * @param line    the heading's source line, from 1
 * @param path    as {@link Section#path}; empty for the document's own title
 * @param why     what it was judged by, in words
 * @param used    whether an incident offers it other than as text
 */
public record SectionReading(int line, String heading, String path, SectionRole role, Understanding understanding, String why,
        boolean used) {
}
