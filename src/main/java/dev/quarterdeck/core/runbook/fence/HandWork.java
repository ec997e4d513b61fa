package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Parts the fences of a step where a comment tells somebody to do something by hand, so that it is ticked between the commands
 * and not jumped over. Any thread.
 */
public final class HandWork {
    private HandWork() {
    }

    public static Procedure told(Procedure procedure) {
        return procedure.with(told(procedure.steps()));
    }

    public static List<Step> told(List<Step> steps) {
        return steps.stream().map(step -> {
            List<Block> blocks = step.blocks().stream()
                    .flatMap(block -> block instanceof Block.Code code ? parted(code).stream() : Stream.of(block)).toList();
            return blocks.equals(step.blocks()) ? step : step.with(blocks);
        }).toList();
    }

    private static List<Block> parted(Block.Code code) {
        List<String> lines = code.text().lines().toList();
        List<Remark> told = FenceClassifier.tooLong(code) ? List.of()
                : Remark.byHand(code.info(), lines, code.command(), commanded(code, lines.size()));
        if (told.isEmpty()) {
            return List.of(code);
        }
        var parts = new TreeMap<Integer, Block>(Comparator.naturalOrder());
        int from = 0;
        for (Remark remark : told) {
            piece(code, lines, from, remark.from()).ifPresent(piece -> parts.put(piece.textLine(), piece));
            parts.put(code.textLine() + remark.from(),
                    new Block.Check(remark.title(), remark.detail(), false, Optional.empty(), 1, code.textLine()
                    + remark.from()));
            from = remark.to();
        }
        piece(code, lines, from, lines.size()).ifPresent(piece -> parts.put(piece.textLine(), piece));
        List<String> kept = parts.values().stream().flatMap(part -> part.commands().stream()).map(CommandText::text).toList();
        // what a part alone would lose is worth more than the tick
        return kept.equals(code.commands().stream().map(CommandText::text).toList()) ? List.copyOf(parts.values())
                : List.of(code);
    }

    /** The lines that belong to a command, from 0. */
    private static boolean[] commanded(Block.Code code, int lines) {
        var commanded = new boolean[lines];
        for (CommandText command : code.commands()) {
            int first = command.line() - code.textLine();
            for (int i = first; i < Math.min(lines, first + command.text().lines().count()); i++) {
                commanded[i] = true;
            }
        }
        return commanded;
    }

    private static Optional<Block.Code> piece(Block.Code code, List<String> lines, int from, int to) {
        int first = from;
        int end = to;
        while (first < end && lines.get(first).isBlank()) {
            first++;
        }
        while (end > first && lines.get(end - 1).isBlank()) {
            end--;
        }
        if (first == end) {
            return Optional.empty();
        }
        int line = code.textLine() + first;
        var piece = new Block.Code(code.info(), String.join("\n", lines.subList(first, end)), line, line);
        Block.Code read = FenceClassifier.holding(piece, code.command() ? FenceKind.COMMAND : FenceKind.UNKNOWN);
        return Optional.of(read.commands().isEmpty() && FenceLanguage.kind(FenceLanguage.word(code.info())).isEmpty() ? piece
                : read);
    }
}
