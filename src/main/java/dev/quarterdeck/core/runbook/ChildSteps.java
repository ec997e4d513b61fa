package dev.quarterdeck.core.runbook;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds those sections below a heading that are steps, one after the other, and no procedures to choose from. Any thread. */
final class ChildSteps {
    private static final Set<HeadingKind> OTHER = Set.of(HeadingKind.CONTEXT, HeadingKind.WARNING, HeadingKind.USE_WHEN, HeadingKind.BEFORE,
            HeadingKind.VERIFICATION, HeadingKind.AFTERWARDS, HeadingKind.CHOICE, HeadingKind.ALTERNATIVE);
    private static final double MOSTLY = 0.6;

    private ChildSteps() {
    }

    /** By identity of the sections; empty where they are no sequence. */
    static Set<Section> of(List<Section> sections, Work work) {
        List<Section> worded = sections.stream().filter(s -> worded(s).isPresent()).toList();
        if (!worded.isEmpty()) {
            return identities(worded);
        }
        List<Section> numbered = sections.stream().filter(s -> StepHeading.read(s.heading()).isPresent()).toList();
        List<Section> doing = numbered.stream().filter(s -> instruction(s) || kind(s).isEmpty() && work.in(s)).toList();
        long explaining = numbered.stream().filter(s -> kind(s).filter(k -> k == HeadingKind.CONTEXT || k == HeadingKind.CHOICE).isPresent()).count();
        if (numbered.size() > 1 && doing.size() >= numbered.size() * MOSTLY && explaining * 4 <= numbered.size()) {
            return identities(numbered.stream().filter(s -> doing.contains(s) || work.in(s)).toList());
        }
        List<Section> working = sections.stream().filter(s -> kind(s).filter(OTHER::contains).isEmpty() && work.in(s)).toList();
        List<Section> told = working.stream().filter(ChildSteps::instruction).toList();
        boolean sameVerb = told.stream().map(s -> verb(s.heading())).distinct().count() < told.size();
        return told.size() > 1 && told.size() >= working.size() * MOSTLY && !sameVerb ? identities(working) : Set.of();
    }

    static Optional<StepHeading> worded(Section section) {
        return StepHeading.read(section.heading()).filter(StepHeading::worded);
    }

    static Optional<HeadingKind> kind(Section section) {
        return HeadingWords.read(section.heading());
    }

    /** "Rollback the database", "Verification of it" may begin like an order, too; what names its kind is that. */
    private static boolean instruction(Section section) {
        return kind(section).filter(OTHER::contains).isEmpty() && Instruction.begins(HeadingWords.bare(section.heading()));
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
