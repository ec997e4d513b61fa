package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * A decision matrix as the runbook wrote it. Rows go from harmless to worst; a row's level is its position, from 0. One that
 * is not graded names situations beside one another: its rows are in the runbook's order, and no level can be read from them.
 *
 * @param headings the table's head, left to right: condition, one per column of {@code signals}, decision
 * @param signals  what each condition column measures; empty for a column that is judged by people
 * @param graded   whether the rows are steps of one scale: something is measured, or they are named by their severity
 * @param line     source line of the table, from 1; 0 when it stands in no file
 */
public record Matrix(List<String> headings, List<Optional<Signal>> signals, List<Row> rows, boolean graded, int line) {
    public Matrix {
        headings = List.copyOf(headings);
        signals = List.copyOf(signals);
        rows = List.copyOf(rows);
    }

    public Matrix(List<String> headings, List<Optional<Signal>> signals, List<Row> rows) {
        this(headings, signals, rows, true, 0);
    }

    /**
     * @param label    the row's name: Normal, Warning, ...
     * @param cells    the cell's words, one per column of {@link Matrix#signals}
     * @param bounds   the cell as a condition, empty where it could not be read
     * @param decision what the runbook says to do, emoji left out
     * @param line     source line of the row, from 1; 0 when it stands in no file
     */
    public record Row(int level, String label, List<String> cells, List<Optional<Condition>> bounds, String decision, int line) {
        public Row {
            cells = List.copyOf(cells);
            bounds = List.copyOf(bounds);
        }

        public Row(int level, String label, List<String> cells, List<Optional<Condition>> bounds, String decision) {
            this(level, label, cells, bounds, decision, 0);
        }
    }

    public int worst() {
        return rows.size() - 1;
    }

    public Row row(int level) {
        return rows.get(Math.clamp(level, 0, worst()));
    }

    /**
     * For a runbook without a matrix: its triggers still have a level to be worth. The words are those of the triggers' urgency,
     * since the runbook names no levels.
     */
    public static Matrix ladder() {
        return new Matrix(List.of("Condition", "Decision"), List.of(), List.of(
                step(0, "No trigger met", ""), step(1, "Trigger met", "A trigger is met"),
                step(2, "Soon", "A trigger that asks for it soon is met"), step(3, "Immediate", "An immediate trigger is met")));
    }

    /** Whether it is the {@link #ladder}, so that no level or threshold of it stands in the runbook. */
    public boolean ofTriggersOnly() {
        return equals(ladder());
    }

    private static Row step(int level, String label, String decision) {
        return new Row(level, label, List.of(), List.of(), decision);
    }

    /** Whether a known {@code level} is worth saying although something else cannot be judged: one of the two worst rows. */
    boolean outranksBlindness(int level) {
        return level > 0 && level >= worst() - 1;
    }

    /** Each row in one line, {@code Alert: 5-10%, p95 1-2s: Prepare rollback}, as a decision keeps its thresholds. */
    public List<String> lines() {
        return rows.stream().map(r -> r.label() + ": " + (r.cells().isEmpty() ? "" : String.join(", ", r.cells()) + ": ")
                + r.decision()).toList();
    }
}
