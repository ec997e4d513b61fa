package dev.quarterdeck.core.runbook.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sections that recognisers still look at, in the order of the document. A recogniser that understands a section
 * takes it out, so that a checklist inside a procedure isn't taken for a list of its own. Immutable; any thread.
 */
public record Outline(List<Section> sections) {
    public Outline {
        sections = List.copyOf(sections);
    }

    public static Outline of(Section root) {
        return new Outline(subtree(root));
    }

    /** Sections that match and do not lie inside another one that does. */
    List<Section> topmost(Predicate<Section> matches) {
        Set<Section> inside = identities();
        var found = new ArrayList<Section>();
        for (Section section : sections) {
            if (!inside.contains(section) && matches.test(section)) {
                found.add(section);
                inside.addAll(subtree(section));
            }
        }
        return found;
    }

    /**
     * As {@link #topmost}, for sections below the document's titles only: a title describes everything, so it decides nothing.
     */
    public List<Section> headed(Predicate<Section> matches) {
        return topmost(section -> !section.path().isEmpty() && matches.test(section));
    }

    public Outline without(Collection<Section> understood) {
        Set<Section> gone = identities();
        understood.forEach(section -> gone.addAll(subtree(section)));
        return new Outline(sections.stream().filter(section -> !gone.contains(section)).toList());
    }

    /** A section and everything below it, in order. */
    public static List<Section> subtree(Section section) {
        var all = new ArrayList<Section>();
        collect(section, all);
        return all;
    }

    /** All blocks of a section and of those below it; headings below it stay as prose. */
    public static List<Block> flat(Section section) {
        var blocks = new ArrayList<>(section.blocks());
        section.sections().forEach(below -> blocks.addAll(flatWithHeading(below)));
        return blocks;
    }

    public static List<Block> flatWithHeading(Section section) {
        return Stream.concat(Stream.of((Block) new Block.Prose(section.heading(), section.line(), Block.Prose.SECTION)),
                flat(section).stream()).toList();
    }

    private static void collect(Section section, List<Section> all) {
        all.add(section);
        section.sections().forEach(below -> collect(below, all));
    }

    /** Equal sections may stand in two places, so places are told apart by identity. */
    private static Set<Section> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
