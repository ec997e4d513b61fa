package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.frontmatter.FrontMatter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a runbook says about itself.
 *
 * @param facts "name: value" lines: version, date, maintained by
 */
public record About(List<Runbook.Named> facts, Optional<LocalDate> nextReview, FrontMatter frontMatter) {
    public static final About NOTHING = new About(List.of(), Optional.empty(), FrontMatter.NONE);

    public About {
        facts = List.copyOf(facts);
    }
}
