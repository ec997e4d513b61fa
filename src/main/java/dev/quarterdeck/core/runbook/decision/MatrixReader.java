package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.ConditionReader;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.inspection.MatrixInspection;
import dev.quarterdeck.core.runbook.procedure.MethodReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.RowEdges;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.SharedTime;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a table as a decision matrix. It is one when one column says what to do and the rows tell situations apart: by something
 * that can be measured, by a severity, or below a heading that calls it a decision. Rows that make a scale are put in order from
 * harmless to worst, and a shared edge goes to the worse row. Any thread.
 */
public final class MatrixReader {
    private static final Pattern MATRIX_HEADING =
            words("\\bmatrix\\b|\\bdecision (?:table|guide|grid|tree|chart|framework|criteria)\\b|\\bthresholds?\\b|"
            + "\\bdecid(?:e|ing)\\b|\\bentscheidung\\w*|\\bmatrice\\b|\\bmatriz\\b|\\btabla de decisi|\\btabela de decis|决策|決策|"
            + "判断(?:基準|表|マトリ)|マトリックス|マトリクス|矩阵");
    private static final Pattern DECIDING =
            words("\\bdecisions?\\b|^choos(?:e|ing)\\b|\\bdecid|\\bwhen to roll|\\bentscheidung|\\bdécision|\\bdecisi|\\bdecis|"
            + "决策|決策|判断");
    /** Matrices of other trades. */
    private static final Pattern OTHER_TRADE =
            words("\\bslas?\\b|\\bsupport\\b|\\bresponse times?\\b|\\braci\\b|\\brisks?\\b|\\bversions?\\b|\\bcompatib\\w+|"
            + "\\bescalat\\w+|\\bcontacts?\\b|\\bcommunicat\\w+|\\bnotif\\w+|\\bresponsib\\w+|\\bapprov\\w+|\\bauthori\\w+|"
            + "\\btests?\\b|\\bverif\\w+|\\bhistory\\b|\\bchangelog\\b|\\btroubleshoot\\w*|\\bpermissions?\\b");
    private static final Pattern OTHER_COLUMN =
            words("^(?:owners?|responsible|accountable|consulted|informed|phone|e-?mail|contact|expected(?: (?:result|output))?|"
            + "version|date|probability|likelihood|mitigation|cause|root cause|likely cause|reviewer|status|example|role|name|"
            + "notify|team|check|command)$");
    private static final Pattern DECISION =
            words("\\bdecisions?\\b|\\bactions?\\b|\\bwhat to do\\b|\\bresponse$|\\brecommend\\w*|\\bdo\\b|\\bnext step\\b|"
            + "^then\\b|\\bstrategy\\b|\\bapproach\\b|^roll-?\\s?back\\??$|^roll-?\\s?back (?:strategy|type|method|level|option|"
            + "decision|procedure)$"
            + "|\\bmaßnahmen?\\b|\\bentscheidung\\b|\\baktion\\b|\\bvorgehen\\b|\\bdécision\\b|\\bstratégie\\b|"
            + "\\bdecisi[oó]n\\b|\\bacci[oó]n\\b|\\bestrat[eé]gia\\b|\\bdecisão\\b|\\bação\\b|措施|操作|决定|决策|动作|策略|処理|対応|アクション|判断");
    private static final Pattern SITUATION =
            words("\\b(?:situations?|scenarios?|severity|issues?|conditions?|symptoms?|impact|levels?|problems?|failures?|if|"
            + "when|state|status|case|error type|incident|priority|class|grade|what happen\\w*|observation|finding|result|"
            + "situation|lage|fall|schwere\\w*|stufe|gravité|sévérité|cas|situación|gravedad|severidad|nivel|situação|gravidade|"
            + "severidade|nível)\\b|情况|场景|级别|严重|状況|重大度|レベル|問題|问题|症状");
    private static final Pattern SEVERITY =
            words("\\b(?:severity|levels?|priority|class|grade|schwere\\w*|stufe|gravité|sévérité|gravedad|severidad|nivel|"
            + "gravidade|severidade|nível)\\b|级别|严重|重大度|レベル");
    private static final Pattern SUBJECT =
            words("^(?:metrics?|signals?|indicators?|kpis?|slis?|alerts?|checks?|commands?|steps?|phases?|tests?|components?|"
            + "services?|role|name|team|#|no\\.?|nr\\.?|date|version|day|host|question|criteri(?:on|a)|triggers?|endpoint|tool|"
            + "file|parameter|variable|term)$");
    /** How long the figures of a row have to lie there. */
    private static final Pattern LASTING =
            words("(?:min(?:imum|\\.)? )?(?:durations?|for|sustained(?: for)?|(?:time )?window|dauer|durée|duración|duração|"
            + "持续时间|継続時間)");
    private static final Pattern PEOPLES_TIME =
            words("\\bdurations?\\b|\\bspeed\\b|\\bresponse times?\\b|\\btime to (?:respond|act|ack\\w*)\\b|\\breaction "
            + "times?\\b");
    private static final Pattern MINUTES =
            words("\\d\\s?(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|business days?)(?![\\p{L}])|\\bimmediate\\w*|\\bnext "
            + "(?:business )?day\\b|\\basap\\b");
    private static final Pattern PICTURES =
            Pattern.compile("[\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}\\uFE0F\\u200D]+");

