package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRows;
import dev.quarterdeck.core.logs.LogState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads for one view, away from the FX thread: what is asked one after the other, and pages and looks, of which only the one
 * asked for
 * last is read. Whatever the disk does, only this view waits. Any thread may ask.
 */
final class LogReading {
    private final Work inOrder;
    private final AtomicReference<LogPage.Wish> wish = new AtomicReference<>();
    private final AtomicReference<LogSearch> looking = new AtomicReference<>();
    private volatile LogPage page = LogPage.EMPTY;
    private volatile @Nullable Seen seen;

    /**
     * How far a log and what is asked of it were at the last look.
     *
     * @param shown of the question that leaves rows out, if there is one
     * @param found of the words that are looked for, if there are any
     */
    record Seen(LogSearch search, LogRows.Extent extent, LogState state, Optional<LogQuery.Progress> shown,
            Optional<LogQuery.Progress> found) {
        static Seen of(LogSearch search) {
            return new Seen(search, search.rows().extent(), search.log().state(), search.view().map(LogQuery::progress),
                    search.find().map(LogQuery::progress));
        }
    }

    LogReading(Work work) {
        inOrder = work.inOrder();
    }

    /** One call after the other, the pages in between. */
    Work inOrder() {
        return inOrder;
    }

    /** {@link #page()} will be this one soon. */
    void want(LogPage.Wish wanted) {
        if (wish.getAndSet(wanted) == null) {
            inOrder.run(this::read);
        }
    }

    private void read() {
        LogPage.Wish wanted = wish.getAndSet(null);
        if (wanted != null) {
            page = wanted.read();
        }
    }

    /** {@link #seen} will be of this one soon. */
    void look(LogSearch search) {
        if (looking.getAndSet(search) == null) {
            inOrder.run(this::look);
        }
    }

    private void look() {
        seen = Seen.of(looking.getAndSet(null));
    }

    /** The page that was read last. */
    LogPage page() {
        return page;
    }

    /** The last look, if it was at {@code search}. */
    Optional<Seen> seen(LogSearch search) {
        return Optional.ofNullable(seen).filter(last -> last.search() == search);
    }
}
