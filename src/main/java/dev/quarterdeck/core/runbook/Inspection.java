package dev.quarterdeck.core.runbook;

import java.util.List;

/** Looks a whole document over for what its authors will want to mend. Any thread. */
final class Inspection {
    private Inspection() {
    }

    static void inspect(Section root, SourceText source, List<Finding> findings) {
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
