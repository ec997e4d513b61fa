package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * A decision matrix as the runbook wrote it. Rows go from harmless to worst; a row's level is its position, from 0.
 *
 * @param headings the table's head, left to right: condition, one per column of {@code signals}, decision
 * @param signals  what each condition column measures; empty for a column that could not be understood
 */
public record Matrix(List<String> headings, List<Optional<Signal>> signals, List<Row> rows) {
    public Matrix {
        headings = List.copyOf(headings);
        signals = List.copyOf(signals);
        rows = List.copyOf(rows);
    }

    /**
     * @param label    the row's name: Normal, Warning, ...
     * @param cells    the cell's words, one per column of {@link Matrix#signals}
     * @param bounds   the cell as a condition, empty where it could not be read
     * @param decision what the runbook says to do, emoji left out
     */
    public record Row(int level, String label, List<String> cells, List<Optional<Condition>> bounds, String decision) {
        public Row {
            cells = List.copyOf(cells);
            bounds = List.copyOf(bounds);
        }
    }

    public int worst() {
        return rows.size() - 1;
    }

    public Row row(int level) {
        return rows.get(Math.clamp(level, 0, worst()));
    }
}
