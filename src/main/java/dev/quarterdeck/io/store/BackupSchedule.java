package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.io.process.OneThread;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * Makes backups while a console records: every ten minutes when something changed, when an incident is closed, and after a
 * redaction, whose contents the earlier ones still have. All of the record is checked soon after it was opened, however large
 * it is, and once a day. On a thread of its own; any thread may call.
 */
@NullUnmarked
final class BackupSchedule implements AutoCloseable {
    static final Duration EVERY = Duration.ofMinutes(10);
    /** Not while the window fills. */
    private static final Duration CHECK_AFTER = Duration.ofMinutes(1);
    private static final Duration CHECK_EVERY = Duration.ofDays(1);

    private final Backup backup;
    private final InstantSource clock;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicReference<String> unsound = new AtomicReference<>("");
    private final AtomicReference<String> failure = new AtomicReference<>("");
    private final OneThread thread = new OneThread("backup");

    BackupSchedule(Backup backup, InstantSource clock) {
        this(backup, clock, EVERY, CHECK_AFTER);
    }

    BackupSchedule(Backup backup, InstantSource clock, Duration every, Duration checkAfter) {
        this.backup = backup;
        this.clock = clock;
        thread.execute(this::whenOpened);
        thread.scheduleWithFixedDelay(this::check, checkAfter.toMillis(), CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::whenChanged, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void appended(List<Event> events) {
        changed.set(true);
        if (events.stream().anyMatch(event -> event.fact() instanceof Fact.Resolved || event.fact() instanceof Fact.Redacted)) {
            try {
                thread.execute(this::whenChanged);
            } catch (RejectedExecutionException closing) {
                // the next session makes one, since the newest backup lacks something then
            }
        }
    }

    /** What a check has found or why there was none, in a sentence; empty when all is sound. */
    String unsound() {
        return unsound.get();
    }

    /** Why the newest backup could not be made, in a sentence; empty when it was. */
    String failure() {
        return failure.get();
    }

    /**
     * What the last session recorded after its newest backup is due like a change now; a redaction that was cut short before
     * its backup at once: the earlier ones still hold what it has removed.
     */
    private void whenOpened() {
        try {
            if (!backup.lacksNothing()) {
                changed.set(true);
            }
            if (backup.holdsRedacted()) {
                changed.set(true);
                whenChanged();
            }
        } catch (SQLException | IOException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void check() {
        try {
            backup.check();
            unsound.set("");
        } catch (Backup.NotSound e) {
            backup.checkEverythingNextTime();
            unsound.set("The record was checked and is not sound (" + e.getMessage()
                    + "). Start Quarterdeck again: it restores what was"
                    + " saved.");
        } catch (SQLException | IOException e) {
            unsound.set("The record could not be checked: " + e.getMessage() + ". It is checked again with the next backup.");
        }
    }


    private void whenChanged() {
        if (!changed.getAndSet(false)) {
            return;
        }
        try {
            long damaged = backup.make(clock.instant()).damaged();
            unsound.set(""); // it checks all of the record
            failure.set(damaged == 0 ? "" : "Blocks of samples are damaged and could not be backed up: " + damaged
            + ". Every event is"
                    + " safe; quarterdeck verify names them.");
        } catch (Backup.NotSound e) {
            backup.checkEverythingNextTime();
            failed("the copy was not sound (" + e.getMessage() + "). Start Quarterdeck again: it checks the record and restores"
                    + " what was saved");
        } catch (SQLException | IOException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void failed(String why) {
        changed.set(true);
        failure.set("No backup could be made: " + why + ". Earlier backups were kept, and what is shown as saved is saved."
                + " It is tried again every " + EVERY.toMinutes() + " minutes.");
    }

    /** Lets a backup at work finish, up to a few seconds; one that doesn't leaves nothing but an unfinished file. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
