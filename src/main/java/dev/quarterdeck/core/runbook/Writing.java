package dev.quarterdeck.core.runbook;

import java.util.List;

/**
 * What a runbook wants to be written and kept, during and after.
 *
 * @param postMortemSections headings of its own post-mortem template with the text below each
 * @param drills             when it wants to be rehearsed
 */
public record Writing(List<Template> templates, List<DeadlineGroup> deadlines, List<Runbook.Named> postMortemSections,
                      List<DrillOccasion> drills) {
    public static final Writing NOTHING = new Writing(List.of(), List.of(), List.of(), List.of());

    public Writing {
        templates = List.copyOf(templates);
        deadlines = List.copyOf(deadlines);
        postMortemSections = List.copyOf(postMortemSections);
        drills = List.copyOf(drills);
    }
}
