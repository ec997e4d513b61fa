package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.StepHeading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a section as a procedure. What stands before its first step and after its last one stays with it, so that nobody who
 * follows the steps misses a warning. One reader serves one document on one thread.
 */
final class ProcedureReader {
    private static final Pattern ACTION =
            Pattern.compile("(?:actions?|change|do|set|fix|mitigation|remedy|resolution|maßnahme|aktion|acción|ação|操作|対応)(?: "
            + "required)?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Work work;

    ProcedureReader(Work work) {
        this.work = work;
    }

    /**
     * @param section its heading names the procedure
     * @param parts   those of its subsections that belong to it, in order
     */
    Procedure read(Section section, List<Section> parts) {
        ProcedureFacts facts = ProcedureFacts.of(section.blocks());
        var own = new Section(section.level(), section.heading(), section.path(), section.line(), facts.rest(), List.of());
        LooseSteps.Found found = section.path().isEmpty() && !parts.isEmpty()
                ? new LooseSteps.Found(List.of(), List.of(), List.of()) : work.steps(own);
        var intro = new ArrayList<>(found.before());
        var steps = new ArrayList<>(found.steps());
        var closing = new ArrayList<>(found.apart());
        String useWhen = facts.useWhen();
        Set<Section> sequence = ChildSteps.of(parts, work);
        for (Section part : parts) {
            if (ChildSteps.kind(part).equals(Optional.of(HeadingKind.USE_WHEN)) && !work.in(part)) {
                useWhen = useWhen.isEmpty() ? ProcedureFacts.reasons(part) : useWhen;
                continue;
            }
            List<Step> more = sequence.contains(part) ? inSequence(part) : steps(part);
            if (more.isEmpty()) {
                (steps.isEmpty() ? intro : closing).addAll(Outline.flatWithHeading(part));
            } else {
                steps.addAll(more);
            }
        }
        Optional<Estimate> estimate = EstimateReader.ofHeading(section.heading()).estimate().or(facts::estimate)
                .or(() -> parts.stream().filter(p -> !sequence.contains(p)).flatMap(p -> labelledEstimate(p).stream())
                .findFirst());
        closing(steps, closing);
        useWhen = useWhen.isEmpty() ? HeadingWords.condition(section.heading()) : useWhen;
        return new Procedure(section.heading(), useWhen, estimate, section.path(), section.line(), intro, steps, closing,
                List.of());
    }

    /** {@code ### Estimated time} with the time below it, or a line of that kind below the steps. */
    private static Optional<Estimate> labelledEstimate(Section part) {
        if (ChildSteps.kind(part).equals(Optional.of(HeadingKind.STEPS))) {
            return WholeStep.stated(part.blocks());
        }
        return part.blocks().isEmpty() || !(part.blocks().getFirst() instanceof Block.Prose prose) ? Optional.empty()
                : EstimateReader.stated(part.heading() + ": " + prose.text());
    }

    /** A step by its heading; a phase keeps the numbered actions below it. */
    private List<Step> inSequence(Section part) {
        boolean phase = StepHeading.read(part.heading()).filter(StepHeading::phase).isPresent();
        Set<Section> below = ChildSteps.of(part.sections(), work);
        if (phase && !below.isEmpty()) {
            return within(part);
        }
        LooseSteps.Found found = work.steps(part);
        boolean actions = phase && (found.steps().stream().anyMatch(s -> !s.number().isEmpty()) || told(part, found.steps()));
        boolean listed = !ChildSteps.instruction(part) && work.steps(part).steps().isEmpty() && part.sections().stream()
                .anyMatch(s -> work.steps(s).steps()
                .stream().filter(step -> !step.number().isEmpty()).count() > 1);
        return actions || listed ? within(part) : List.of(whole(part));
    }

    /** A phase that is nothing but bullets, each an order. */
    private static boolean told(Section part, List<Step> steps) {
        return steps.size() > 1 && part.blocks().stream()
                .allMatch(b -> b instanceof Block.Item item && (item.depth() > 0 || Instruction.begins(item.text())));
    }

    /** The steps of a part of the procedure, its heading in front of the first one. */
    private List<Step> steps(Section part) {
        boolean boxes = !HeadingWords.form(part.heading()) && part.blocks().stream().anyMatch(Block.Check.class::isInstance);
        if (work.taken(part) || work.explains(part) && !boxes || ChildSteps.kind(part).equals(Optional.of(HeadingKind.WARNING))) {
            return List.of();
        }
        List<Step> own = work.steps(part).steps();
        boolean several = own.stream().anyMatch(s -> !s.number().isEmpty()) || own.size() > 1 || part.sections().stream()
                .anyMatch(work::in);
        return several ? within(part) : own.isEmpty() && !done(part) ? List.of() : List.of(whole(part));
    }

    /** {@code Action:} above a setting or a sentence is a step, though nothing of it is a command. */
    private static boolean done(Section part) {
        return part.sections().isEmpty() && ACTION.matcher(HeadingWords.bare(part.heading())).matches()
                && !part.blocks().isEmpty();
    }

    /** Steps below a heading that is none itself. */
    List<Step> within(Section part) {
        LooseSteps.Found found = work.steps(part);
        var steps = new ArrayList<Step>();
        var waiting = new ArrayList<Block>();
        waiting.add(new Block.Prose(part.heading(), part.line(), Block.Prose.SECTION));
        waiting.addAll(found.before());
        for (Step step : found.steps()) {
            add(steps, waiting, step);
        }
        Set<Section> sequence = ChildSteps.of(part.sections(), work);
        for (Section below : part.sections()) {
            List<Step> more = sequence.contains(below) ? inSequence(below) : steps(below);
            if (more.isEmpty()) {
                waiting.addAll(Outline.flatWithHeading(below));
            }
            more.forEach(step -> add(steps, waiting, step));
        }
        if (!waiting.isEmpty() && !steps.isEmpty()) {
            Step end = steps.removeLast();
            steps.add(end.with(Stream.concat(end.blocks().stream(), waiting.stream()).toList()));
        }
        return steps;
    }

    /** What stood in front of a step is shown with it. */
    private static void add(List<Step> steps, List<Block> waiting, Step step) {
        steps.add(waiting.isEmpty() ? step : step.with(Stream.concat(waiting.stream(), step.blocks().stream()).toList()));
        waiting.clear();
    }

    static Step whole(Section section) {
        List<Block> blocks = Outline.flat(section);
        Optional<StepHeading> heading = StepHeading.read(section.heading());
        EstimateReader.Titled titled = EstimateReader.ofHeading(section.heading());
        Optional<Estimate> estimate = heading.flatMap(StepHeading::estimate).or(titled::estimate)
                .or(() -> WholeStep.stated(blocks));
        return new Step(heading.map(StepHeading::number).orElse(""), heading.map(StepHeading::title).filter(t -> !t.isBlank())
                .orElse(titled.title()), estimate,
                section.path(), blocks, Optional.empty(), section.line());
    }

    /** Sentences after the last check of the last step speak of the whole procedure: Markdown has no way to end a section. */
    private static void closing(List<Step> steps, List<Block> closing) {
        if (steps.isEmpty()) {
            return;
        }
        Step end = steps.getLast();
        int count = 0;
        while (count < end.blocks().size() && end.blocks().get(end.blocks().size() - 1 - count) instanceof Block.Prose) {
            count++;
        }
        int kept = end.blocks().size() - count;
        if (count > 0 && kept > 0 && end.blocks().get(kept - 1) instanceof Block.Check) {
            closing.addAll(0, end.blocks().subList(kept, end.blocks().size()));
            steps.set(steps.size() - 1, end.with(end.blocks().subList(0, kept)));
        }
    }
}
