package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.List;

/** Looks a whole document over for what its authors will want to mend. Any thread. */
public final class Inspection {
    private Inspection() {
    }

    public static void inspect(Section root, SourceText source, List<Finding> findings) {
        for (Section section : Outline.subtree(root)) {
            UnfinishedText.inspect(section, source, findings);
            for (Block block : section.blocks()) {
                if (block instanceof Block.Code code) {
                    OddCharacters.inspect(code, findings);
                }
            }
        }
    }
}
