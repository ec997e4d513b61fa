package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last resort: a document as paragraphs of text exactly as written, for what the Markdown parser cannot take. Any thread. */
final class PlainText {
    private PlainText() {
    }

    static SectionReader.Document read(SourceText source) {
        var blocks = new ArrayList<Block>();
        var paragraph = new ArrayList<String>();
        List<String> lines = source.markdown().lines().toList();
        for (int i = 0; i <= lines.size(); i++) {
            if (i < lines.size() && !lines.get(i).isBlank()) {
                paragraph.add(lines.get(i));
            } else if (!paragraph.isEmpty()) {
                blocks.add(new Block.Prose(String.join("\n", paragraph), i + 1 - paragraph.size()));
                paragraph.clear();
            }
        }
        return new SectionReader.Document(new Section(0, "", "", 1, blocks, List.of()), Optional.empty(), Optional.empty());
    }
}
