package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the one procedure of a runbook that has none by name, since most runbooks in the wild are like that and must be
 * workable too. What explains the alert stands beside it; every other section is worked through or read. Any thread.
 */
final class LooseProcedure {
    private static final Pattern CONTEXT = Pattern.compile("^(?:meaning|impact|summary|overview|background|introduction|description|symptoms?|causes?"
            + "|about|purpose|scope|table of contents|contents|references?|links|see also|further reading|additional resources|related|authors?|history|changelog)\\b",
            Pattern.CASE_INSENSITIVE);

    private LooseProcedure() {
    }

    static boolean context(Section section) {
        return CONTEXT.matcher(section.heading()).find();
    }

    static Optional<Procedure> read(String title, Outline outline) {
        Outline work = outline.without(outline.headed(LooseProcedure::context));
        List<Step> steps = work.sections().stream().filter(s -> !s.path().isEmpty() || has(s))
                .flatMap(section -> LooseSteps.read(section, title).stream()).toList();
        if (steps.isEmpty()) {
            steps = work.sections().stream().flatMap(section -> LooseSteps.read(section, title).stream()).toList();
        }
        return steps.isEmpty() ? Optional.empty()
                : Optional.of(new Procedure(title, "", Optional.empty(), "", steps, List.of()));
    }

    private static boolean has(Section section) {
        return section.blocks().stream().anyMatch(block -> switch (block) {
            case Block.Check _, Block.Code _ -> true;
            case Block.Item item -> !item.marker().equals("•");
            case Block.Prose _, Block.Table _, Block.Quote _ -> false;
        });
    }
}
