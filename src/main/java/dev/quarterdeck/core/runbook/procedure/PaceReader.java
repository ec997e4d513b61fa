package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds how long steps and procedures take where their headings do not say it: in a line among or below the steps. Any thread.
 */
public final class PaceReader {
    /** What somebody promised, and not what it takes. */
    private static final Pattern OBJECTIVE = Pattern.compile("\\b(?:rto|rpo|objectives?|sla|slo|uptime|response)\\b",
            Pattern.CASE_INSENSITIVE);

    private PaceReader() {
    }

    /** What the document says of itself below its title is said of its one procedure. */
    public static List<Procedure> read(List<Procedure> procedures, Section root) {
        List<Procedure> paced = procedures.stream().map(PaceReader::read).toList();
        if (paced.size() != 1 || paced.getFirst().estimate().isPresent()) {
            return paced;
        }
        Optional<Estimate> whole = Outline.subtree(root).stream().filter(s -> s.path().isEmpty()).flatMap(s -> s.blocks()
                .stream()).flatMap(PaceReader::lines)
                .filter(line -> !OBJECTIVE.matcher(line).find()).flatMap(line -> EstimateReader.stated(line).stream())
                        .findFirst();
        return List.of(paced.getFirst().taking(whole));
    }

    /** What already has an estimate keeps it. */
    static Procedure read(Procedure procedure) {
        List<Step> steps = procedure.steps();
        boolean several = steps.size() > 1;
        Optional<Estimate> below = several ? trailing(steps.getLast().blocks()) : Optional.empty();
        Optional<Estimate> estimate = procedure.estimate().or(() -> stated(procedure.intro()))
                .or(() -> stated(procedure.closing())).or(() -> below);
        boolean last = below.isPresent() && estimate.equals(below);
        List<Step> paced = IntStream.range(0, steps.size())
                .mapToObj(i -> last && i == steps.size() - 1 ? steps.get(i)
                : paced(steps.get(i), several && i == steps.size() - 1 ? estimate : Optional.empty())).toList();
        boolean alone = estimate.isEmpty() && paced.size() == 1 && paced.getFirst().line() == procedure.line();
        boolean twice = paced.size() == 1 && estimate.isPresent() && paced.getFirst().estimate().equals(estimate);
        return procedure.taking(alone ? paced.getFirst().estimate() : estimate).with(twice
                ? List.of(timed(paced.getFirst(), Optional.empty())) : paced);
    }

    /** A time below the last step that is that of all of them is not its own. */
    private static Step paced(Step step, Optional<Estimate> all) {
        Optional<Estimate> estimate = step.estimate().or(() -> stated(step.blocks()).filter(e -> !all.equals(Optional.of(e))));
        return estimate.equals(step.estimate()) ? step : timed(step, estimate);
    }

    private static Step timed(Step step, Optional<Estimate> estimate) {
        return new Step(step.number(), step.title(), estimate, step.path(), step.blocks(), step.from(), step.line());
    }

    private static Optional<Estimate> stated(List<Block> blocks) {
        return blocks.stream().flatMap(PaceReader::lines)
                .flatMap(line -> EstimateReader.stated(line).or(() -> EstimateReader.bare(line)).stream()).findFirst();
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