    /** Nobody decides by more levels than this; a longer table is data. */
    private static final int MOST_ROWS = 20;

    private final List<Finding> findings;

    public MatrixReader(List<Finding> findings) {
        this.findings = findings;
    }

    /** A matrix with how well it is one: what is measured counts most, then being called a decision. */
    private record Candidate(Matrix matrix, int worth, List<Finding> findings) {
    }

    /** The decision matrices of the document, the best one first and the others in their order; findings are about the first. */
    public List<Matrix> all(Outline outline) {
        var candidates = new ArrayList<Candidate>();
        for (Section section : outline.sections()) {
            for (int i = 0; i < section.blocks().size(); i++) {
                if (section.blocks().get(i) instanceof Block.Table table) {
                    var about = new ArrayList<Finding>();
                    String context = context(section, i);
                    new MatrixReader(about).matrix(table, context)
                            .ifPresent(m -> candidates.add(new Candidate(m, worth(m, context), about)));
                }
            }
        }
        if (candidates.isEmpty()) {
            return List.of();
        }
        Candidate best = candidates.stream().reduce((a, b) -> b.worth() > a.worth() ? b : a).orElseThrow();
        findings.addAll(best.findings());
        return Stream.concat(Stream.of(best), candidates.stream().filter(c -> c != best)).map(Candidate::matrix).toList();
    }

    /** A table that somebody said is one. */
    public Optional<Matrix> said(Block.Table table) {
        return matrix(table, "Decision matrix");
    }

    /** Whether a table is a decision matrix where it stands; {@code context} are the heading and the label above it. */
    static boolean claims(Block.Table table, String context) {
        return new MatrixReader(new ArrayList<>()).matrix(table, context).isPresent();
    }

    /** The section's heading, and the nearest label above the table. */
    static String context(Section section, int table) {
        for (int i = table - 1; i >= 0; i--) {
            if (section.blocks().get(i) instanceof Block.Prose prose
                    && (prose.heading() != Block.Prose.TEXT || i == table - 1 && prose.text().length() <= LONGEST_LABEL)) {
                return section.heading() + " › " + prose.text();
            }
        }
        return section.heading();
    }

    private static final int LONGEST_LABEL = 120;

    private static int worth(Matrix matrix, String context) {
        boolean measured = matrix.rows().stream().filter(r -> r.bounds().stream().anyMatch(Optional::isPresent)).count() > 1;
        boolean named = matrix.signals().stream().anyMatch(Optional::isPresent);
        return (measured ? 8 : 0) + (named ? 4 : 0) + (DECIDING.matcher(context).find() ? 2 : 0) + (matrix.graded() ? 1 : 0);
    }

