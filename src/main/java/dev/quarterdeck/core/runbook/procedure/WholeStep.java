package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.List;
import java.util.Optional;

/** Makes one step of a section, to be worked through as a whole. Any thread. */
final class WholeStep {
    private WholeStep() {
    }

    /** A section's own blocks as something to work through. The letter of an appendix is no part of its title. */
    static Step step(Section section) {
        return step(section, section.blocks());
    }

    static Step step(Section section, List<Block> blocks) {
        EstimateReader.Titled titled = EstimateReader.ofHeading(section.heading().replaceFirst("^[A-Z]\\.\\s+", ""));
        Optional<Estimate> estimate = titled.estimate().or(() -> stated(blocks));
        return new Step("", titled.title(), estimate, section.path(), blocks, Optional.empty(), section.line());
    }

    /** How long it takes by a line of its own: {@code **Duration:** 5 minutes}. */
    static Optional<Estimate> stated(List<Block> blocks) {
        return blocks.stream().filter(Block.Prose.class::isInstance).flatMap(block -> ((Block.Prose) block).text().lines())
                .flatMap(line -> EstimateReader.stated(line).stream()).findFirst();
    }
}
