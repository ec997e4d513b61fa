package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.ConditionReader;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a table as a decision matrix. It is one when a column other than the first can be measured and another says what
 * to do. Rows are put in order from harmless to worst, and a shared edge goes to the worse row. Any thread.
 */
final class MatrixReader {
    private static final Pattern MATRIX_HEADING =
            Pattern.compile("\\bmatrix\\b|\\bdecision (?:table|guide|grid)\\b|\\bthresholds?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECISION = Pattern.compile(
            "\\bdecisions?\\b|\\bactions?\\b|\\bwhat to do\\b|\\bresponse$|\\brecommend\\w*|\\bdo\\b|\\bnext step\\b|^then\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURES =
            Pattern.compile("[\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}\\uFE0F\\u200D]+");

    /** Nobody decides by more levels than this; a longer table is data. */
    private static final int MOST_ROWS = 20;

    private final List<Finding> findings;

    MatrixReader(List<Finding> findings) {
        this.findings = findings;
    }

    /** The first decision matrix of the document. */
    Optional<Matrix> read(Outline outline) {
        for (Section section : outline.sections()) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Table table) {
                    Optional<Matrix> matrix = matrix(labelled(table), MATRIX_HEADING.matcher(section.heading()).find());
                    if (matrix.isPresent()) {
                        return matrix;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A table that somebody said is one. */
    Optional<Matrix> said(Block.Table table) {
        return matrix(labelled(table), true);
    }

    private Optional<Matrix> matrix(Block.Table table, boolean underItsHeading) {
        int width = table.head().size();
        if (width < 3 || table.rows().size() < 2 || table.rows().size() > MOST_ROWS) {
            return Optional.empty();
        }
        List<Optional<Signal>> signals = IntStream.range(0, width).mapToObj(i -> signal(table, i)).toList();
        OptionalInt stated = IntStream.range(1, width)
                .filter(i -> signals.get(i).isEmpty() && DECISION.matcher(table.head().get(i)).find()).reduce((a, b) -> b);
        int decision = stated.orElse(width - 1);
        List<Integer> columns = IntStream.range(1, width).filter(i -> i != decision).boxed().toList();
        boolean measured = columns.stream().anyMatch(i -> signals.get(i).isPresent());
        if (!measured || signals.get(decision).isPresent() || stated.isEmpty() && !underItsHeading) {
            return Optional.empty();
        }
        var headings = new ArrayList<String>(List.of(table.head().getFirst()));
        columns.forEach(i -> headings.add(table.head().get(i)));
        headings.add(table.head().get(decision));
        return Optional.of(new Matrix(headings, columns.stream().map(signals::get).toList(),
                rows(table, columns, columns.stream().map(signals::get).toList(), decision)));
    }

    /** Of two columns the first one is the condition, which names its row too: {@code If you see | Then}. */
    private static Block.Table labelled(Block.Table table) {
        boolean pair = table.head().size() == 2 && ConditionReader.signalOf(table.head().getFirst(), table.rows().stream().map(List::getFirst).toList()).isPresent();
        return !pair ? table : new Block.Table(List.of(table.head().getFirst(), table.head().getFirst(), table.head().getLast()),
                table.rows().stream().map(row -> List.of(row.getFirst(), row.getFirst(), row.getLast())).toList(), table.line());
    }

    private static Optional<Signal> signal(Block.Table table, int column) {
        return ConditionReader.signalOf(table.head().get(column), table.rows().stream().map(row -> row.get(column)).toList());
    }

    private List<Matrix.Row> rows(Block.Table table, List<Integer> columns, List<Optional<Signal>> signals, int decision) {
        var bounds = new ArrayList<List<Optional<Condition>>>();
        for (int r = 0; r < table.rows().size(); r++) {
            bounds.add(bounds(table, r, columns, signals));
        }
        var cells = new ArrayList<>(table.rows());
        var lines = new ArrayList<>(IntStream.range(0, cells.size()).mapToObj(i -> table.line() + 2 + i).toList());
        if (worstFirst(bounds)) {
            Collections.reverse(bounds);
            Collections.reverse(cells);
            Collections.reverse(lines);
        }
        shareEdges(bounds);
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            MatrixInspection.inspect(table.head().get(columns.get(c)), bounds.stream().map(row -> row.get(column)).toList(), lines, findings);
        }
        return IntStream.range(0, cells.size())
                .mapToObj(level -> new Matrix.Row(level, words(cells.get(level).getFirst()),
                        columns.stream().map(cells.get(level)::get).toList(), bounds.get(level), words(cells.get(level).get(decision))))
                .toList();
    }

    private List<Optional<Condition>> bounds(Block.Table table, int row, List<Integer> columns, List<Optional<Signal>> signals) {
        var bounds = new ArrayList<Optional<Condition>>();
        for (int c = 0; c < columns.size(); c++) {
            String heading = table.head().get(columns.get(c));
            String cell = table.rows().get(row).get(columns.get(c));
            Optional<Condition> bound = signals.get(c).flatMap(signal -> ConditionReader.readCell(signal, heading, cell));
            if (bound.isEmpty() && !cell.isBlank()) {
                findings.add(Finding.warning(table.line() + 2 + row, FindingCode.UNREADABLE_THRESHOLD, "The cell \"" + cell + "\" below \"" + heading
                        + "\" of the decision matrix states no threshold that can be measured; this cell is left to people."));
            }
            bounds.add(bound);
        }
        return bounds;
    }

    /** Some matrices begin with the worst row; the first column with two readable ends tells. */
    private static boolean worstFirst(List<List<Optional<Condition>>> bounds) {
        for (int c = 0; c < bounds.getFirst().size(); c++) {
            int column = c;
            List<Range> ranges = bounds.stream().flatMap(row -> row.get(column).stream()).map(Condition::range).toList();
            if (ranges.size() > 1 && ranges.getFirst().low() != ranges.getLast().low()) {
                return ranges.getFirst().low() > ranges.getLast().low();
            }
        }
        return false;
    }

    private static void shareEdges(List<List<Optional<Condition>>> bounds) {
        for (int r = 0; r + 1 < bounds.size(); r++) {
            for (int c = 0; c < bounds.get(r).size(); c++) {
                Optional<Condition> worse = bounds.get(r + 1).get(c);
                if (bounds.get(r).get(c).isPresent() && worse.isPresent()) {
                    bounds.get(r).set(c, bounds.get(r).get(c).map(bound -> below(bound, worse.get().range())));
                }
            }
        }
    }

    private static Condition below(Condition bound, Range worse) {
        Range r = bound.range();
        boolean shared = r.low() < r.high() && r.highIncluded() && worse.lowIncluded() && r.high() == worse.low();
        return shared ? new Condition(bound.signal(), new Range(r.low(), r.lowIncluded(), r.high(), false), bound.text()) : bound;
    }

    private static String words(String cell) {
        return PICTURES.matcher(cell).replaceAll("").strip();
    }
}
