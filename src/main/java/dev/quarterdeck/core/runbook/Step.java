package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import java.util.Optional;

/**
 * One step of a procedure, or a checklist that is worked through like one.
 *
 * @param number the number the runbook gives it ({@code 3}, {@code 1-2}), empty for a checklist or prerequisites
 * @param title  without the number and the estimate
 * @param path   heading path; checks are identified by it together with their text
 * @param from   the step of another procedure that this one stands for, when the runbook only refers to it
 * @param line   source line on which it begins, from 1; 0 when it has none
 */
public record Step(String number, String title, Optional<Estimate> estimate, String path, List<Block> blocks,
                   Optional<Reference> from, int line) {
    public Step {
        blocks = List.copyOf(blocks);
    }

    /** A step of the runbook's own, which begins where its first block does. */
    public Step(String number, String title, Optional<Estimate> estimate, String path, List<Block> blocks) {
        this(number, title, estimate, path, blocks, Optional.empty(), blocks.isEmpty() ? 0 : blocks.getFirst().line());
    }

    public Step with(List<Block> others) {
        return new Step(number, title, estimate, path, others, from, line);
    }

    public List<Block.Check> checks() {
        return blocks.stream().filter(Block.Check.class::isInstance).map(Block.Check.class::cast).toList();
    }

    public List<Block.Code> codes() {
        return blocks.stream().filter(Block.Code.class::isInstance).map(Block.Code.class::cast).toList();
    }

    /** The commands of all its fences and of its text; queries are none. */
    public List<CommandText> commands() {
        return blocks.stream().filter(block -> !(block instanceof Block.Code code) || code.command())
                .flatMap(block -> block.commands().stream()).toList();
    }

    /** The blanks that have to be filled in, by checks, items or sentences. */
    public List<FillIn> fillIns() {
        return blocks.stream().flatMap(block -> FillIn.of(block).stream()).toList();
    }

    /** Whether a block begins another way to do what stands above it, and is no next step. */
    public static boolean otherWay(Block block) {
        return WayReader.begins(block);
    }

    /** The step as it stands, and after it each alternative that the runbook gives; only one of them is carried out. */
    public List<Way> ways() {
        return WayReader.read(blocks);
    }
}
