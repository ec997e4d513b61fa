package dev.quarterdeck.core.runbook.text;

import java.util.List;

/**
 * A heading with what stands below it. The root has level 0, an empty heading, and holds the whole document in order.
 *
 * @param path the headings from the top down to this one, joined by {@code " › "}, without the document's title
 */
public record Section(int level, String heading, String path, int line, List<Block> blocks, List<Section> sections) {
    public Section {
        blocks = List.copyOf(blocks);
        sections = List.copyOf(sections);
    }

    /** This section and everything below it, in the order of the document. */
    public List<Section> subtree() {
        return Outline.subtree(this);
    }
}
