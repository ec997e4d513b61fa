package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the one procedure of a runbook that has none by name: each section with something to do in it becomes a step.
 * Most runbooks in the wild are like that, and they must be workable too. Any thread.
 */
final class LooseProcedure {
    private static final Pattern CONTEXT =
            Pattern.compile("^(?:meaning|impact|summary|overview|background|introduction|references?|links)\\b", Pattern.CASE_INSENSITIVE);

    private LooseProcedure() {
    }

    static Optional<Procedure> read(String title, Outline outline) {
        List<Step> steps = outline.sections().stream()
                .filter(section -> !CONTEXT.matcher(section.heading()).find())
                .filter(section -> section.blocks().stream().anyMatch(LooseProcedure::work))
                .map(section -> section.heading().isEmpty()
                        ? new Step("", title, Optional.empty(), section.path(), section.blocks())
                        : Checklists.step(section))
                .toList();
        return steps.isEmpty() ? Optional.empty()
                : Optional.of(new Procedure(title, "", Optional.empty(), "", steps, List.of()));
    }

    private static boolean work(Block block) {
        return switch (block) {
            case Block.Check _, Block.Code _ -> true;
            case Block.Item item -> !item.marker().equals("•");
            case Block.Prose _, Block.Table _, Block.Quote _ -> false;
        };
    }
}
