package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.process.OneThread;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the index up with a console that records, on a thread of its own: recording never waits for it. Any thread may
 * search; the first search may wait until the index was opened.
 */
final class ConsoleSearch implements RecordSearch, AutoCloseable {
    /** Many events are indexed together rather than each beside the next one's way to the disk. */
    private static final Duration TOGETHER = Duration.ofMillis(300);

    private final OneThread thread = new OneThread("search");
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final CompletableFuture<SearchIndexing> indexing;
    private final CompletableFuture<SearchIndex> index;

    ConsoleSearch(Path dataFolder, Disk disk) {
        indexing = CompletableFuture.supplyAsync(() -> {
            try {
                return SearchIndexing.open(dataFolder, disk);
            } catch (SQLException | IOException e) {
                throw new CompletionException(e);
            }
        }, thread);
        index = indexing.thenApply(_ -> {
            try {
                return new SearchIndex(new Database(dataFolder.resolve(SearchIndex.FILE_NAME)).openReader());
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        appended();
    }

    /** Something was recorded. */
    void appended() {
        if (waiting.compareAndSet(false, true)) {
            try {
                thread.schedule(this::catchUp, TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException closing) {
                // the next start catches up
            }
        }
    }

    private void catchUp() {
        waiting.set(false); // before reading: what is recorded from now on asks again
        try {
            if (!indexing.join().catchUp()) { // opened on this thread before
                appended();
            }
        } catch (SQLException | CompletionException e) {
            // tried again with the next event; a search finds what was indexed before, or says why it can't
        }
    }

    @Override
    public List<Hit> newest(String words, int limit) {
        try {
            return index.join().newest(words, limit);
        } catch (CompletionException e) {
            throw new NotRead("The search index could not be opened: " + e.getCause().getMessage()
                    + ". The record itself is not touched by this.", e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        boolean still = false;
        try {
            still = thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (index.isDone() && !index.isCompletedExceptionally()) {
            index.join().close();
        }
        if (indexing.isDone() && !indexing.isCompletedExceptionally()) {
            try (SearchIndexing last = indexing.join()) {
                if (still) {
                    last.forgetRedacted(); // the last connection to close empties the log
                }
            }
        }
    }
}
