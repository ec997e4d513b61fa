package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.StepHeading;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds those sections below a heading that are steps, one after the other, and no procedures to choose from. Any thread. */
public final class ChildSteps {
    private static final Set<HeadingKind> OTHER = Set.of(HeadingKind.CONTEXT, HeadingKind.WARNING, HeadingKind.USE_WHEN,
            HeadingKind.BEFORE,
            HeadingKind.VERIFICATION, HeadingKind.AFTERWARDS, HeadingKind.CHOICE, HeadingKind.ALTERNATIVE);
    private static final Pattern TIMED =
            Pattern.compile("^(?:[TH]\\s?[-+−–]\\s?\\d|[TH]\\s?0\\b|\\d{1,2}:\\d{2}\\b|(?:minutes?|hours?|days?)\\s+\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOTTED = Pattern.compile("^\\d{1,2}\\.\\d{1,2}[.)]?\\s");
    private static final Pattern BRACKETS = Pattern.compile("^[^(（]{3,60}[(（][^()（）]{2,60}[)）]:?$");
    private static final double MOSTLY = 0.6;

    private ChildSteps() {
    }

    /** Those below a heading of the document's own; by identity, empty where they are no sequence. */
    static Set<Section> of(List<Section> sections, Work work) {
        Set<Section> numbered = counted(sections, work);
        return numbered.isEmpty() ? told(sections, work) : numbered;
    }

    /**
     * Sections that say "step" or that are numbered and do something; below the title, what merely tells what to do is a
     * procedure.
     */
    public static Set<Section> counted(List<Section> sections, Work work) {
        List<Section> worded = sections.stream().filter(s -> worded(s).isPresent()).toList();
        if (!worded.isEmpty()) {
            return identities(worded);
        }
        List<Section> numbered = sections.stream().filter(s -> StepHeading.read(s.heading()).isPresent()).toList();
        List<Section> doing = numbered.stream().filter(s -> instruction(s) || kind(s).isEmpty() && work.in(s)).toList();
        long explaining = numbered.stream().filter(s -> kind(s).filter(k -> k == HeadingKind.CONTEXT || k == HeadingKind.CHOICE)
                .isPresent()).count();
        if (numbered.size() > 1 && doing.size() >= numbered.size() * MOSTLY && explaining * 4 <= numbered.size()
                && !chapters(numbered, work)) {
            return identities(numbered.stream().filter(s -> kind(s).filter(k -> k == HeadingKind.CONTEXT
                    || k == HeadingKind.CHOICE).isEmpty() || work.in(s)
                    || Instruction.begins(HeadingWords.bare(s.heading()))).toList());
        }
        if (numbered.size() > 1 && work.sequence(numbered.getFirst()) && StepHeading.read(numbered.getFirst().heading())
                .filter(h -> h.number().equals("1")).isPresent()) {
            return identities(numbered);
        }
        if (work.wayOf(numbered) && consecutive(numbered) && numbered.stream().filter(work::possible)
                .count() * 2 >= numbered.size()) {
            return identities(numbered.stream().filter(s -> work.in(s) || work.possible(s)).toList());
        }
        Set<Section> timed = timed(sections, work);
        return timed.isEmpty() ? dotted(sections) : timed;
    }

    /** Numbered chapters, each a piece of work with parts or with steps of its own, and no steps that follow on one another. */
    private static boolean chapters(List<Section> numbered, Work work) {
        if (!work.chapter(numbered.getFirst())) {
            return false;
        }
        List<Section> named = numbered.stream().filter(s -> !instruction(s)).toList();
        long parted = named.stream().filter(s -> s.sections().stream().filter(b -> kind(b).isPresent()).count() > 1).count();
        long counted = named.stream().filter(s -> work.steps(s).steps().stream().anyMatch(step -> step.number().equals("1")))
                .count();
        boolean back = named.stream().anyMatch(s -> HeadingWords.back(s.heading()) && HeadingWords.bare(s.heading()).contains(" ")
                && work.in(s));
        boolean gaps = !consecutive(numbered);
        return parted > 1 || counted > 1 && named.size() * 2 > numbered.size() || back && named.size() > 1 || gaps
                && named.size() * 2 > numbered.size() && counted + parted > 0;
    }

