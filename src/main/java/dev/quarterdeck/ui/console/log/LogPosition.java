package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogRows;

/**
 * Which rows of a growing log are in sight and which of them are selected. Rows are counted from 0. While the rows are still
 * being counted their numbers shift, so what is in sight is held by its distance from the end. Not thread-safe.
 */
final class LogPosition {
    private static final long NONE = -1;
    private LogRows.Extent extent = new LogRows.Extent(0, true);
    private int visible = 1;
    private boolean following = true;
    /** Once all rows were counted, more of them are new ones. */
    private boolean counted;
    private long first;
    private long cursor = NONE;
    private long anchor = NONE;

    /** The rows that are there now. Answers how many of them came and went without ever being in sight. */
    long grow(LogRows.Extent now) {
        long added = now.rows() - extent.rows();
        boolean shifts = !extent.exact() || !now.exact();
        if (shifts && !following) {
            first += added;
        }
        if (shifts) {
            cursor = cursor == NONE ? NONE : Math.max(0, cursor + added);
            anchor = anchor == NONE ? NONE : Math.max(0, anchor + added);
        }
        boolean counts = following && counted && extent.rows() > 0;
        counted |= now.exact();
        extent = now;
        settle();
        return counts ? Math.max(0, added - visible) : 0;
    }

    /** Other rows: back to the end of them, with nothing selected. */
    void restart() {
        extent = new LogRows.Extent(0, true);
        following = true;
        counted = false;
        deselect();
    }

    void visible(int rows) {
        visible = Math.max(1, rows);
        settle();
    }

    private void settle() {
        first = following ? last() : Math.clamp(first, 0, last());
        cursor = Math.min(cursor, extent.rows() - 1);
        anchor = Math.min(anchor, extent.rows() - 1);
    }

    private long last() {
        return Math.max(0, extent.rows() - visible);
    }

    boolean following() {
        return following;
    }

    void follow() {
        following = true;
        deselect();
        settle();
    }

    void top() {
        show(0);
    }

    void scroll(long by) {
        show(first + by);
    }

    /** Puts {@code row} on top; the last rows are followed when they were scrolled to. */
    void show(long row) {
        first = Math.clamp(row, 0, last());
        following = row >= last() && cursor == NONE;
    }

    /** Selects {@code row} and brings it into sight, with some rows around it when it was far. */
    void jump(long row) {
        following = false;
        cursor = Math.clamp(row, 0, Math.max(0, extent.rows() - 1));
        anchor = cursor;
        if (cursor < first || cursor >= first + visible) {
            first = cursor - visible / 2;
        }
        settle();
    }

    /** Moves the selection, or with {@code extend} its far end. The first move takes the last row in sight. */
    void move(long by, boolean extend) {
        if (extent.rows() == 0) {
            return;
        }
        long from = cursor == NONE ? Math.min(extent.rows(), first + visible) - 1 - (by < 0 ? by : 0) : cursor;
        select(Math.clamp(from + by, 0, extent.rows() - 1), extend);
    }

    void select(long row, boolean extend) {
        if (row >= extent.rows() || row < 0) {
            return;
        }
        following = false;
        cursor = row;
        anchor = extend && anchor != NONE ? anchor : row;
        first = row < first ? row : row >= first + visible ? row - visible + 1 : first;
        settle();
    }

    void deselect() {
        cursor = NONE;
        anchor = NONE;
    }

    boolean selected(long row) {
        return cursor != NONE && row >= Math.min(cursor, anchor) && row <= Math.max(cursor, anchor);
    }

    /** The first selected row while one is in sight, otherwise the last row in sight; -1 when there is none. */
    long chosen() {
        boolean seen = cursor != NONE && Math.max(cursor, anchor) >= first && Math.min(cursor, anchor) < first + visible;
        return seen ? Math.min(cursor, anchor) : Math.min(extent.rows(), first + visible) - 1;
    }

    /** How many rows {@link #chosen()} stands for. */
    int chosenCount() {
        return selected(chosen()) ? (int) Math.min(Integer.MAX_VALUE, Math.abs(cursor - anchor) + 1) : 1;
    }

    /** Where the next search begins: the selected row, or the end in whose direction the rows in sight lie. */
    long from(boolean forward) {
        return cursor != NONE ? cursor : forward ? first - 1 : Math.min(extent.rows(), first + visible);
    }

    long first() {
        return first;
    }

    int visible() {
        return visible;
    }

    LogRows.Extent extent() {
        return extent;
    }
}
