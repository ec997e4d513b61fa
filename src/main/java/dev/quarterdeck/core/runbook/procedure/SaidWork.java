package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Way;
import dev.quarterdeck.core.runbook.correction.Corrected;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.Part;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The procedures and steps that somebody said are some: taken out of the text in which the reader looks for work by itself,
 * and put among what it found. One serves one document on one thread.
 */
final class SaidWork {
    private static final int LONGEST_TITLE = 80;

    private final Corrected corrected;
    private final List<Way> ways = new ArrayList<>();
    private final List<Single> singles = new ArrayList<>();
    private final Map<Integer, Section> remaining = new HashMap<>();
    private final Section rest;

    /** A part that is a procedure, below {@code above}. */
    record Way(Section section, Section above, Correction said) {
    }

    /** A step of whatever is done in the nearest of the sections that hold it, the innermost first. */
    private record Single(Step step, List<Section> inside) {
    }

    /** @param root as recognisers of structure see it, bold labels being headings */
    SaidWork(Section root, Corrected corrected) {
        this.corrected = corrected;
        this.rest = corrected.found().keySet().stream().noneMatch(c -> c.role().work()) ? root : taken(root, List.of());
    }

    /** What is left for the reader. */
    Section rest() {
        return rest;
    }

    List<Way> ways() {
        return ways;
    }

    private Section taken(Section section, List<Section> above) {
        List<Section> here = Stream.concat(Stream.of(section), above.stream()).toList();
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < section.blocks().size(); i++) {
            Block block = section.blocks().get(i);
            Optional<Correction> said = corrected.block(block.line()).filter(c -> c.role().work());
            if (said.isEmpty()) {
                blocks.add(block);
                continue;
            }
            List<Block> own = Corrected.with(section, block);
            take(new Section(section.level() + 1, title(block), below(section, title(block)), block.line(), own, List.of()),
                    said.get(), here, true);
            i += own.size() - 1;
        }
        var sections = new ArrayList<Section>();
        for (Section below : section.sections()) {
            Section left = taken(below, here);
            Optional<Correction> said = corrected.heading(below.line()).filter(c -> c.role().work());
            said.ifPresentOrElse(correction -> take(left, correction, here, false), () -> sections.add(left));
        }
        var left = new Section(section.level(), section.heading(), section.path(), section.line(), blocks, sections);
        remaining.put(section.line(), left);
        return left;
    }

    private void take(Section part, Correction said, List<Section> inside, boolean block) {
        if (said.role() != CorrectionRole.STEP) {
            ways.add(new Way(block ? new Section(part.level(), part.heading(), part.path(), part.line(), part.blocks()
                    .subList(1, part.blocks().size()), List.of()) : part,
                    inside.getFirst(), said));
            return;
        }
        Step step = block ? new Step(number(part.blocks().getFirst()), part.heading(), Optional.empty(), part.path(),
                part.blocks(), Optional.empty(), part.line())
                : ProcedureReader.whole(part);
        singles.add(new Single(step, inside));
    }

    private static String below(Section section, String title) {
        return section.path().isEmpty() ? title : section.path() + " › " + title;
    }

    private static String number(Block block) {
        return block instanceof Block.Item item && !item.marker().equals("•") ? item.marker().replace(".", "") : "";
    }

    private static String title(Block block) {
        String words = block instanceof Block.Check check ? check.title() : Part.words(block).lines().findFirst().orElse("");
        String first = words.split("(?<=[.;!?])\\s|[:：]\\s", 2)[0].replaceFirst("[.:：]$", "").strip();
        return first.isEmpty() ? "Step" : first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE - 2)
                .stripTrailing() + " …";
    }

    /** What was found with the steps that were said to be some, each in the procedure it stands in, or in one of its own. */
    Structure with(Structure found, String title) {
        var procedures = new ArrayList<>(found.procedures());
        var lists = List.of(new ArrayList<>(found.before()), new ArrayList<>(found.verification()),
                new ArrayList<>(found.afterwards()));
        for (Single single : singles) {
            if (!inProcedure(single, procedures) && !inList(single, lists)) {
                Section home = remaining.getOrDefault(single.inside.getFirst().line(), single.inside.getFirst());
                procedures.add(new Procedure(home.heading().isBlank() ? title : home.heading(), "", Optional.empty(), home.path(),
                        home.line(),
                        home.blocks(), List.of(single.step), List.of(), List.of()));
            }
        }
        List<Procedure> ordered = procedures.stream().sorted(Comparator.comparingInt(Procedure::line)).toList();
        return new Structure(beside(ordered), lists.get(0), lists.get(1), lists.get(2), found.readings());
    }

    private static boolean inProcedure(Single single, List<Procedure> procedures) {
        for (Section inside : single.inside) {
            for (int i = 0; i < procedures.size(); i++) {
                Procedure procedure = procedures.get(i);
                if (procedure.line() == inside.line() || procedure.steps().stream().anyMatch(s -> s.line() == inside.line())) {
                    procedures.set(i, procedure.with(inserted(procedure.steps(), single.step)));
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inList(Single single, List<ArrayList<Step>> lists) {
        for (ArrayList<Step> list : lists) {
            if (list.stream().anyMatch(s -> single.inside.stream()
                    .anyMatch(section -> section.level() > 0 && section.line() == s.line()))) {
                List<Step> with = inserted(list, single.step);
                list.clear();
                list.addAll(with);
                return true;
            }
        }
        return false;
    }

    private static List<Step> inserted(List<Step> steps, Step step) {
        var all = new ArrayList<>(steps);
        ToIntFunction<Step> place = s -> s.from().isPresent() ? 0 : s.line();
        int at = 0;
        while (at < all.size() && place.applyAsInt(all.get(at)) <= step.line()) {
            at++;
        }
        all.add(at, step);
        return all;
    }

    /** Those that were said to stand in the place of another one, with that one and with what already excludes it. */
    private List<Procedure> beside(List<Procedure> procedures) {
        var groups = new HashMap<Integer, List<Integer>>();
        procedures.forEach(p -> groups.put(p.line(), Stream.concat(Stream.of(p.line()), p.alternatives().stream()).distinct()
                .toList()));
        for (Way way : ways) {
            if (way.said.role() == CorrectionRole.ALTERNATIVE_OF) {
                String of = Part.plain(way.said.of());
                List<Integer> others = procedures.stream()
                        .filter(p -> of.isEmpty() ? parent(p.path()).equals(parent(way.section.path())) : Part.plain(p.title())
                        .equals(of))
                        .flatMap(p -> Objects.requireNonNull(groups.get(p.line())).stream()).toList();
                List<Integer> group = Stream.concat(others.stream(), Stream.of(way.section.line())).distinct().sorted().toList();
                group.forEach(line -> groups.put(line, group));
            }
        }
        return procedures.stream().map(p -> {
            List<Integer> others = Objects.requireNonNull(groups.get(p.line())).stream().filter(line -> line != p.line())
                    .toList();
            return others.equals(p.alternatives()) ? p : p.besides(others);
        }).toList();
    }

    private static String parent(String path) {
        int end = path.lastIndexOf(" › ");
        return end < 0 ? "" : path.substring(0, end);
    }
}
