package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.correction.Correction.Place;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an incident makes of one part of a runbook, and why. Pure; any thread.
 *
 * @param said what somebody said of it, as far as it was used
 * @param used whether an incident offers it other than as text
 * @param text its source lines
 */
public record PartReading(Part part, PartRole role, Understanding understanding, String why, boolean used,
        Optional<Correction> said, List<String> text) {
    public PartReading {
        text = List.copyOf(text);
    }

    /** Of every part in the document's order; {@code corrections} are those that the runbook was read with. */
    public static List<PartReading> of(Runbook runbook, List<Correction> corrections) {
        return new Reader(runbook, corrections).read();
    }

    private static final class Reader {
        private final Runbook runbook;
        private final Map<Place, Correction> said;
        private final Map<Integer, SectionReading> sections;
        private final Map<Integer, PartRole> lines = new HashMap<>();
        private final Set<String> triggers;
        private final List<String> source;

        private record Judged(PartRole role, Understanding understanding, String why, boolean used) {
        }

        private Reader(Runbook runbook, List<Correction> corrections) {
            this.runbook = runbook;
            this.said = corrections.stream().collect(Collectors.toMap(Correction::place, Function.identity(),
                    (_, later) -> later));
            this.sections = runbook.readings().stream()
                    .collect(Collectors.toMap(SectionReading::line, Function.identity(), (first, _) -> first));
            this.triggers = runbook.triggers().stream().map(Trigger::text).map(Part::plain).collect(Collectors.toSet());
            this.source = SourceText.of(runbook.source()).lines();
            Stream.concat(Stream.of(runbook.before(), runbook.verification(), runbook.afterwards()).flatMap(List::stream)
                    .map(step -> Map.entry(step, PartRole.CHECKLIST)),
                            runbook.procedures().stream().flatMap(p -> p.steps().stream())
                            .map(step -> Map.entry(step, PartRole.STEP)))
                    .forEach(e -> {
                        lines.putIfAbsent(e.getKey().line(), e.getValue());
                        e.getKey().blocks().forEach(block -> lines.putIfAbsent(block.line(), e.getValue()));
                    });
            runbook.templates().forEach(template -> lines.put(template.line(), PartRole.MESSAGE));
            runbook.people().forEach(person -> lines.putIfAbsent(person.line(), PartRole.CONTACT));
            runbook.contacts().ifPresent(table -> lines.put(table.line(), PartRole.CONTACT));
        }

        private List<PartReading> read() {
            List<Part> parts = Part.of(runbook.root());
            Set<Place> twice = twice(parts);
            var readings = new ArrayList<PartReading>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                Optional<Correction> correction = Optional.ofNullable(said.get(part.place()))
                        .filter(_ -> !twice.contains(part.place()));
                Judged judged = correction.map(c -> new Judged(PartRole.of(c.role()), Understanding.UNDERSTOOD, "you said so",
                        c.role() != CorrectionRole.CONTEXT
                        && c.role() != CorrectionRole.OUTPUT && c.role() != CorrectionRole.NOT_A_TRIGGER))
                        .orElseGet(() -> judge(part));
                readings.add(new PartReading(part, judged.role, judged.understanding, judged.why, judged.used, correction,
                        text(part.line(), i + 1 < parts.size() ? parts.get(i + 1).line() : source.size() + 1)));
            }
            return List.copyOf(readings);
        }

        private static Set<Place> twice(List<Part> parts) {
            var seen = new HashSet<Place>();
            return parts.stream().map(Part::place).filter(place -> !seen.add(place)).collect(Collectors.toSet());
        }

        private List<String> text(int from, int to) {
            int end = Math.min(Math.max(to, from + 1), source.size() + 1);
            while (end > from + 1 && source.get(end - 2).isBlank()) {
                end--;
            }
            return from < 1 || from > source.size() ? List.of() : source.subList(from - 1, end - 1);
        }

        private Judged judge(Part part) {
            if (part.block().isEmpty()) {
                SectionReading read = sections.get(part.line());
                return read == null ? new Judged(PartRole.TEXT, Understanding.TEXT, "nothing in it was recognised", false)
                        : new Judged(read.role() == SectionRole.NOTHING && read.understanding() == Understanding.UNDERSTOOD
                        ? PartRole.HOLDS : PartRole.of(read.role()),
                        read.understanding(), read.why(), read.used() || read.role() == SectionRole.TITLE
                        || read.understanding() == Understanding.UNDERSTOOD && read.role() == SectionRole.NOTHING);
            }
            Block block = part.block().get();
            if (block instanceof Block.Code code) {
                return code(code);
            }
            if (block instanceof Block.Table table && runbook.matrix().filter(m -> same(table, m)).isPresent()) {
                return used(PartRole.MATRIX, "its columns can be measured and one says what to do");
            }
            if (triggers.contains(Part.words(block))) {
                return used(PartRole.TRIGGER, "it stands among the reasons to act");
            }
            PartRole known = lines.get(block.line());
            if (known != null) {
                return used(known, switch (known) {
                    case STEP -> "it is a step, or belongs to one";
                    case CHECKLIST -> "it belongs to a checklist";
                    case MESSAGE -> "it is a message to fill in";
                    case CONTACT -> "it names whom to reach";
                    case TITLE, PROCEDURE, TRIGGER, REASON_AGAINST, MATRIX, COMMAND, QUERY, OUTPUT, OTHER, CONTEXT, HOLDS,
                            TEXT -> "it was recognised";
                });
            }
            return inSection(part.section(), block);
        }

        private static boolean same(Block.Table table, Matrix matrix) {
            return new HashSet<>(table.head()).equals(new HashSet<>(matrix.headings()));
        }

        private Judged code(Block.Code code) {
            return switch (code.kind()) {
                case COMMAND -> used(PartRole.COMMAND, "it reads like what is typed in a shell");
                case QUERY -> used(PartRole.QUERY, "it reads like a query");
                case OUTPUT -> new Judged(PartRole.OUTPUT, Understanding.UNDERSTOOD, "it reads like what a command prints",
                        false);
                case MESSAGE -> used(PartRole.MESSAGE, "it is a message to fill in");
                case CONFIGURATION -> new Judged(PartRole.CONTEXT, Understanding.UNDERSTOOD, "it reads like a configuration",
                        false);
                case DIAGRAM -> new Judged(PartRole.CONTEXT, Understanding.UNDERSTOOD, "it is a drawing", false);
                case UNKNOWN -> new Judged(PartRole.TEXT, Understanding.TEXT, "what it holds was not recognised", false);
            };
        }

        /** What is left goes by its heading. */
        private Judged inSection(Section section, Block block) {
            SectionReading above = sections.get(section.line());
            if (above == null || section.level() == 0) {
                return new Judged(PartRole.CONTEXT, Understanding.UNDERSTOOD, "it stands above all headings", false);
            }
            boolean perhaps = block instanceof Block.Check || block instanceof Block.Item || !block.commands().isEmpty();
            return switch (above.understanding()) {
                case UNSURE -> perhaps ? new Judged(PartRole.TEXT, Understanding.UNSURE, above.why(), false)
                        : new Judged(PartRole.TEXT, Understanding.TEXT, "nothing in it was recognised", false);
                case TEXT -> new Judged(PartRole.TEXT, Understanding.TEXT, above.why(), false);
                case UNDERSTOOD -> switch (above.role()) {
                    case CONTEXT, TITLE, FACTS -> new Judged(PartRole.CONTEXT, Understanding.UNDERSTOOD, "it explains", false);
                    case REASONS_NOT_TO_ACT -> new Judged(PartRole.REASON_AGAINST, Understanding.UNDERSTOOD, above.why(), false);
                    case PROCEDURE, STEP, STEPS, CHOICE, BEFORE, VERIFICATION,
                            AFTERWARDS -> new Judged(PartRole.CONTEXT, Understanding.UNDERSTOOD,
                            "it is shown with the steps below its heading", true);
                    case AUTHORITY, DEADLINES, SCENARIOS, POST_MORTEM, DRILLS -> used(PartRole.OTHER, above.why());
                    case TRIGGERS, MATRIX, CONTACTS, TEMPLATES,
                            NOTHING -> new Judged(PartRole.TEXT, Understanding.TEXT, "it stands there, but was not recognised",
                            false);
                };
            };
        }

        private static Judged used(PartRole role, String why) {
            return new Judged(role, Understanding.UNDERSTOOD, why, true);
        }
    }
}
