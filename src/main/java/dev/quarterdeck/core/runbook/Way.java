package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;

/** One of several ways to do a step. The first one, which the runbook does not name, has an empty label. */
public record Way(String label, List<Block> blocks) {
    public Way {
        blocks = List.copyOf(blocks);
    }
}
