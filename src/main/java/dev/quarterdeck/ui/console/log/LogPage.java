package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.SecretMask;
import java.util.List;

/** The rows in sight, ready to be drawn. Immutable. */
record LogPage(Wish of, long first, List<DrawnRow> rows) {
    /** So many rows above those in sight are looked at: a key may begin there. */
    private static final int BEFORE = 64;

    static final LogPage EMPTY = new LogPage(null, 0, List.of());

    LogPage {
        rows = List.copyOf(rows);
    }

    /**
     * A page that is wanted.
     *
     * @param first  row on top
     * @param count  rows that fit
     * @param change counts up when the same rows may read otherwise
     */
    record Wish(LogSearch search, RowDrawing drawing, long first, int count, long change) {
        LogPage read() {
            long from = Math.max(0, first - BEFORE);
            SecretMask.Rows masking = drawing.mask().rows();
            List<DrawnRow> drawn = search.rows().rows(from, (int) (first - from) + count).stream()
                    .map(row -> drawing.drawn(row, masking)).toList();
            return new LogPage(this, first, drawn.subList((int) Math.min(first - from, drawn.size()), drawn.size()));
        }
    }

    /** The line at {@code row}; null when it is not on this page or no line. */
    LogRow.Line line(long row) {
        long at = row - first;
        return at >= 0 && at < rows.size() && rows.get((int) at).row() instanceof LogRow.Line line ? line : null;
    }
}
