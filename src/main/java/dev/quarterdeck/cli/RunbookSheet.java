package dev.quarterdeck.cli;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reference;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.command.Passage;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.signal.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A runbook as plain text: every word of it in its own order, with what the console makes of it in between. It walks the
 * document and not the recognised parts, so that nothing can be left out. One sheet serves one runbook.
 */
final class RunbookSheet {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();
    /** What stands at a source line: {@code [3/7]} for the third of seven steps. */
    private final Map<Integer, String> marks = new HashMap<>();
    private final Map<Integer, List<Step>> borrowed = new HashMap<>();
    private final Map<Integer, SectionReading> readings;

    private RunbookSheet(Runbook runbook) {
        readings = runbook.readings().stream()
                .collect(Collectors.toMap(SectionReading::line, reading -> reading, (first, _) -> first));
        for (Procedure procedure : runbook.procedures()) {
            List<Step> steps = procedure.steps();
            IntStream.range(0, steps.size()).forEach(i -> mark(steps.get(i), "[" + (i + 1) + "/" + steps.size() + "] "));
        }
    }

    /** {@code corrections} is how many were used of what lies beside the runbook or in its front matter. */
    static String of(Runbook runbook, int corrections) {
        var sheet = new RunbookSheet(runbook);
        if (corrections > 0) {
            sheet.out.append("(read with ").append(Unit.counted(corrections, "correction"))
                    .append(" that lie beside it or in its front matter)\n");
        }
        sheet.section(runbook.root(), runbook.title());
        return Plain.text(sheet.out.toString());
    }

    private void mark(Step step, String mark) {
        marks.putIfAbsent(step.line(), mark);
        if (step.from().isPresent()) {
            borrowed.computeIfAbsent(step.line(), _ -> new ArrayList<>()).add(step);
        }
    }

    private void section(Section section, String title) {
        boolean untitled = section.level() == 0 && section.sections().stream().noneMatch(s -> s.level() == 1);
        String heading = untitled ? title : section.heading();
        if (!heading.isEmpty()) {
            String line = (untitled ? "" : marks.getOrDefault(section.line(), "")) + heading;
            out.append('\n').append(line).append('\n')
                    .append((section.level() <= 1 ? "=" : "-").repeat(Math.min(line.length(), WIDTH))).append('\n');
            Optional.ofNullable(readings.get(section.line())).filter(r -> section.level() > 0)
                    .ifPresent(r -> wrapped("(" + state(r) + ": " + r.why() + ")", ""));
        }
        int place = -1;
        for (Block block : section.blocks()) {
            out.append(block instanceof Block.Check && place == 0 || block instanceof Block.Item && place == 1 ? "" : "\n");
            place = block instanceof Block.Check ? 0 : block instanceof Block.Item ? 1 : -1;
            block(block, block.line() == section.line() ? "" : marks.getOrDefault(block.line(), ""));
            if (block.line() != section.line()) {
                borrowed.getOrDefault(block.line(), List.of()).forEach(this::borrowed);
            }
        }
        borrowed.getOrDefault(section.line(), List.of()).forEach(this::borrowed);
        section.sections().forEach(below -> section(below, ""));
    }

    private static String state(SectionReading reading) {
        String as = reading.role() == SectionRole.NOTHING ? "" : reading.role().words();
        return switch (reading.understanding()) {
            case UNDERSTOOD -> as.isEmpty() ? "understood" : "understood as " + as;
            case UNSURE -> as.isEmpty() ? "unsure, stays text" : "unsure, stays text: " + as + "?";
            case TEXT -> "text only";
        };
    }

    private void borrowed(Step step) {
        out.append('\n').append("  ").append(step.number()).append(". ").append(step.title())
                .append(step.estimate().map(Estimate::text).map(e -> " (" + e + ")").orElse(""))
                .append(" <- ").append(step.from().map(Reference::text).orElse("")).append('\n');
        step.checks().forEach(check -> out.append("     [ ] ").append(check.text()).append('\n'));
        step.commands().forEach(command -> command.text().lines()
                .forEach(line -> out.append("         ").append(line).append('\n')));
    }

    private void block(Block block, String mark) {
        switch (block) {
            case Block.Prose prose -> wrapped(mark + prose.text(), "");
            case Block.Quote quote -> wrapped(mark + quote.text(), "> ");
            case Block.Item item -> hanging("  ".repeat(item.depth()) + mark + item.marker() + " ", item.text());
            case Block.Check check -> hanging("  ".repeat(check.depth()) + mark + "[ ] ", check.text()
                    + check.condition().map(c -> "   (watched: " + c.watched() + ")").orElse(""));
            case Block.Code code -> code(code, mark);
            case Block.Table table -> table(table, mark);
        }
    }

    private void code(Block.Code code, String mark) {
        String kind = code.kind().name().toLowerCase(Locale.ROOT);
        out.append(mark).append(kind.equals("unknown") ? "text" : kind).append(code.info().isBlank() ? ":" : ": " + code.info())
                .append('\n');
        code.passages().stream().filter(Passage::choice).forEach(passage -> out.append("  choose one: ")
                .append(passage.alternatives().stream().map(Alternative::label).collect(Collectors.joining(" | "))).append('\n'));
        code.text().lines().forEach(line -> out.append("    ").append(line).append('\n'));
    }

    private void table(Block.Table table, String mark) {
        var rows = new ArrayList<List<String>>(List.of(table.head()));
        rows.addAll(table.rows());
        int[] widths = IntStream.range(0, table.head().size())
                .map(c -> rows.stream().mapToInt(row -> row.get(c).replace('\n', ' ').length()).max().orElse(0)).toArray();
        out.append(mark.isEmpty() ? "" : mark + "\n");
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            String line = IntStream.range(0, row.size())
                    .mapToObj(c -> padded(row.get(c).replace('\n', ' '), Math.min(widths[c], WIDTH)))
                    .collect(Collectors.joining(" | "));
            out.append(line.stripTrailing()).append('\n');
            if (r == 0) {
                out.append("-".repeat(Math.min(line.length(), WIDTH))).append('\n');
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void hanging(String marker, String text) {
        int start = out.length();
        wrapped(text, " ".repeat(marker.length()));
        out.replace(start, start + marker.length(), marker);
    }

    private void wrapped(String text, String indent) {
        for (String paragraph : text.split("\n", -1)) {
            var line = new StringBuilder(indent);
            for (String word : paragraph.split(" ", -1)) {
                if (line.length() > indent.length() && line.length() + word.length() >= WIDTH) {
                    out.append(line).append('\n');
                    line.setLength(indent.length());
                } else if (line.length() > indent.length()) {
                    line.append(' ');
                }
                line.append(word);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
