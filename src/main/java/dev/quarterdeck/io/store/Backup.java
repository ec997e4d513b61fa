package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a copy of the record, also while a console writes to it. It gets its name only when it was found sound, event by
 * event and against the journal, and is durable; only then may older ones go. Immutable; any thread.
 */
record Backup(Path dataFolder, Disk disk) {
    private static final String UNFINISHED = "new-backup.db";
    private static final String LOCK = "backup.lock";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * @param events  how many the copy holds
     * @param damaged how many blocks of samples do not prove themselves and are not in the copy of the samples
     */
    record Made(Path file, long events, long damaged) {
    }

    /** A copy that is not sound. The message says what is wrong with it. */
    static final class NotSound extends IOException {
        private static final long serialVersionUID = 1L;

        NotSound(String message) {
            super(message);
        }
    }

    /** Waits while another one is made, here or by another process: what that has not finished must not get this one's name. */
    Made make(Instant now) throws SQLException, IOException {
        try (FolderLock _ = alone(now)) {
            return makeAlone(now);
        }
    }

    private FolderLock alone(Instant now) throws IOException {
        return switch (FolderLock.attempt(dataFolder, LOCK, now, PATIENCE)) {
            case FolderLock.Attempt.Taken(FolderLock lock) -> lock;
            case FolderLock.Attempt.Held(String holder) -> throw new IOException(holder + " has been making one for minutes");
        };
    }

    /** Whether the newest backup has every event of the record. */
    boolean lacksNothing() throws SQLException, IOException {
        List<Path> backups = BackupFolder.in(dataFolder).newestFirst();
        return !backups.isEmpty() && headIn(backups.getFirst()).equals(Optional.of(head(Database.in(dataFolder).file())));
    }

    /** Of a backup: empty when it cannot be read. */
    private static Optional<Head> headIn(Path backup) throws SQLException {
        try {
            return Optional.of(head(backup));
        } catch (SQLException e) {
            if (SqliteFailure.damage(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private record Head(long position, String hash) {
    }

    private static Head head(Path database) throws SQLException {
        try (Connection connection = new Database(database).openReader(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT position, hex(hash) FROM event ORDER BY position DESC LIMIT 1")) {
            return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(0, "");
        }
    }

    /** Checks all of the record as a backup does, also while a console writes to it. Changes nothing. */
    void check() throws SQLException, IOException {
        requireSound(Database.in(dataFolder), true);
        compared(Database.in(dataFolder), JournalFolder.in(dataFolder).segments());
    }

    private Made makeAlone(Instant now) throws SQLException, IOException {
        BackupFolder backups = BackupFolder.in(dataFolder);
        disk.createFolders(backups.path());
        var unfinished = new Database(backups.path().resolve(UNFINISHED));
        for (Path leftover : unfinished.files()) {
            disk.delete(leftover);
        }
        disk.createFile(unfinished.file()); // SQLite would make it readable for everybody
        requireSound(Database.in(dataFolder), true); // a copy gets new indexes, so what is wrong with ours would not show in it
        copy(unfinished.file());
        long events = verified(unfinished, JournalFolder.in(dataFolder).segments());
        Path file = backups.file(now);
        disk.publish(unfinished.file(), file);
        for (Path superfluous : BackupFolder.superfluous(backups.newestFirst())) {
            if (!superfluous.equals(file)) { // though others bear later names: a clock was set back, or they were copied here
                disk.delete(superfluous);
            }
        }
        removeRedacted(backups, file);
        return new Made(file, events, SampleBackup.of(dataFolder, disk).update().damaged());
    }

    /** Backups from before a redaction hold what it has removed; the newest one has everything else of them. */
    private void removeRedacted(BackupFolder backups, Path newest) throws SQLException, IOException {
        long redactions = redactions(newest);
        for (Path older : redactions == 0 ? List.<Path>of() : backups.newestFirst()) {
            if (!older.equals(newest) && redactionsIn(older) < redactions) {
                disk.delete(older);
            }
        }
    }

    /** Whether a backup still has what a redaction has removed from the record. */
    boolean holdsRedacted() throws SQLException, IOException {
        long redactions = redactions(Database.in(dataFolder).file());
        for (Path backup : redactions == 0 ? List.<Path>of() : BackupFolder.in(dataFolder).newestFirst()) {
            if (redactionsIn(backup) < redactions) {
                return true;
            }
        }
        return false;
    }

    /** Of a backup: one that cannot be read may hold anything, so nothing counts as removed from it. */
    private static long redactionsIn(Path backup) throws SQLException {
        try {
            return redactions(backup);
        } catch (SQLException e) {
            if (SqliteFailure.damage(e)) {
                return -1;
            }
            throw e;
        }
    }

    private static long redactions(Path database) throws SQLException {
        try (Connection connection = new Database(database).openReader()) {
            return Schema.number(connection, "SELECT count(*) FROM event WHERE target_console IS NOT NULL AND kind = '"
                    + FactCodec.REDACTED + "' AND " + Schema.recordedHere(connection, "console", "seq"));
        }
    }

    /** The next opening of the record checks all of it, however long that takes, and restores what it can. */
    void checkEverythingNextTime() {
        try {
            disk.createFile(dataFolder.resolve(Recovery.MARK));
        } catch (IOException thereAlreadyOrDiskFailing) {
            // the failure is being reported either way
        }
    }

    private void copy(Path into) throws SQLException {
        try (Connection connection = Database.in(dataFolder).openReader()) {
            Schema.execute(connection, "PRAGMA query_only = OFF"); // it would keep the copy from being written, too
            Schema.copy(connection, into);
        }
    }

    private static void requireSound(Database database, boolean everything) throws SQLException, NotSound {
        if (Inspection.of(database, everything) instanceof Inspection.Damaged(String why)) {
            throw new NotSound(why);
        }
    }

    /** The number of events in a database that is sound, and that says nothing else than the journal. */
    static long verified(Database copy, List<Path> journal) throws SQLException, IOException {
        requireSound(copy, false);
        return compared(copy, journal);
    }

    private static long compared(Database database, List<Path> journal) throws SQLException, IOException {
        try (Connection connection = database.openReader()) {
            JournalComparison comparison = JournalComparison.of(connection, journal, true);
            if (!comparison.differences().isEmpty()) {
                throw new NotSound(comparison.differences().getFirst());
            }
            return comparison.databaseEnd();
        }
    }
}
