package dev.quarterdeck.core.runbook;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises the checklists that belong to no procedure: before it begins, and before the incident is resolved. Any thread. */
final class Checklists {
    private static final Pattern BEFORE = Pattern.compile("\\bpre-?\\s?(?:roll|flight|check|req|deploy|start)"
            + "|\\bbefore\\b|\\bpreparations?\\b|\\bget(?:ting)? ready\\b|\\bready to\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile("\\bverif\\w+|\\bvalidat\\w+|\\bacceptance\\b|\\bconfirm\\w*"
            + "|\\bsmoke tests?\\b|\\brecovered\\b|\\bproof\\b|\\bback to normal\\b|\\bdone when\\b|\\bexit criteria\\b|\\bsuccess criteria\\b|\\bdefinition of done\\b|\\ball clear\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LATER = Pattern.compile("^(?:once|after|when)\\b.{0,50}\\b(?:roll(?:ed)?[ -]?back|rollback|recovery|recovered|incident|success\\w*|mitigat\\w+|resol\\w+|restored|over|back|done)\\b"
            + "|^version control\\b|^clean-?\\s?up\\b|^tidy(?:ing)? up\\b|^afterwards\\b", Pattern.CASE_INSENSITIVE);

    private Checklists() {
    }

    static boolean before(Section section) {
        return hasChecks(section) && BEFORE.matcher(section.heading()).find();
    }

    static boolean verification(Section section) {
        return hasChecks(section) && AFTER.matcher(section.heading()).find();
    }

    /** Commands that are for afterwards: {@code After successful rollback: git tag ...}. */
    static boolean afterwards(Section section) {
        boolean work = section.blocks().stream().anyMatch(block -> !block.commands().isEmpty() && (!(block instanceof Block.Code code) || code.command()));
        boolean said = section.blocks().stream().findFirst().filter(block -> block instanceof Block.Prose prose && LATER.matcher(prose.text()).find()).isPresent();
        return work && (said || LATER.matcher(section.heading()).find());
    }

    /** A section's own blocks as something to work through. The letter of an appendix is no part of its title. */
    static Step step(Section section) {
        EstimateReader.Titled titled = EstimateReader.ofHeading(section.heading().replaceFirst("^[A-Z]\\.\\s+", ""));
        return new Step("", titled.title(), titled.estimate(), section.path(), section.blocks(), Optional.empty(), section.line());
    }

    private static boolean hasChecks(Section section) {
        return section.blocks().stream().anyMatch(Block.Check.class::isInstance);
    }
}
