package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** What is done with a record from outside: backups, restoring, searching. Stateless; any thread. */
@NullUnmarked
public record Upkeep(DataFolder folder, InstantSource clock, Disk disk) {
    public Upkeep(DataFolder folder, InstantSource clock) {
        this(folder, clock, Disk.REAL);
    }

    /** Makes a verified backup, also while a console records, and says where it is. */
    public String backup() throws StoreUnavailable {
        if (Files.isDirectory(folder.path()) && !Files.isExecutable(folder.path())) {
            throw new StoreUnavailable("No backup was made: no permission to look into " + folder.path()
                    + ". Nothing was changed.", null);
        }
        if (!Files.exists(database().file())) {
            throw new StoreUnavailable("There is no record in " + folder.path() + " to make a backup of.", null);
        }
        try {
            Backup.Made made = new Backup(folder.path(), disk).make(clock.instant());
            return String.format(Locale.ROOT, "%,d events, each checked, are in %s%s", made.events(), made.file(),
                    made.damaged() == 0 ? ""
                    : String.format(Locale.ROOT, ". Left out: %,d damaged blocks of samples; quarterdeck verify names them",
                    made.damaged()));
        } catch (Backup.NotSound e) {
            throw new StoreUnavailable("No backup was made: the record is not sound (" + e.getMessage()
                    + "). Earlier backups were"
                    + " kept. Start the console: it restores what was saved.", e);
        } catch (SQLException | IOException e) {
            throw new StoreUnavailable("No backup was made: " + why(e) + ". Earlier backups were kept.", e);
        }
    }

    /** The backups there are, the newest first. */
    public List<Path> backups() throws StoreUnavailable {
        try {
            return BackupFolder.in(folder.path()).newestFirst();
        } catch (IOException e) {
            throw new StoreUnavailable("The backups cannot be listed: " + why(e) + ".", e);
        }
    }

    /**
     * Puts a backup in the place of the record, which is kept aside as it is with its journal. What is recorded from then on
     * bears the name of a new console: the numbers of what was recorded since the backup are taken.
     */
    public String restore(Path backup) throws StoreUnavailable {
        try {
            folder.create();
            Instant now = clock.instant();
            return switch (FolderLock.attempt(folder.path(), now)) {
                case FolderLock.Attempt.Held(String holder) -> throw new StoreUnavailable(holder
                        + " has this data open. Nothing was changed. Close it, then restore again.", null);
                case FolderLock.Attempt.Taken(FolderLock lock) -> {
                    try (lock) {
                        yield restore(backup, now);
                    }
                }
            };
        } catch (Backup.NotSound e) {
            throw new StoreUnavailable(backup + " is not a sound backup: " + e.getMessage() + ". Nothing was changed. quarterdeck"
                    + " restore --list lists the others.", e);
        } catch (SQLException | IOException e) {
            throw new StoreUnavailable("Not restored: " + why(e) + ". Nothing was deleted.", e);
        }
    }

    private String restore(Path backup, Instant now) throws SQLException, IOException {
        var source = new Database(backup.toAbsolutePath());
        if (!Files.isRegularFile(source.file())) {
            throw new Backup.NotSound(Files.isDirectory(source.file()) ? "it is a folder" : "there is no such file");
        }
        Backup.verified(source, List.of());
        // first: it only adds to what is there
        SampleBackup.of(folder.path(), Objects.requireNonNull(source.file().getParent()), disk).restore();
        Path kept = SetAside.folder(folder.path(), now);
        Rescue.Result result = new Rescue(database(), List.of(), List.of(source), disk).run(kept);
        try (Connection connection = database().openReader()) {
            new JournalRewriting(JournalFolder.in(folder.path()), disk).replace(connection, kept);
        }
        KeptJournals.leave(kept, disk); // it is what the restore is to undo
        return String.format(Locale.ROOT, "%,d events were restored from %s. What was there before is in %s", result.restored(),
                backup, kept);
    }

    /** The newest events with these words. A console that runs keeps the index; otherwise it is brought up to date first. */
    public List<RecordSearch.Hit> search(String words, int limit) throws StoreUnavailable {
        try {
            if (!Files.exists(database().file())) {
                Leftovers left = Leftovers.in(folder.path());
                if (!left.none()) {
                    throw new StoreUnavailable(left.sentence(), null);
                }
                return List.of();
            }
            if (!Files.isWritable(folder.path()) && !FolderLock.held(folder.path())) {
                try (PrivateCopy copy = PrivateCopy.of(folder.path())) { // whose index can be brought up to date
                    return new Upkeep(new DataFolder(copy.folder()), clock, disk).search(words, limit);
                }
            }
            switch (FolderLock.attempt(folder.path(), clock.instant())) {
                case FolderLock.Attempt.Held _ -> {
                    // that console keeps the index up to date
                }
                case FolderLock.Attempt.Taken(FolderLock lock) -> {
                    try (lock; SearchIndexing indexing = SearchIndexing.open(folder.path(), disk)) {
                        indexing.catchUp();
                    }
                }
            }
            try (var index = new SearchIndex(new Database(folder.resolve(SearchIndex.FILE_NAME)).openReader())) {
                return index.newest(words, limit);
            }
        } catch (SQLException | IOException e) {
            throw new StoreUnavailable("The record cannot be searched: " + why(e) + ". Nothing of it was changed.", e);
        }
    }

    /** Java says of a file that it may not touch nothing but its name. */
    private static String why(Exception e) {
        return switch (e) {
            case FileSystemException file when file.getFile() != null -> FileFailure.reason(Path.of(file.getFile()), file);
            case IOException other -> FileFailure.reason(other);
            default -> e.getMessage();
        };
    }

    private Database database() {
        return Database.in(folder.path());
    }
}
