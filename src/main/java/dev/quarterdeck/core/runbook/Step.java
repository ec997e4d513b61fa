package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Optional;

/**
 * One step of a procedure, or a checklist that is worked through like one.
 *
 * @param number the number the runbook gives it ({@code 3}, {@code 1-2}), empty for a checklist or prerequisites
 * @param title  without the number and the estimate
 * @param path   heading path; checks are identified by it together with their text
 */
public record Step(String number, String title, Optional<Estimate> estimate, String path, List<Block> blocks) {
    public Step {
        blocks = List.copyOf(blocks);
    }

    public List<Block.Check> checks() {
        return blocks.stream().filter(Block.Check.class::isInstance).map(Block.Check.class::cast).toList();
    }
}
