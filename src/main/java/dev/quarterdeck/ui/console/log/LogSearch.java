package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogRows;
import dev.quarterdeck.core.logs.OpenLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a log is asked at present: the rows in sight, and the search among them. Both may be one query. Closing it stops them.
 * Any thread, but not on the FX thread: it reads.
 *
 * @param view leaves rows out; empty when all are in sight
 * @param find what is looked for
 */
record LogSearch(OpenLog log, Optional<LogQuery> view, Optional<LogQuery> find) implements AutoCloseable {

    static LogSearch begin(OpenLog log, Criteria criteria) {
        Optional<LogQuery> view = criteria.shown().map(log::query);
        boolean same = criteria.only() && criteria.searching();
        return new LogSearch(log, view, same ? view : criteria.searching() ? Optional.of(log.query(criteria.found()))
                : Optional.empty());
    }

    LogRows rows() {
        return view.<LogRows>map(query -> query).orElse(log);
    }

    /** The match after row {@code from} of the rows in sight (or before it), as one of them. */
    OptionalLong next(long from, boolean forward) {
        if (find.isEmpty()) {
            return OptionalLong.empty();
        }
        if (view.isPresent() && view.get() == find.get()) {
            long row = from + (forward ? 1 : -1);
            return row >= 0 && row < view.get().extent().rows() ? OptionalLong.of(row) : OptionalLong.empty();
        }
        long whole = whole(from, forward);
        OptionalLong found = forward ? find.get().next(whole) : find.get().previous(whole);
        return found.isPresent() ? index(found.getAsLong()) : found;
    }

    /** The row of the whole log that row {@code from} in sight is. */
    private long whole(long from, boolean forward) {
        if (view.isEmpty()) {
            return from;
        }
        List<LogRow> there = view.get().rows(Math.max(0, from), 1);
        return there.isEmpty() || from < 0 ? forward ? -1 : log.extent().rows() : there.getFirst().row();
    }

    /** Row {@code whole} of the log as one of the rows in sight: itself, or the first behind it. Empty when there is none. */
    OptionalLong index(long whole) {
        if (view.isEmpty()) {
            return OptionalLong.of(whole);
        }
        long low = 0;
        long high = view.get().extent().rows();
        long rows = high;
        while (low < high) {
            long middle = (low + high) >>> 1;
            List<LogRow> there = view.get().rows(middle, 1);
            if (!there.isEmpty() && there.getFirst().row() < whole) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < rows ? OptionalLong.of(low) : OptionalLong.empty();
    }

    /** Whether row {@code whole} of the log is in sight. */
    boolean holds(long whole) {
        OptionalLong at = index(whole);
        return at.isPresent() && rows().rows(at.getAsLong(), 1).stream().anyMatch(row -> row.row() == whole);
    }

    @Override
    public void close() {
        view.ifPresent(LogQuery::close);
        find.ifPresent(LogQuery::close);
    }
}
