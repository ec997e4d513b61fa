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
    private static final Pattern SEQUENCE = Pattern.compile("\\b(?:steps|sequence|schritte|étapes|pasos|passos)$|(?:步骤|手順)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TELLING =
            Pattern.compile("^(?:(?:internal|external|customer|team|stakeholder|user) )?(?:communications?|notifications?|"
            + "documentation|documents?|monitoring|reviews?|stakeholders?|support|learnings?|analysis|root cause(?: (?:analysis|"
            + "investigation))?|kommunikation|dokumentation|communication|comunicaci[oó]n|comunicação|documentação|"
            + "documentación)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What happens by itself: its numbers count what a machine does, unless they are orders. */
    private static final Pattern AUTOMATIC =
            Pattern.compile("\\b(?:automat(?:ic|ed|ically)|auto-?(?=(?:roll|revert|heal|recover)))(?!.{0,60}\\b(?:fails?|failed|"
            + "does not|manual))|(?<!\\p{L})automatisch|\\bautomatique|\\bautomátic[oa]|自动(?!化)|自動(?!化)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** One way back with a word for which, or the answer to one event. */
    private static final Pattern ANSWER =
            Pattern.compile("^[\\p{L}-]+ (?:roll-?back|revert|recovery|restore|fail-?over)\\b(?! (?:plans?|strateg|procedures|"
            + "options|methods|types|scenarios|steps))|\\b(?:incident|outage|emergency|breach|alert) response\\b",
            Pattern.CASE_INSENSITIVE);

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
        return heading(section).isEmpty();
    }

    /** Whether the heading above says that steps follow: {@code Rollback steps}. */
    boolean sequence(Section section) {
        return heading(section).filter(above -> SEQUENCE.matcher(HeadingWords.bare(above.heading())).find()).isPresent();
    }

    /** Whether numbered parts stand below one way back or one answer, so that they are its parts and no ways themselves. */
    boolean wayOf(List<Section> numbered) {
        return numbered.size() > 1 && heading(numbered.getFirst())
                .filter(way -> ANSWER.matcher(HeadingWords.bare(way.heading())).find()
                && ChildSteps.kind(way).filter(k -> k != HeadingKind.ALTERNATIVE && k != HeadingKind.WORK).isEmpty()).isPresent();
    }

    private boolean after(Section section) {
        return heading(section).flatMap(ChildSteps::kind).equals(Optional.of(HeadingKind.AFTERWARDS));
    }

    /** The section it stands in, unless that is the document's own. */
    private Optional<Section> heading(Section section) {
        return above(section).filter(in -> !in.path().isEmpty());
    }

    private Optional<Section> above(Section section) {
        return section.level() == 0 ? Optional.empty() : Optional.ofNullable(above.get(section.line()));
    }

    /** Whether anything in it could be work, whatever its heading says. */
    boolean possible(Section section) {
        List<Block> blocks = Outline.flat(section);
        return blocks.stream().anyMatch(b -> b instanceof Block.Check || !b.commands().isEmpty())
                || blocks.stream().filter(b -> b instanceof Block.Item item && Instruction.begins(item.text())).count() > 1;
    }

    /** Tells by its heading what happens by itself. */
    static boolean automatic(Section section) {
        return AUTOMATIC.matcher(section.heading()).find() && !HeadingWords.counted(section.heading());
    }

    private LooseSteps.Trust trust(Section section) {
        if (automatic(section) && !trusted.test(section.line()) && section.blocks().stream()
                .noneMatch(b -> !b.commands().isEmpty())) {
            return LooseSteps.Trust.UNKNOWN;
        }
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
        if (after(section)) {
            return LooseSteps.Trust.TOLD;
        }
        boolean work = above(section).filter(heading -> ChildSteps.worded(heading).isPresent() || ChildSteps.kind(heading)
                .filter(k -> k == HeadingKind.ALTERNATIVE || k == HeadingKind.STEPS || k == HeadingKind.WORK
                        || k == HeadingKind.CHOICE).isPresent()).isPresent();
        return work ? LooseSteps.Trust.WORK : LooseSteps.Trust.UNKNOWN;
    }
}