    private Optional<Matrix> matrix(Block.Table written, String context) {
        if (written.head().size() < 2 || written.rows().size() < 2 || written.rows().size() > MOST_ROWS
                || MethodReader.claims(written) || TriggerTable.answers(written)) {
            return Optional.empty();
        }
        Block.Table table = labelled(written);
        int width = table.head().size();
        List<Optional<Signal>> signals = IntStream.range(0, width).mapToObj(i -> signal(table, i)).toList();
        OptionalInt stated = IntStream.range(1, width)
                .filter(i -> signals.get(i).isEmpty() && DECISION.matcher(table.head().get(i)).find()).reduce((a, b) -> b);
        int decision = stated.orElse(width - 1);
        List<Integer> columns = IntStream.range(1, width).filter(i -> i != decision).boxed().toList();
        // rows of metrics or alerts are about one thing each, and make no scale by what one of them measures
        boolean levels = !SUBJECT.matcher(table.head().getFirst().strip()).find() || columns.stream()
                .anyMatch(i -> named(table.head().get(i)));
        boolean measured = levels && columns.stream().anyMatch(i -> signals.get(i).isPresent())
                && (Stance.of(context) != Stance.ACT || MATRIX_HEADING.matcher(context).find() || columns.stream()
                .anyMatch(i -> named(table.head().get(i))));
        boolean decides = stated.isPresent() || measured && MATRIX_HEADING.matcher(context).find();
        if (signals.get(decision).isPresent() || !decides || !measured && !situations(table, decision, context)) {
            return Optional.empty();
        }
        boolean graded = measured || severity(table, columns).isPresent();
        var headings = new ArrayList<String>(List.of(table.head().getFirst()));
        columns.forEach(i -> headings.add(table.head().get(i)));
        headings.add(table.head().get(decision));
        List<Optional<Signal>> wanted = columns.stream().map(i -> measured ? signals.get(i) : Optional.<Signal>empty()).toList();
        return Optional.of(new Matrix(headings, wanted, rows(table, columns, wanted, decision, graded), graded, table.line()));
    }

    /** Whether rows without a figure are situations to decide by. */
    private static boolean situations(Block.Table table, int decision, String context) {
        String first = table.head().getFirst().strip();
        boolean deciding = DECIDING.matcher(context).find() || MATRIX_HEADING.matcher(context).find()
                && !OTHER_TRADE.matcher(context).find();
        boolean foreign = OTHER_TRADE.matcher(context).find() && !DECIDING.matcher(context).find()
                || table.head().stream().anyMatch(h -> OTHER_COLUMN.matcher(h.strip()).find());
        boolean undoing = table.rows().stream().anyMatch(row -> Stance.speaksOfUndoing(row.get(decision)));
        boolean severe = SEVERITY.matcher(first).find();
        boolean reasons = Stance.of(context) == Stance.ACT && !deciding && !severe;
        boolean scaled = SEVERITY.matcher(context).find() && IntStream.range(0, table.head().size())
                .anyMatch(i -> i != decision && SEVERITY.matcher(table.head().get(i)).find() && table.rows().stream()
                .allMatch(row -> SeverityScale.rank(row.get(i)).isPresent()));
        return !SUBJECT.matcher(first).find() && !foreign && !reasons
                && (deciding || scaled || undoing && (SITUATION.matcher(first).find() || severe));
    }

    private static boolean named(String heading) {
        return ConditionReader.signalOf(heading, List.of()).isPresent();
    }

    /** The column that says how severe each row is, when all of its cells can be put in order. */
    private static OptionalInt severity(Block.Table table, List<Integer> columns) {
        return IntStream.concat(IntStream.of(0), columns.stream().mapToInt(i -> i))
                .filter(i -> table.rows().stream().allMatch(row -> SeverityScale.rank(row.get(i)).isPresent())).findFirst();
    }

    /** A first column that is a condition names its row too: {@code If you see | Then}, {@code Error rate | p95 | Decision}. */
    private static Block.Table labelled(Block.Table table) {
        List<String> cells = table.rows().stream().map(List::getFirst).toList();
        boolean measured = ConditionReader.signalOf(table.head().getFirst(), cells).isPresent()
                && (table.head().size() == 2 || named(table.head().getFirst()));
        return !measured ? table : new Block.Table(twice(table.head()), table.rows().stream().map(MatrixReader::twice).toList(),
                table.line());
    }

    /** The first one, and all. */
    private static List<String> twice(List<String> cells) {
        return Stream.concat(Stream.of(cells.getFirst()), cells.stream()).toList();
    }

