package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads each row of a table of ways back as a section of its own: {@code Component | How to roll back}, {@code Method | When |
 * Command}. A way that has a section elsewhere is read there. Any thread.
 */
final class TableWays {
    private static final Pattern NAME =
            words("(?:(?:roll-?\\s?back|recovery) )?(?:methods?|options?|components?|ways?|approach(?:es)?|strateg(?:y|ies)|"
            + "layers?|services?|systems?|targets?|what|parts?|platforms?|verfahren|komponente|méthode|composant|método|"
            + "componente|方法|方式|方案|组件|コンポーネント|対象)");
    private static final Pattern HOW =
            words("(?:how(?: to .*)?|commands?|procedure|steps?|(?:roll-?\\s?back|recovery|revert|restore)(?: (?:methods?|"
            + "steps?|procedure|commands?|actions?|how))?|actions?|befehl|vorgehen|commande|comment|comando|cómo.*|como.*|命令|操作|"
            + "步骤|手順|回滚(?:方法|方式|步骤|命令))");
    private static final Pattern WHEN = words("(?:use )?(?:when(?: to use)?|use (?:if|case)|wann|quand|cuándo|quando|何时|场景)");
    private static final Pattern TIME = words("(?:estimated )?(?:time|duration|dauer|durée|tiempo|tempo|时间|耗时|時間)");
    private static final Pattern PARTS = Pattern.compile("\\s*(?:;|\\n|(?<=[.!])\\s)\\s*");
    private static final int MOST = 12;

    private TableWays() {
    }

    /** The same document with a section for each way that stands in a row. */
    static Section of(Section root) {
        Set<String> headings = Outline.subtree(root).stream().map(s -> s.heading().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return of(root, headings);
    }

    /** The lines of the rows that are ways. */
    static Set<Integer> lines(Section root) {
        Set<String> headings = Outline.subtree(root).stream().map(s -> s.heading().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Outline.subtree(root).stream().flatMap(s -> s.blocks().stream().filter(block -> claims(s, block, headings)))
                .flatMap(table -> IntStream.range(0, ((Block.Table) table).rows().size()).mapToObj(i -> table.line() + 2 + i))
                .collect(Collectors.toSet());
    }

    private static Section of(Section section, Set<String> headings) {
        List<Section> below = section.sections().stream().map(s -> of(s, headings)).toList();
        List<Section> ways = section.blocks().stream().filter(block -> claims(section, block, headings))
                .flatMap(table -> ways(section, (Block.Table) table)).toList();
        if (ways.isEmpty()) {
            return new Section(section.level(), section.heading(), section.path(), section.line(), section.blocks(), below);
        }
        return new Section(section.level(), section.heading(), section.path(), section.line(),
                section.blocks().stream().filter(block -> !claims(section, block, headings)).toList(),
                Stream.concat(ways.stream(), below.stream()).toList());
    }

    private static boolean claims(Section section, Block block, Set<String> headings) {
        if (!(block instanceof Block.Table table) || table.rows().size() < 2 || table.rows().size() > MOST
                || !Stance.speaksOfUndoing(section.heading() + "\n" + String.join("\n", table.head()))) {
            return false;
        }
        boolean named = NAME.matcher(table.head().getFirst().strip()).matches() && how(table).isPresent();
        return named && table.rows().stream().noneMatch(row -> row.getFirst().isBlank() || row.get(how(table).getAsInt())
                .isBlank()
                || headings.stream().anyMatch(heading -> heading.contains(row.getFirst().strip().toLowerCase(Locale.ROOT))));
    }

    private static OptionalInt how(Block.Table table) {
        List<Integer> columns = IntStream.range(1, table.head().size())
                .filter(i -> HOW.matcher(table.head().get(i).strip()).matches()).boxed().toList();
        return columns.isEmpty() ? OptionalInt.empty() : OptionalInt.of(columns.getFirst());
    }

    private static Stream<Section> ways(Section section, Block.Table table) {
        return IntStream.range(0, table.rows().size())
                .mapToObj(i -> way(section, table, table.rows().get(i), table.line() + 2 + i));
    }

    private static Section way(Section section, Block.Table table, List<String> row, int line) {
        String name = row.getFirst().strip();
        List<CommandText> commands = table.commands().stream().filter(c -> c.line() == line)
                .map(c -> new CommandText(c.text(), "", c.expected(), c.input(), c.line())).toList();
        var blocks = new ArrayList<Block>();
        cell(table, row, WHEN).ifPresent(when -> blocks.add(new Block.Prose("Use when: " + when, line)));
        cell(table, row, TIME).ifPresent(time -> blocks.add(new Block.Prose("Estimated time: " + time, line)));
        List<String> parts = Stream.of(PARTS.split(row.get(how(table).getAsInt()).strip())).filter(part -> !part.isBlank())
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean last = i == parts.size() - 1;
            List<CommandText> own = commands.stream()
                    .filter(c -> part.contains(c.text()) || last && parts.stream().noneMatch(p -> p.contains(c.text()))).toList();
            blocks.add(new Block.Item(i + 1 + ".", part, 0, line, own));
        }
        return new Section(section.level() + 1, name, section.path() + " › " + name, line, blocks, List.of());
    }

    private static Optional<String> cell(Block.Table table, List<String> row, Pattern head) {
        return IntStream.range(1, row.size()).filter(i -> head.matcher(table.head().get(i).strip()).matches())
                .mapToObj(i -> row.get(i).strip()).filter(cell -> !cell.isEmpty()).findFirst();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
