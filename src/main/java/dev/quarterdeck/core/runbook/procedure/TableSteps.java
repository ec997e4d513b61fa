package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a table whose rows are to be done one by one: {@code Step | Action}, {@code Check | Command | Expected}. A table of
 * phases, options or times is none, since its rows may be ways to choose from. Any thread.
 */
final class TableSteps {
    private static final Pattern ORDER = words("#|no\\.?|nr\\.?|steps?|order|seq(?:uence)?|schritt|étape|paso|passo|手順|步骤|步驟");
    private static final Pattern PHASE = words("phases?|stages?|fases?|étapes?|phasen|阶段|フェーズ");
    private static final Pattern ACTIONS = words("(?:actions?|tasks?|what to do|maßnahmen|aktionen|ações|acciones|作業|操作|行动)");
    private static final Pattern DOING =
            words("(?:checks?|actions?|tasks?|what|verification|tests?|activity|todo|prüfung|aktion|vérification|action|"
            + "comprobación|acción|verificação|ação|確認|作業|操作|检查|检查项)");
    private static final Pattern COMMAND = words("(?:.*\\b)?(?:commands?|query|how|run|befehl|commande|comando)|コマンド|命令");
    private static final Pattern TIME =
            words("(?:(?:est\\.?|estimated|expected|approx\\.?) )?(?:times?|durations?|minutes|min\\.?)(?: \\(?(?:est\\.?|"
            + "min\\.?|minutes)\\)?)?|dauer|zeit|durée|temps|duración|tiempo|duração|tempo|耗时|时长|預計時間|所要時間");
    /** What stands beside a step's words, so that its first column is these words and no number. */
    private static final Pattern BESIDE =
            words("(?:expected|actual)?(?: ?(?:results?|outcome))?|owner|who|responsible|status|done|pass(?:ed)?|ok|"
            + "check(?:ed)?|notes?|verantwortlich|erledigt|responsable|statut|estado|责任人|负责人|状态|预期结果|担当|状態");
    private static final Pattern BOX = Pattern.compile("\\s*(?:[☐□◻▢❏❑]|\\[ ?\\])\\s*");
    private static final int MOST = 60;

    private TableSteps() {
    }

    static List<Step> read(Section section, boolean work) {
        return section.blocks().stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast)
                .filter(table -> rows(table, work)).findFirst().map(table -> steps(section, table)).orElse(List.of());
    }

    private static boolean rows(Block.Table table, boolean work) {
        String first = table.head().getFirst().strip();
        boolean action = table.head().stream().skip(1).anyMatch(head -> DOING.matcher(head.strip()).matches());
        boolean command = table.head().stream().skip(1).anyMatch(head -> COMMAND.matcher(head.strip()).matches())
                && !table.commands().isEmpty();
        boolean phases = PHASE.matcher(first).matches() && table.head().stream().skip(1)
                .anyMatch(head -> ACTIONS.matcher(head.strip()).matches()) && !command;
        boolean fits = phases || ORDER.matcher(first).matches() && (action || command) || DOING.matcher(first).matches()
                && command;
        fits |= ORDER.matcher(first).matches() && worded(table) && table.head().stream().skip(1)
                .anyMatch(head -> !head.isBlank() && BESIDE.matcher(head.strip()).matches());
        if (boxes(table)) {
            return table.rows().size() <= MOST;
        }
        return fits && table.rows().size() > 1 && table.rows().size() <= MOST && (work || command);
    }

    /** Whether a block is a table to tick, row by row. */
    static boolean ticked(Block block) {
        return block instanceof Block.Table table && boxes(table);
    }

    /** Whether each row has a box of its own to tick. */
    private static boolean boxes(Block.Table table) {
        return !table.rows().isEmpty() && table.rows().stream()
                .allMatch(row -> row.stream().anyMatch(cell -> BOX.matcher(cell).matches()));
    }

    /** Whether the first column says in words what is to be done. */
    private static boolean worded(Block.Table table) {
        return table.rows().stream().filter(row -> row.getFirst().chars().filter(Character::isLetter).count() > 2)
                .count() * 2 > table.rows().size();
    }

    private static List<Step> steps(Section section, Block.Table table) {
        int named = ORDER.matcher(table.head().getFirst().strip()).matches() && !worded(table) && table.head().size() > 1 ? 1 : 0;
        int title = BOX.matcher(table.rows().getFirst().get(named)).matches() && named + 1 < table.head().size() ? named + 1
                : named;
        int time = IntStream.range(0, table.head().size()).filter(i -> i != title
                && TIME.matcher(table.head().get(i).strip()).matches()).findFirst().orElse(-1);
        var steps = new ArrayList<Step>();
        IntStream.range(0, table.rows().size()).forEach(i -> {
            int line = table.line() + 2 + i;
            List<String> row = table.rows().get(i);
            EstimateReader.Titled titled = EstimateReader.ofHeading(row.get(title).isBlank() ? section.heading()
                    : row.get(title));
            Block.Table only = new Block.Table(table.head(), List.of(row), line, table.commands().stream()
                    .filter(c -> c.line() == line).toList());
            Optional<Estimate> estimate = titled.estimate().or(() -> time < 0 ? Optional.empty()
                    : EstimateReader.bare(row.get(time)));
            String number = named == 1 ? row.getFirst().replaceAll("[^\\d]", "") : "";
            steps.add(new Step(number, titled.title(), estimate, section.path() + " › " + (i + 1) + ". " + titled.title(),
                    List.of(only), Optional.empty(), line));
        });
        return steps;
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