    /** How soon people respond is no figure of the service's. */
    private static Optional<Signal> signal(Block.Table table, int column) {
        if (PEOPLES_TIME.matcher(table.head().get(column)).find() && ConditionReader.signalOf(table.head().get(column), List.of())
                .filter(s -> s == Signal.LATENCY_P95).isPresent() && table.rows().stream()
                .anyMatch(row -> MINUTES.matcher(row.get(column)).find())) {
            return Optional.empty();
        }
        return ConditionReader.signalOf(table.head().get(column), table.rows().stream().map(row -> row.get(column)).toList());
    }

    private List<Matrix.Row> rows(Block.Table table, List<Integer> columns, List<Optional<Signal>> signals, int decision,
            boolean graded) {
        var bounds = new ArrayList<List<Optional<Condition>>>();
        for (int r = 0; r < table.rows().size(); r++) {
            bounds.add(bounds(table, r, columns, signals));
        }
        var cells = new ArrayList<>(table.rows());
        var lines = new ArrayList<>(IntStream.range(0, cells.size()).mapToObj(i -> table.line() + 2 + i).toList());
        if (graded && worstFirst(bounds, table, columns)) {
            Collections.reverse(bounds);
            Collections.reverse(cells);
            Collections.reverse(lines);
        }
        RowEdges.settle(bounds).forEach(c -> findings.add(Finding.warning(table.line(), FindingCode.UNREADABLE_THRESHOLD,
                "The column \"" + table.head().get(columns.get(c))
                + "\" of the decision matrix names only upper ends, which fit every healthy moment; it is left to people.")));
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            MatrixInspection.inspect(table.head().get(columns.get(c)), bounds.stream().map(row -> row.get(column)).toList(),
                    lines, findings);
        }
        return IntStream.range(0, cells.size())
                .mapToObj(level -> new Matrix.Row(level, withoutPictures(cells.get(level).getFirst()),
                        columns.stream().map(cells.get(level)::get).toList(), bounds.get(level),
                        withoutPictures(cells.get(level).get(decision)), lines.get(level)))
                .toList();
    }

    private List<Optional<Condition>> bounds(Block.Table table, int row, List<Integer> columns, List<Optional<Signal>> signals) {
        var bounds = new ArrayList<Optional<Condition>>();
        SharedTime lasting = columns.stream().filter(c -> LASTING.matcher(table.head().get(c).strip()).matches()).findFirst()
                .map(c -> SharedTime.ofCell(table.rows().get(row).get(c))).orElse(SharedTime.NONE);
        for (int c = 0; c < columns.size(); c++) {
            String heading = table.head().get(columns.get(c));
            String cell = table.rows().get(row).get(columns.get(c));
            Optional<Condition> bound = signals.get(c).flatMap(signal -> ConditionReader.readCell(signal, heading, cell))
                    .flatMap(lasting::on);
            if (bound.isEmpty() && !cell.isBlank() && signals.get(c).isPresent() && named(heading)) {
                findings.add(Finding.warning(table.line() + 2 + row, FindingCode.UNREADABLE_THRESHOLD, "The cell \"" + cell
                        + "\" below \"" + heading
                        + "\" of the decision matrix states no threshold that can be measured; this cell is left to people."));
            }
            bounds.add(bound);
        }
        return bounds;
    }

    /** Some matrices begin with the worst row; the first column with two readable ends tells, else the names of severities. */
    private static boolean worstFirst(List<List<Optional<Condition>>> bounds, Block.Table table, List<Integer> columns) {
        for (int c = 0; c < bounds.getFirst().size(); c++) {
            int column = c;
            List<Range> ranges = bounds.stream().flatMap(row -> row.get(column).stream()).map(Condition::range).toList();
            if (ranges.size() > 1 && ranges.getFirst().low() != ranges.getLast().low()) {
                return ranges.getFirst().low() > ranges.getLast().low();
            }
        }
        OptionalInt named = severity(table, columns);
        return named.isPresent() && SeverityScale.rank(table.rows().getFirst().get(named.getAsInt())).orElseThrow()
                > SeverityScale.rank(table.rows().getLast().get(named.getAsInt())).orElseThrow();
    }

    private static String withoutPictures(String cell) {
        return PICTURES.matcher(cell).replaceAll("").strip();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
