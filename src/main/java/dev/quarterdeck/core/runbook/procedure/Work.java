package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Instruction;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Whether there is something to do in a section, and which steps its own blocks are. One serves one document on one thread. */
public final class Work {
    private static final Pattern SEQUENCE = Pattern.compile("\\b(?:steps|sequence|schritte|étapes|pasos|passos)$|(?:步骤|手順)$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TELLING = Pattern.compile("^(?:(?:internal|external|customer|team|stakeholder|user) )?(?:communications?|notifications?|documentation|documents?|monitoring|reviews?|stakeholders?|support|learnings?|analysis|root cause analysis|kommunikation|dokumentation|communication|comunicaci[oó]n|comunicação|documentação|documentación)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final IntPredicate taken;
    private final IntPredicate trusted;
    /** By a heading's line: the section it stands in. */
    private final Map<Integer, Section> above = new HashMap<>();
    private final Map<Section, LooseSteps.Found> known = new IdentityHashMap<>();
    private final Map<Section, Boolean> inside = new IdentityHashMap<>();

    /**
     * @param root    the document
     * @param taken   lines of blocks and of headings that were understood as something else than work
     * @param trusted lines of headings of which somebody said that steps stand below them
     */
    public Work(Section root, IntPredicate taken, IntPredicate trusted) {
        this.taken = taken;
        this.trusted = trusted;
        place(root);
    }

    private void place(Section section) {
        section.sections().forEach(below -> {
            above.put(below.line(), section);
            place(below);
        });
    }

    boolean in(Section section) {
        Boolean before = inside.get(section);
        if (before == null) {
            before = own(section) || section.sections().stream().anyMatch(this::in);
            inside.put(section, before);
        }
        return before;
    }

    /** Work in the section's own blocks: something to tick, to run, or to follow. */
    boolean own(Section section) {
        return !taken(section) && !steps(section).steps().isEmpty();
    }

    LooseSteps.Found steps(Section section) {
        return known.computeIfAbsent(section, s -> LooseSteps.read(s, trust(s), taken));
    }

    boolean taken(Section section) {
        return taken.test(section.line());
    }

    boolean taken(Block block) {
        return taken.test(block.line());
    }

    /** What only explains by its heading; after the work, telling people is something to do as well. */
    boolean explains(Section section) {
        return ChildSteps.kind(section).equals(Optional.of(HeadingKind.CONTEXT)) && !aftercare(section);
    }

    private boolean aftercare(Section section) {
        return after(section) && TELLING.matcher(HeadingWords.bare(section.heading())).find();
    }

    /** Whether nothing but the document's title stands above it. */
    boolean chapter(Section section) {
        Section heading = above(section);
        return heading == null || heading.path().isEmpty();
    }

    /** Whether the heading above says that steps follow: {@code Rollback steps}. */
    boolean sequence(Section section) {
        return !chapter(section) && SEQUENCE.matcher(HeadingWords.bare(above(section).heading())).find();
    }

    private boolean after(Section section) {
        return !chapter(section) && ChildSteps.kind(above(section)).equals(Optional.of(HeadingKind.AFTERWARDS));
    }

    private Section above(Section section) {
        return section.level() == 0 ? null : above.get(section.line());
    }

    /** Whether anything in it could be work, whatever its heading says. */
    boolean possible(Section section) {
        List<Block> blocks = Outline.flat(section);
        return blocks.stream().anyMatch(b -> b instanceof Block.Check || !b.commands().isEmpty())
                || blocks.stream().filter(b -> b instanceof Block.Item item && Instruction.begins(item.text())).count() > 1;
    }

    private LooseSteps.Trust trust(Section section) {
        if (trusted.test(section.line())) {
            return LooseSteps.Trust.STEPS;
        }
        if (ChildSteps.worded(section).isPresent() || ChildSteps.instruction(section)) {
            return LooseSteps.Trust.WORK;
        }
        return ChildSteps.kind(section).map(kind -> switch (kind) {
            case STEPS -> LooseSteps.Trust.STEPS;
            case WORK, ALTERNATIVE, BEFORE, VERIFICATION, CHOICE -> LooseSteps.Trust.WORK;
            case AFTERWARDS -> LooseSteps.Trust.TOLD;
            case CONTEXT -> aftercare(section) ? LooseSteps.Trust.TOLD : LooseSteps.Trust.UNKNOWN;
            case WARNING, USE_WHEN -> LooseSteps.Trust.UNKNOWN;
        }).orElseGet(() -> inherited(section));
    }

    /** What says nothing itself is part of what stands above it, where that is work by its own words. */
    private LooseSteps.Trust inherited(Section section) {
        Section heading = above(section);
        if (after(section)) {
            return LooseSteps.Trust.TOLD;
        }
        boolean work = heading != null && (ChildSteps.worded(heading).isPresent() || ChildSteps.kind(heading)
                .filter(k -> k == HeadingKind.ALTERNATIVE || k == HeadingKind.STEPS || k == HeadingKind.WORK
                        || k == HeadingKind.CHOICE).isPresent());
        return work ? LooseSteps.Trust.WORK : LooseSteps.Trust.UNKNOWN;
    }
}
