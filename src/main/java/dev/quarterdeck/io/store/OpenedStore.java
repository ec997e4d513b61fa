package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.signal.SampleLog;
import java.util.List;
import java.util.function.Supplier;

/**
 * A record at work, with what the user must be told about how it was opened. Closing it closes the record and lets another
 * console have the data folder. Immutable; any thread.
 */
public final class OpenedStore implements AutoCloseable {
    private final EventLog log;
    private final List<String> notices;
    private final Supplier<String> backupFailure;
    private final RecordSearch search;
    private final SampleLog samples;
    private final List<AutoCloseable> closing;

    /** A record that is only read. {@code lock} is given back after the log was closed. */
    OpenedStore(StoreLog log, SampleLog samples, List<String> notices, AutoCloseable lock) {
        this.log = log;
        this.notices = List.copyOf(notices);
        this.backupFailure = () -> "";
        this.search = (_, _) -> List.of();
        this.samples = samples;
        this.closing = List.of(log, lock);
    }

    OpenedStore(SqliteEventLog log, SampleStore samples, List<String> notices, BackupSchedule backups, ConsoleSearch search,
                Checkpoints checkpoints, AutoCloseable lock) {
        this.log = log;
        this.notices = List.copyOf(notices);
        this.backupFailure = backups::failure;
        this.search = search;
        this.samples = samples;
        this.closing = List.of(samples, checkpoints, search, backups, log, lock);
    }

    /** Finds nothing where the record is only read: the index belongs to the console that records. */
    public RecordSearch search() {
        return search;
    }

    /** The samples of the incidents; where the record is only read, none are kept. */
    public SampleLog samples() {
        return samples;
    }

    /** Why the newest backup could not be made, in a sentence; empty when it was. */
    public String backupFailure() {
        return backupFailure.get();
    }

    public EventLog log() {
        return log;
    }

    /** Sentences for the user; empty when all is well. */
    public List<String> notices() {
        return notices;
    }

    @Override
    public void close() throws StoreUnavailable {
        Exception first = null;
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new StoreUnavailable("The record could not be closed in order: " + first.getMessage()
                    + ". Everything that was shown as saved is safe.", first);
        }
    }
}