    /** Numbers from 1 on, none left out. */
    private static boolean consecutive(List<Section> numbered) {
        return IntStream.range(0, numbered.size()).noneMatch(i -> StepHeading.read(numbered.get(i).heading())
                .filter(h -> !h.number().equals(String.valueOf(i + 1))).isPresent());
    }

    /** {@code T-15 min}, {@code 14:00}: a course of events, with what stands among them. */
    private static Set<Section> timed(List<Section> sections, Work work) {
        long times = sections.stream().filter(s -> TIMED.matcher(s.heading()).find()).count();
        return times < 2 ? Set.of() : identities(sections.stream().filter(s -> TIMED.matcher(s.heading()).find() || work.in(s)
                && kind(s).filter(OTHER::contains).isEmpty()
                && !HeadingWords.back(s.heading())).toList());
    }

    /** {@code 5.1 Stop it}, {@code 5.2 Start it}: parts of chapter 5 in their order. */
    private static Set<Section> dotted(List<Section> sections) {
        List<Section> parts = sections.stream().filter(s -> DOTTED.matcher(s.heading()).find()).toList();
        long told = parts.stream().filter(ChildSteps::instruction).count();
        return parts.size() > 1 && told >= parts.size() * MOSTLY ? identities(parts) : Set.of();
    }

    /** Orders one after the other, each done in one go. */
    private static Set<Section> told(List<Section> sections, Work work) {
        List<Section> working = sections.stream().filter(s -> kind(s).filter(OTHER::contains).isEmpty() && work.in(s)).toList();
        List<Section> told = working.stream().filter(ChildSteps::instruction).toList();
        boolean several = working.stream().anyMatch(s -> work.steps(s).steps().stream().filter(step -> !step.number().isEmpty())
                .count() > 1);
        boolean sameVerb = told.stream().map(s -> verb(s.heading())).distinct().count() < told.size();
        return told.size() > 1 && told.size() >= working.size() * MOSTLY && !sameVerb && !several ? identities(working)
                : Set.of();
    }

    /** The lines of those whose headings are the same words and differ in brackets. */
    static Set<Integer> bracketed(List<Section> sections) {
        Map<String, List<Section>> alike = sections.stream().filter(s -> BRACKETS.matcher(s.heading().strip()).matches()
                && EstimateReader.ofHeading(s.heading()).estimate().isEmpty())
                .collect(Collectors.groupingBy(s -> s.heading().strip().replaceFirst("\\s*[(（].*$", "")
                .toLowerCase(Locale.ROOT)));
        return alike.values().stream().filter(those -> those.size() > 1 && those.stream()
                .map(s -> s.heading().strip()).distinct().count() == those.size())
                .flatMap(List::stream).filter(s -> kind(s).filter(k -> k == HeadingKind.STEPS || k == HeadingKind.WORK
                        || k == HeadingKind.ALTERNATIVE || k == HeadingKind.CHOICE).isPresent())
                .map(Section::line).collect(Collectors.toSet());
    }

    static Optional<StepHeading> worded(Section section) {
        return StepHeading.read(section.heading()).filter(StepHeading::worded);
    }

    static Optional<HeadingKind> kind(Section section) {
        return HeadingWords.read(section.heading());
    }

    /** "Rollback the database", "Verification of it" may begin like an order, too; what names its kind is that. */
    static boolean instruction(Section section) {
        String words = HeadingWords.bare(section.heading());
        boolean name = kind(section).equals(Optional.of(HeadingKind.WORK)) && words.indexOf(' ') < 0;
        return !name && kind(section).filter(OTHER::contains).isEmpty() && Instruction.begins(words);
    }

    private static String verb(String heading) {
        String words = HeadingWords.bare(heading).toLowerCase(Locale.ROOT).replaceFirst("^roll[ -]?back\\b", "rollback");
        return words.split("[^\\p{L}-]+", 2)[0];
    }

    private static Set<Section> identities(List<Section> sections) {
        Set<Section> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(sections);
        return set;
    }
}
