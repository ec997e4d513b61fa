package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds values for which a decision matrix has no row, or two. Any thread. */
public final class MatrixInspection {
    private record Cell(Condition bound, int line) {
        Range range() {
            return bound.range();
        }
    }

    private MatrixInspection() {
    }

    /** {@code bounds} are one column's, {@code lines} the source lines of their rows; cells without a bound say nothing. */
    public static void inspect(String heading, List<Optional<Condition>> bounds, List<Integer> lines, List<Finding> findings) {
        List<Cell> cells = IntStream.range(0, bounds.size()).boxed()
                .flatMap(i -> bounds.get(i).map(bound -> new Cell(bound, lines.get(i))).stream())
                .sorted(Comparator.comparingDouble(cell -> cell.range().low())).toList();
        for (int i = 0; i + 1 < cells.size(); i++) {
            Range low = cells.get(i).range();
            Range high = cells.get(i + 1).range();
            boolean touches = low.high() == high.low() && (low.highIncluded() || high.lowIncluded());
            boolean both = low.high() == high.low() && low.highIncluded() && high.lowIncluded();
            if (low.high() > high.low() || both && low.low() == low.high()) {
                findings.add(Finding.warning(cells.get(i + 1).line(), FindingCode.MATRIX_OVERLAP, "Below \"" + heading + "\", \""
                        + cells.get(i).bound().text() + "\" and \"" + cells.get(i + 1).bound().text()
                        + "\" overlap; the worse row is taken."));
            } else if (low.high() < high.low() || !touches) {
                findings.add(Finding.warning(cells.get(i + 1).line(), FindingCode.MATRIX_GAP, "Below \"" + heading
                        + "\" there is a gap between \""
                        + cells.get(i).bound().text() + "\" and \"" + cells.get(i + 1).bound().text()
                        + "\"; it is judged as the worse row."));
            }
        }
        if (cells.size() > 1 && cells.getLast().range().high() < Double.POSITIVE_INFINITY) {
            findings.add(Finding.warning(cells.getLast().line(), FindingCode.MATRIX_GAP, "Below \"" + heading
                    + "\" no row has anything above \""
                    + cells.getLast().bound().text() + "\"; it is judged as that row."));
        }
    }
}
