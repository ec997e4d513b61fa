package dev.quarterdeck.core.logs;

import java.util.List;

/** A growing sequence of rows that can be read anywhere, at any time. Any thread. */
public interface LogRows {

    /** How many rows there are now. Cheap: to be asked once a pulse. */
    Extent extent();

    /**
     * Rows {@code first} to {@code first + count - 1}, as far as there are such; decoded on demand. Reads at most what these
     * rows need from the disk, also before the extent is exact: then rows in the middle are those about there.
     */
    List<LogRow> rows(long first, int count);

    /**
     * @param exact false while rows are still being counted and {@code rows} is an estimate; the last rows can be read all the
     * same
     */
    record Extent(long rows, boolean exact) {
    }
}
