package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds how long steps and procedures take where their headings do not say it: in a line among or below the steps. Any thread. */
public final class PaceReader {
    private PaceReader() {
    }

    /** What already has an estimate keeps it. */
    public static Procedure read(Procedure procedure) {
        List<Step> steps = procedure.steps();
        boolean several = steps.size() > 1;
        Optional<Estimate> below = several ? trailing(steps.getLast().blocks()) : Optional.empty();
        Optional<Estimate> estimate = procedure.estimate().or(() -> stated(procedure.intro())).or(() -> stated(procedure.closing())).or(() -> below);
        boolean last = below.isPresent() && estimate.equals(below);
        List<Step> paced = IntStream.range(0, steps.size()).mapToObj(i -> last && i == steps.size() - 1 ? steps.get(i) : paced(steps.get(i), several && i == steps.size() - 1 ? estimate : Optional.empty())).toList();
        boolean alone = estimate.isEmpty() && paced.size() == 1 && paced.getFirst().line() == procedure.line();
        Optional<Estimate> whole = alone ? paced.getFirst().estimate() : estimate;
        // the one step of a procedure takes as long as that, which needs to be said once
        boolean twice = paced.size() == 1 && whole.isPresent() && paced.getFirst().estimate().equals(whole);
        return procedure.taking(whole).with(twice ? List.of(untimed(paced.getFirst())) : paced);
    }

    /** A time below the last step that is that of all of them is not its own. */
    private static Step paced(Step step, Optional<Estimate> all) {
        Optional<Estimate> estimate = step.estimate().or(() -> stated(step.blocks()).filter(e -> !all.equals(Optional.of(e))));
        return estimate.equals(step.estimate()) ? step
                : new Step(step.number(), step.title(), estimate, step.path(), step.blocks(), step.from(), step.line());
    }

    private static Step untimed(Step step) {
        return new Step(step.number(), step.title(), Optional.empty(), step.path(), step.blocks(), step.from(), step.line());
    }

    private static Optional<Estimate> stated(List<Block> blocks) {
        return blocks.stream().flatMap(PaceReader::lines).flatMap(line -> EstimateReader.stated(line).or(() -> EstimateReader.bare(line)).stream()).findFirst();
    }

    /** A paragraph at the very end speaks of all that stands above it. */
    private static Optional<Estimate> trailing(List<Block> blocks) {
        return blocks.size() > 1 && blocks.getLast() instanceof Block.Prose prose
                ? prose.text().lines().flatMap(line -> EstimateReader.stated(line).stream()).findFirst() : Optional.empty();
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text().lines();
            case Block.Item item -> item.text().lines();
            case Block.Quote quote -> quote.text().lines();
            case Block.Check _, Block.Code _, Block.Table _ -> Stream.empty();
        };
    }
}
