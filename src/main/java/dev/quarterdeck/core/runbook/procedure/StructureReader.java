package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.correction.Corrected;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.LabelledParts;
import dev.quarterdeck.core.runbook.words.Stance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a document wants done: procedures, each below the heading that names it alone, and the work before and after
 * them. A heading over several ways is no procedure, ways are no sequence, and what only explains is nothing to tick. One
 * reader serves one document on one thread.
 */
public final class StructureReader {
    private static final Set<HeadingKind> NOT_A_WAY = Set.of(HeadingKind.BEFORE, HeadingKind.VERIFICATION, HeadingKind.AFTERWARDS,
            HeadingKind.WARNING,
            HeadingKind.CONTEXT, HeadingKind.USE_WHEN, HeadingKind.STEPS);

    /** The two ends of one system, which go back together. */
    private static final Pattern END = Pattern.compile("\\b(?:front|back)[- ]?end\\b|前端|后端|後端|フロントエンド|バックエンド",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHECKLIST =
            Pattern.compile("\\b(?:check-?list|checkliste|liste de contrôle|lista de verificaci[oó]n)$|(?:清单|検査表)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Set<Integer> headings;
    /**
     * Lines of headings that name one of several ways by their brackets alone: {@code Procedure (Docker)},
     * {@code Procedure (host)}.
     */
    private final Set<Integer> bracketed;
    private final String title;
    private final Work work;
    private final ProcedureReader procedureReader;
    private final List<Procedure> procedures = new ArrayList<>();
    /** By the procedure's line: the heading it stands below, as one of several ways. */
    private final Map<Integer, Section> ways = new HashMap<>();
    private final List<Step> before = new ArrayList<>();
    private final List<Step> verification = new ArrayList<>();
    private final List<Step> afterwards = new ArrayList<>();
    private final Map<Integer, SectionRole> roles = new HashMap<>();

    private StructureReader(Section root, Section parts, String title, Work work) {
        this.headings = Stream.concat(Outline.subtree(root).stream().map(Section::line),
                TableWays.lines(LabelledParts.of(root)).stream()).collect(Collectors.toSet());
        this.bracketed = Outline.subtree(parts).stream().flatMap(s -> ChildSteps.bracketed(s.sections()).stream())
                .collect(Collectors.toSet());
        this.title = title;
        this.work = work;
        this.procedureReader = new ProcedureReader(work);
    }

    /**
     * @param claimed   what other recognisers understood, by the line of a section's heading
     * @param understood lines of blocks that other recognisers understood
     */
    public static Structure read(Corrected corrected, String title, Map<Integer, SectionRole> claimed, Set<Integer> understood) {
        Section root = corrected.root();
        IntPredicate taken = line -> claimed.containsKey(line) || understood.contains(line);
        var said = new SaidWork(TableWays.of(LabelledParts.of(corrected.work(root))), corrected);
        Set<Integer> trusted = said.ways().stream().map(way -> way.section().line()).collect(Collectors.toSet());
        var work = new Work(said.rest(), taken, trusted::contains);
        var reader = new StructureReader(root, said.rest(), title, work);
        if (corrected.guessed()) {
            reader.titled(said.rest());
        }
        said.ways().forEach(way -> {
            reader.add(way.section(), way.section().sections(), Optional.of(way.above()));
            reader.ways.remove(way.section().line());
        });
        List<Procedure> named = reader.distinct(
                reader.exclusive(reader.procedures.stream().sorted(Comparator.comparingInt(Procedure::line)).toList()));
        return said.with(new Structure(named, reader.before, reader.verification, reader.afterwards,
                new SectionReadings(claimed, reader.roles, reader.work).read(root).stream().map(corrected::reading).toList()),
                title);
    }

    /** The document, or the heading that names it: what stands right below it is one procedure, or several. */
    private void titled(Section section) {
        Set<Section> sequence = ChildSteps.counted(section.sections(), work);
        List<Section> titles = section.sections().stream().filter(s -> s.path().isEmpty()).toList();
        if (!sequence.isEmpty() && titles.isEmpty()) {
            List<Section> parts = section.sections().stream().filter(s -> sequence.contains(s) || beside(s)).toList();
            add(section, parts, Optional.empty());
            section.sections().stream().filter(s -> parts.stream().noneMatch(p -> p == s)).forEach(s -> place(s, section));
            return;
        }
        if (titles.isEmpty() || !section.blocks().isEmpty()) {
            alone(section);
        }
        section.sections().forEach(s -> {
            if (s.path().isEmpty()) {
                titled(s);
            } else {
                place(s, section);
            }
        });
    }

    /** Preparation belongs to the steps of a document that is one procedure. */
    private boolean beside(Section section) {
        return !work.taken(section) && ChildSteps.kind(section).equals(Optional.of(HeadingKind.BEFORE)) && work.in(section);
    }

    private void place(Section section, Section above) {
        if (work.taken(section)) {
            section.sections().stream().filter(s -> !work.taken(s)).forEach(s -> place(s, section));
            return;
        }
        if (section.sections().stream().anyMatch(s -> HeadingWords.plans(s.heading()))
                && ChildSteps.kind(section).equals(Optional.of(HeadingKind.AFTERWARDS))) {
            role(section, SectionRole.CONTEXT);
            return;
        }
        Optional<HeadingKind> kind = later(section) ? Optional.of(HeadingKind.AFTERWARDS) : ChildSteps.kind(section);
        boolean sequence = !ChildSteps.of(section.sections(), work).isEmpty();
        if (kind.isEmpty()) {
            work(section, above, sequence);
            return;
        }
        switch (kind.get()) {
            case BEFORE -> list(section, before, SectionRole.BEFORE);
            case VERIFICATION -> list(section, verification, SectionRole.VERIFICATION);
            case AFTERWARDS -> list(section, afterwards, SectionRole.AFTERWARDS);
            case CONTEXT -> {
                if (boxes(section)) {
                    work(section, above, sequence);
                } else {
                    context(section, sequence);
                }
            }
            case WARNING -> role(section, SectionRole.REASONS_NOT_TO_ACT);
            case USE_WHEN -> {
                role(section, SectionRole.CONTEXT);
                section.sections().stream().filter(s -> HeadingWords.back(s.heading()) && work.in(s))
                        .forEach(s -> place(s, section));
            }
            case STEPS, CHOICE, ALTERNATIVE, WORK -> work(section, above, sequence);
        }
    }

    /** {@code Once it is rolled back:} above all that stands in a section. */
    private static boolean later(Section section) {
        return section.blocks().stream().findFirst()
                .filter(block -> block instanceof Block.Prose prose && prose.text().strip().endsWith(":")
                && HeadingWords.read(prose.text()).filter(k -> k == HeadingKind.AFTERWARDS).isPresent()).isPresent();
    }

    /** Boxes are there to be ticked, whatever their heading says; those of a form are choices. */
    private boolean boxes(Section section) {
        boolean own = section.blocks().stream().anyMatch(Block.Check.class::isInstance) && work.own(section);
        return !work.taken(section) && !HeadingWords.form(section.heading()) && (own || section.sections().stream()
                .filter(s -> ChildSteps.kind(s).map(k -> k == HeadingKind.CONTEXT || k == HeadingKind.WORK).orElse(true))
                .anyMatch(this::boxes));
    }

    /** What explains is not worked through; a procedure with numbered steps inside it is one all the same. */
    private void context(Section section, boolean sequence) {
        boolean steps = sequence && section.sections().stream().anyMatch(s -> ChildSteps.worded(s).isPresent());
        if (steps) {
            add(section, section.sections(), Optional.empty());
            return;
        }
        role(section, SectionRole.CONTEXT);
        section.sections().stream().filter(this::workInContext).forEach(s -> place(s, section));
    }

    /** An appendix may hold a procedure or a checklist; what its own heading does not call work stays text. */
    private boolean workInContext(Section section) {
        if (CHECKLIST.matcher(section.heading().strip()).find() && work.steps(section).steps().stream()
                .filter(step -> !step.number().isEmpty()
                && Instruction.begins(step.title())).count() > 1) {
            return true;
        }
        return ChildSteps.kind(section).map(kind -> switch (kind) {
            case ALTERNATIVE, CHOICE, STEPS, WORK -> work.in(section) && (Stance.speaksOfUndoing(section.heading())
                    || section.sections().stream().anyMatch(s -> ChildSteps.worded(s).isPresent()));
            case BEFORE, VERIFICATION, AFTERWARDS -> Outline.flat(section).stream().anyMatch(Block.Check.class::isInstance);
            case CONTEXT, WARNING, USE_WHEN -> false;
        }).orElse(false);
    }

    private void work(Section section, Section above, boolean sequence) {
        List<Section> ways = sequence ? List.of() : section.sections().stream().filter(this::way).toList();
        boolean told = section.sections().stream().noneMatch(s -> ChildSteps.worded(s).isPresent());
        if ((!ways.isEmpty() || sequence && told) && HeadingWords.troubles(section.heading())) {
            role(section, SectionRole.NOTHING);
            section.sections().stream().filter(s -> (Stance.speaksOfUndoing(s.heading()) || HeadingWords.back(s.heading()))
                    && work.in(s)).forEach(s -> place(s, section));
            return;
        }
        if (choice(section, ways)) {
            role(section, SectionRole.CHOICE);
            List<Section> own = section.sections().stream().filter(s -> ways.stream().noneMatch(w -> w == s))
                    .filter(s -> ChildSteps.kind(s)
                    .filter(k -> k == HeadingKind.STEPS || k == HeadingKind.USE_WHEN).isPresent()).toList();
            var alone = new Section(section.level(), section.heading(), section.path(), section.line(),
                    ProcedureFacts.of(section.blocks()).rest(), List.of());
            boolean itself = !work.steps(alone).steps().isEmpty() || own.stream().anyMatch(work::in);
            if (itself) {
                add(section, own, Optional.of(above));
            }
            section.sections().stream().filter(s -> !itself || own.stream().noneMatch(o -> o == s))
                    .forEach(s -> place(s, section));
            return;
        }
        if (sequence || work.in(section) || readOnly(section) || something(section)) {
            add(section, section.sections(), Optional.of(above));
        } else {
            section.sections().forEach(s -> place(s, section));
        }
    }

    /** Whether the heading stands over ways to choose from, and is none of them. */
    private boolean choice(Section section, List<Section> ways) {
        boolean parts = ways.size() > 1 || section.sections().stream().anyMatch(s -> HeadingWords.form(s.heading()));
        if (parts && !ways.isEmpty() && ways.stream().allMatch(w -> HeadingWords.phase(w.heading()))
                && !HeadingWords.troubles(section.heading())) {
            return false;
        }
        if (ChildSteps.kind(section).filter(k -> k == HeadingKind.WORK || k == HeadingKind.STEPS).isPresent() && ways
                .stream().noneMatch(this::named)
                && section.sections().stream().anyMatch(s -> HeadingWords.phase(s.heading()) && work.in(s))) {
            return false;
        }
        boolean whole = HeadingWords.diagnosis(section.heading()) && ways.stream().filter(this::named).count() < 2;
        if (whole || ways.isEmpty()) {
            return false;
        }
        Optional<HeadingKind> kind = ChildSteps.kind(section);
        boolean said = kind.equals(Optional.of(HeadingKind.CHOICE)) || ways.stream().anyMatch(w -> named(w)
                || ChildSteps.kind(w).filter(k -> k == HeadingKind.CHOICE || k == HeadingKind.STEPS).isPresent());
        boolean only = ways.size() == 1 && !work.own(section) && section.sections().stream().filter(work::in).count() == 1
                && (kind.filter(k -> k == HeadingKind.WORK || k == HeadingKind.ALTERNATIVE).isEmpty()
                        || HeadingWords.procedure(ways.getFirst().heading()));
        return said || only || ways.size() > 1 || !ChildSteps.counted(ways.getFirst().sections(), work).isEmpty();
    }

    /** A subsection that may be a procedure beside others; a bold label only where it names itself one. */
    private boolean way(Section section) {
        boolean may = ChildSteps.kind(section).map(kind -> switch (kind) {
            case ALTERNATIVE, WORK, CHOICE -> true;
            case STEPS -> section.sections().stream().anyMatch(this::named);
            case CONTEXT, WARNING, USE_WHEN, BEFORE, VERIFICATION, AFTERWARDS -> false;
        }).orElse(true);
        return may && (headings.contains(section.line()) || named(section)) && !work.taken(section)
                && (work.in(section) || something(section));
    }

    /** A way that is counted, or named work, is one, be its steps code of another kind; a message is none. */
    private boolean something(Section section) {
        boolean code = section.blocks().stream().anyMatch(b -> b instanceof Block.Code && !work.taken(b));
        return HeadingWords.counted(section.heading()) && (told(section.blocks()) || code)
                || named(section) && !Work.automatic(section) && told(section.blocks()) || code
                && !HeadingWords.runbook(section.heading())
                        && ChildSteps.kind(section).filter(k -> k == HeadingKind.CHOICE || k == HeadingKind.WORK).isPresent();
    }

    private boolean named(Section section) {
        return ChildSteps.kind(section).equals(Optional.of(HeadingKind.ALTERNATIVE)) || bracketed.contains(section.line());
    }

    /** "Procedure 2" may follow on 1 or stand in its place: only what it says itself tells. */
    private static boolean counted(Section section) {
        return HeadingWords.bare(section.heading())
                .matches("(?i)(?:procedure|proc(?:é|e)dure|procedimiento|procedimento|verfahren|playbook)\\b(?!\\s*\\().*");
    }

    /**
     * Mitigation that is told in sentences: something to read, once its heading says that it is work and a sentence tells what to
     * do.
     */
    private boolean readOnly(Section section) {
        return ChildSteps.kind(section).filter(k -> k == HeadingKind.WORK || k == HeadingKind.ALTERNATIVE).isPresent()
                && told(section.blocks())
                && !Work.automatic(section) && !HeadingWords.bare(section.heading()).matches("(?i).*\\breference");
    }

    private static boolean told(List<Block> blocks) {
        return blocks.stream().anyMatch(block -> switch (block) {
            case Block.Prose prose -> Arrays.stream(prose.text().split("(?<=[.!?])\\s+")).anyMatch(Instruction::begins);
            case Block.Item item -> Instruction.begins(item.text());
            case Block.Quote quote -> Instruction.begins(quote.text());
            case Block.Check _, Block.Code _, Block.Table _ -> false;
        });
    }

    /** A list of names, one of which begins like an order by chance. */
    private static boolean described(List<Block> blocks) {
        List<Block.Item> items = blocks.stream().filter(b -> b instanceof Block.Item item && item.depth() == 0)
                .map(Block.Item.class::cast).toList();
        return items.stream().filter(item -> Instruction.begins(item.text())).count() * 2 < items.size();
    }

    /** Steps in the title's own blocks. */
    private void alone(Section section) {
        var own = new Section(section.level(), section.heading(), section.path(), section.line(), section.blocks(), List.of());
        boolean text = section.level() == 0 && section.sections().isEmpty() && told(section.blocks());
        if (!work.taken(section) && (text || work.own(own))) {
            add(own, List.of(), Optional.empty());
        }
    }

    private void add(Section section, List<Section> parts, Optional<Section> above) {
        List<Section> back = back(section, parts);
        List<Section> used = parts.stream().filter(s -> !work.taken(s) && back.stream().noneMatch(b -> b == s)).toList();
        back.forEach(s -> place(s, section));
        Procedure read = procedureReader.read(section, used);
        ChildSteps.of(used, work).forEach(step -> options(step).forEach(way -> add(way, way.sections(), Optional.of(step))));
        if (read.steps().isEmpty() && HeadingWords.troubles(section.heading())) {
            return;
        }
        boolean readable = section.path().isEmpty() || told(section.blocks()) || section.blocks().stream()
                .anyMatch(b -> b instanceof Block.Code && !work.taken(b))
                || used.stream().anyMatch(s -> told(s.blocks()) || something(s));
        if (read.steps().isEmpty() && !readable) {
            return;
        }
        List<Step> steps = read.steps().isEmpty() && section.blocks().isEmpty() && used.isEmpty() ? List.of()
                : read.steps().isEmpty() ? List.of(reading(section, read.intro())) : read.steps();
        if (steps.isEmpty()) {
            return;
        }
        Procedure procedure = read.steps().isEmpty()
                ? new Procedure(read.title(), read.useWhen(), read.estimate(), read.path(), read.line(),
                List.of(), steps, read.closing(), List.of()) : read;
        procedures.add(called(procedure, section, parts).titled(title(section, above)));
        above.filter(a -> !apart(section, a) && !HeadingWords.event(section.heading()) && !HeadingWords.events(a.heading())
                        && ((ChildSteps.kind(a).equals(Optional.of(HeadingKind.CHOICE)) || named(section))
                                && !counted(section) || !read.useWhen().isEmpty()))
                .ifPresent(a -> ways.put(procedure.line(), a));
        roles.put(section.line(), SectionRole.PROCEDURE);
        Set<Integer> headings = new HashSet<>();
        Set<Integer> ticked = new HashSet<>();
        steps.forEach(step -> {
            headings.add(step.line());
            step.blocks().forEach(block -> ticked.add(block.line()));
        });
        used.stream().flatMap(s -> Outline.subtree(s).stream())
                .filter(s -> roles.getOrDefault(s.line(), SectionRole.NOTHING) == SectionRole.NOTHING)
                .forEach(s -> roles.put(s.line(), headings.contains(s.line()) ? SectionRole.STEP : gave(s, ticked)
                        || !work.possible(s) ? SectionRole.STEPS : SectionRole.NOTHING));
    }

    /**
     * Named a runbook, or a procedure for another act than its neighbours: {@code Deployment protocol},
     * {@code Rollback protocol}.
     */
    private static boolean apart(Section section, Section above) {
        boolean undoing = Stance.speaksOfUndoing(section.heading());
        return HeadingWords.runbook(section.heading()) || END.matcher(section.heading()).find()
                || HeadingWords.procedure(section.heading()) && !HeadingWords.counted(section.heading())
                && above.sections().stream().filter(s -> HeadingWords.procedure(s.heading()))
                .anyMatch(s -> Stance.speaksOfUndoing(s.heading()) != undoing);
    }

    /** When a runbook among several is called for is said below it, though it calls for all of it. */
    private static Procedure called(Procedure procedure, Section section, List<Section> parts) {
        Optional<Section> when = parts.stream().filter(s -> ChildSteps.kind(s).equals(Optional.of(HeadingKind.USE_WHEN)))
                .findFirst();
        return !HeadingWords.runbook(section.heading()) || !procedure.useWhen().isEmpty() || when.isEmpty() ? procedure
                : procedure.usedWhen(ProcedureFacts.reasons(when.get()));
    }

    /** Ways to choose from inside a step, by their numbers or letters; the step is done by any of them. */
    private List<Section> options(Section step) {
        List<Section> options = step.sections().stream().filter(s -> HeadingWords.counted(s.heading()) && way(s)).toList();
        return options.size() > 1 ? options : List.of();
    }

    /** Whether something of a section is ticked; what looks like work and is not is for people to judge. */
    private static boolean gave(Section section, Set<Integer> ticked) {
        return Outline.flat(section).stream().anyMatch(block -> ticked.contains(block.line()));
    }

    /** The way back out of work that is no way back itself: it is chosen when the work fails, and is no step of it. */
    private List<Section> back(Section section, List<Section> parts) {
        boolean itself = Stance.speaksOfUndoing(section.heading()) || section.path().isEmpty() && Stance.speaksOfUndoing(title)
                || parts.stream().anyMatch(s -> HeadingWords.diagnosis(s.heading())) || named(section);
        List<Section> back = itself ? List.of() : parts.stream().filter(s -> HeadingWords.back(s.heading()) && !work.taken(s)
                && work.in(s)).toList();
        boolean alone = back.size() == parts.stream().filter(work::in).count() && !work.own(section)
                && ChildSteps.kind(section).filter(k -> k == HeadingKind.WORK || k == HeadingKind.ALTERNATIVE).isPresent()
                        && !HeadingWords.troubles(section.heading());
        return alone ? List.of() : back;
    }

    /** A step that is only read, in the words of the section's heading. */
    private Step reading(Section section, List<Block> blocks) {
        Step step = WholeStep.step(section, blocks);
        return step.title().isEmpty() ? new Step("", title, step.estimate(), step.path(), blocks, Optional.empty(), step.line())
                : step;
    }

    private String title(Section section, Optional<Section> above) {
        if (section.heading().isEmpty() || section.path().isEmpty()) {
            return title;
        }
        boolean general = ChildSteps.kind(section).equals(Optional.of(HeadingKind.STEPS)) && HeadingWords.bare(section.heading())
                .indexOf(' ') < 0;
        return general ? above.filter(a -> !a.path().isEmpty()).map(Section::heading).orElse(title) : section.heading();
    }

    private void list(Section section, List<Step> list, SectionRole role) {
        List<Section> ways = section.sections().stream().filter(s -> (HeadingWords.back(s.heading())
                || Stance.speaksOfUndoing(s.heading())
                && ChildSteps.kind(s).filter(NOT_A_WAY::contains).isEmpty()) && work.in(s)).toList();
        if (!ways.isEmpty()) {
            List<Section> rest = section.sections().stream().filter(s -> ways.stream().noneMatch(w -> w == s)).toList();
            list(new Section(section.level(), section.heading(), section.path(), section.line(), section.blocks(), rest), list,
                    role);
            ways.forEach(way -> work(way, section, !ChildSteps.of(way.sections(), work).isEmpty()));
            return;
        }
        if (!work.in(section)) {
            boolean told = told(section.blocks()) && !described(section.blocks());
            role(section, told ? role : SectionRole.CONTEXT);
            if (told) {
                list.add(WholeStep.step(section, Outline.flat(section)));
            }
            return;
        }
        boolean numbered = !ChildSteps.of(section.sections(), work).isEmpty() || section.sections().stream().anyMatch(work::in)
                || work.steps(section).steps().size() > 1 || work.steps(section).steps().stream()
                        .anyMatch(s -> !s.number().isEmpty() || s.blocks().stream().anyMatch(TableSteps::ticked));
        role(section, role);
        if (numbered) {
            list.addAll(procedureReader.within(section));
        } else {
            list.add(WholeStep.step(section, Outline.flat(section)));
        }
    }

    private void role(Section section, SectionRole role) {
        roles.put(section.line(), role);
        Outline.subtree(section).stream().skip(1)
                .forEach(s -> roles.putIfAbsent(s.line(), role == SectionRole.CHOICE ? SectionRole.NOTHING : role));
    }

    /** Ways of the same heading exclude one another. */
    private List<Procedure> exclusive(List<Procedure> all) {
        return all.stream().map(p -> {
            Section above = ways.get(p.line());
            List<Integer> others = above == null ? List.of()
                    : all.stream().filter(o -> o.line() != p.line() && ways.get(o.line()) == above).map(Procedure::line).toList();
            return p.besides(others);
        }).toList();
    }

    /** A procedure is known by its title, so no two may have the same. */
    private List<Procedure> distinct(List<Procedure> all) {
        var seen = new HashSet<String>();
        return all.stream().map(p -> {
            String words = p.title();
            for (int i = 2; !seen.add(words); i++) {
                words = i == 2 && p.path().contains(" › ") && !p.path().equals(p.title()) ? p.path() : p.title() + " (" + i + ")";
            }
            return words.equals(p.title()) ? p : p.titled(words);
        }).toList();
    }
}
