package dev.quarterdeck.io.store;

import dev.quarterdeck.io.process.OneThread;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Brings the write-ahead log into the database in quiet moments, on a thread and a connection of its own, so that hardly any
 * event waits for it. It stops for whoever reads or writes. Any thread may call.
 */
final class Checkpoints implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration AGAIN_AT_MOST = Duration.ofMinutes(1);

    private final Database database;
    private final BooleanSupplier erased;
    private final OneThread thread = new OneThread("checkpoint");
    private volatile long appended = System.nanoTime();
    private ScheduledFuture<?> next;
    /** Grows from time to time: where the disk is full, trying needs space that events may need more. */
    private Duration again = AGAIN;

    /** @param erased finishes what was redacted, which may stand in the log, and answers whether that is done */
    Checkpoints(Database database, BooleanSupplier erased) {
        this.database = database;
        this.erased = erased;
    }

    synchronized void appended() {
        appended = System.nanoTime();
        if (next == null || next.isDone()) {
            schedule(QUIET);
        }
    }

    private synchronized void schedule(Duration delay) {
        try {
            next = thread.schedule(this::whenQuiet, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // the last connection to close does it
        }
    }

    private void whenQuiet() {
        Duration quiet = Duration.ofNanos(System.nanoTime() - appended);
        if (quiet.compareTo(QUIET) < 0) {
            schedule(QUIET.minus(quiet).plusMillis(1));
            return;
        }
        try (Connection connection = database.openWriter()) {
            Schema.execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException later) {
            // nothing is lost: the log stays as it is until the next quiet moment
        }
        if (erased.getAsBoolean()) {
            again = AGAIN;
        } else {
            schedule(again);
            Duration longer = again.multipliedBy(2);
            again = longer.compareTo(AGAIN_AT_MOST) < 0 ? longer : AGAIN_AT_MOST;
        }
    }

    /** What waits for a quiet moment is left to the last connection to close. */
    @Override
    public void close() {
        synchronized (this) {
            if (next != null) {
                next.cancel(false);
            }
        }
        thread.shutdown();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
