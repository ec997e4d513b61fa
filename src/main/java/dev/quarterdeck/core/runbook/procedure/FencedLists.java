package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.CommandWords;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a fence that holds a checklist or numbered orders as the list it is. The document itself keeps its shape: only the
 * recogniser of work sees these lists. Any thread.
 */
final class FencedLists {
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext");
    private static final Set<String> SHELL = Set.of("bash", "sh", "shell");
    private static final Pattern BOX = Pattern.compile("^\\s*(?:[-*+•]\\s*)?(?:\\[[ xX]?]|☐|□|⬜)\\s*(\\S.*)$");
    private static final Pattern NUMBERED = Pattern.compile("^\\s{0,3}(\\d{1,2})[.)]\\s+(\\S.*)$");
    private static final Pattern DRAWN = Pattern.compile("[│├└┌┐┘─▼▲◄►↓↑]|-->|==>");
    private static final Pattern RULE = Pattern.compile("^\\W{3,}$");
    private static final Pattern INDENTED = Pattern.compile("^(?:\\s{2,}|\\t).*");
    private static final int MOST = 100;
    private static final double MOSTLY = 0.6;

    private FencedLists() {
    }

    /** @param taken lines of fences that were understood as something else */
    static Section of(Section section, IntPredicate taken) {
        List<Block> blocks = section.blocks().stream()
                .flatMap(block -> block instanceof Block.Code code && !taken.test(code.line()) ? list(code).stream()
                        : Stream.of(block)).toList();
        return new Section(section.level(), section.heading(), section.path(), section.line(), blocks,
                section.sections().stream().map(below -> of(below, taken)).toList());
    }

    /** The fence itself, or what its lines are. */
    private static List<Block> list(Block.Code code) {
        String language = FenceLanguage.word(code.info());
        List<String> lines = code.text().lines().limit(MOST + 1L).toList();
        if (lines.size() > MOST || !PLAIN.contains(language) && !SHELL.contains(language)) {
            return List.of(code);
        }
        return PLAIN.contains(language) && boxes(lines) || orders(code, lines) ? blocks(code, lines) : List.of(code);
    }

    private static boolean boxes(List<String> lines) {
        long boxes = lines.stream().filter(line -> BOX.matcher(line).matches()).count();
        return boxes > 1 && boxes * 2 >= lines.stream().filter(line -> !line.isBlank() && !RULE.matcher(line).matches()).count();
    }

    /** Numbers from 1 on without a gap, each in front of an order, and nothing else but what belongs to them. */
    private static boolean orders(Block.Code code, List<String> lines) {
        List<Matcher> numbered = lines.stream().map(NUMBERED::matcher).filter(Matcher::matches).toList();
        boolean counted = numbered.size() > 1 && IntStream.range(0, numbered.size())
                .allMatch(i -> numbered.get(i).group(1).equals(String.valueOf(i + 1)));
        boolean only = lines.stream().allMatch(line -> line.isBlank() || NUMBERED.matcher(line).matches() || INDENTED.matcher(line).matches() || line.strip().matches(".*[:：]"));
        if (!counted || !only || lines.stream().anyMatch(line -> DRAWN.matcher(line).find())) {
            return false;
        }
        Set<Integer> commanded = Set.copyOf(code.commands().stream().map(CommandText::line).distinct().toList());
        long told = IntStream.range(0, lines.size()).filter(i -> {
            Matcher m = NUMBERED.matcher(lines.get(i));
            return m.matches() && (commanded.contains(code.textLine() + i) || Instruction.begins(m.group(2))
                    || CommandWords.begins(m.group(2)));
        }).count();
        return told >= numbered.size() * MOSTLY;
    }

    private static List<Block> blocks(Block.Code code, List<String> lines) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < lines.size(); i++) {
            int line = code.textLine() + i;
            String text = lines.get(i);
            if (!text.isBlank() && !RULE.matcher(text).matches()) {
                blocks.add(block(text, line, code.commands().stream().filter(c -> c.line() == line).toList(), blocks.isEmpty()));
            }
        }
        return blocks;
    }

    private static Block block(String text, int line, List<CommandText> commands, boolean first) {
        Matcher box = BOX.matcher(text);
        if (box.matches()) {
            return new Block.Check(box.group(1).strip(), "", text.contains("___"), Optional.empty(), 0, line, commands);
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return new Block.Item(numbered.group(1) + ".", numbered.group(2).strip(), 0, line, commands);
        }
        return first || !INDENTED.matcher(text).matches() ? new Block.Prose(text.strip(), line, Block.Prose.TEXT, commands)
                : new Block.Item("•", text.strip(), 1, line, commands);
    }
}
