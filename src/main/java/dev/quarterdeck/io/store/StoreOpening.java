package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.FileFailure;
import dev.quarterdeck.io.files.UnusableFolder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Opens the record of a data folder, in an order that keeps what is there: the lock, the folder's rights, what the database
 * is and whether the journal says the same, and only then writing. Stateless; any thread.
 *
 * @param clock the machine's, with the operator's time zone
 * @param disk  where everything beside the database is written
 */
@NullUnmarked
public record StoreOpening(DataFolder folder, Clock clock, Disk disk) {
    private static final String ONLY_READING = "The record is opened for reading only.";
    private static final AutoCloseable NO_LOCK = () -> { };

    public StoreOpening(DataFolder folder, Clock clock) {
        this(folder, clock, Disk.REAL);
    }

    /** For a console, which writes; read-only, with the reason, when it can't. */
    public OpenedStore console() throws StoreUnavailable {
        if (config().within(folder)) {
            throw new StoreUnavailable("The data folder " + folder.path() + " holds " + config().path()
                    + ", where it is kept who this console is and what was confirmed on it. That must not travel with the data: "
                    + "choose another folder with --data.", null);
        }
        try {
            folder.create();
            folder.requireWritable();
        } catch (UnusableFolder e) {
            if (!anythingThere()) {
                throw new StoreUnavailable(e.getMessage(), e);
            }
            String reason = e.getMessage() + " Until then you can only read here.";
            return unwritable(reason, List.of(reason));
        }
        return switch (attemptLock()) {
            case FolderLock.Attempt.Held(String holder) ->
                    whileHeld(holder + " has this data open. You can read here; record there.");
            case FolderLock.Attempt.Taken(FolderLock lock) -> locked(lock);
        };
    }

    /** For the command line: reads also while a console writes, takes no lock and changes nothing. */
    public OpenedStore reader() throws StoreUnavailable {
        if (anythingThere() && !Files.isWritable(folder.path())) {
            return unwritable(ONLY_READING, List.of());
        }
        try {
            return existing(ONLY_READING, Files.exists(database().file()) ? recovery(folder.path()).lacking().stream().toList()
                    : List.of());
        } catch (IOException e) {
            throw notRead(e);
        }
    }

    /** Whether something was ever recorded in the folder. */
    public boolean anythingThere() {
        try {
            return Files.exists(database().file()) || Files.exists(JournalFolder.in(folder.path()).path())
                    || !Leftovers.in(folder.path()).none();
        } catch (IOException unreadable) {
            return true;
        }
    }

    private Recovery recovery(Path dataFolder) {
        return new Recovery(dataFolder, disk, clock.instant());
    }

    /**
     * Where nothing can be written SQLite cannot read a log that was left behind, and what the journal has more cannot be
     * brought in: it is done in a private copy.
     */
    private OpenedStore unwritable(String reason, List<String> notices) throws StoreUnavailable {
        try {
            if (!Files.exists(database().file()) && JournalFolder.in(folder.path()).segments().isEmpty()) {
                return existing(reason, notices);
            }
            return FolderLock.held(folder.path()) || recovery(folder.path()).nothingToDo() ? existing(reason, notices)
                    : copied(reason, notices);
        } catch (SQLException | IOException e) {
            throw notRead(e);
        }
    }

    private OpenedStore copied(String reason, List<String> notices) throws SQLException, IOException, StoreUnavailable {
        PrivateCopy copy = PrivateCopy.of(folder.path());
        boolean opened = false;
        try {
            Recovery recovery = recovery(copy.folder());
            recovery.run();
            List<String> all = Stream.of(notices, List.of("The record in " + folder.path()
                    + " was left unfinished and cannot be finished"
                    + " there. You see a private copy in which it is; nothing there was changed."), recovery.notices())
                    .flatMap(List::stream).toList();
            OpenedStore store = new StoreOpening(new DataFolder(copy.folder()), clock, disk).reading(reason, all, copy);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                copy.close();
            }
        }
    }

    private StoreUnavailable notRead(Exception e) {
        return new StoreUnavailable("The record in " + folder.path() + " cannot be read: " + words(e) + ". Nothing was changed."
                + " Copy the folder to a disk that can be written to, and name that with --data.", e);
    }

    /** Until the console that records has ended, from when on this one says so. */
    private OpenedStore whileHeld(String reason) throws StoreUnavailable {
        return existing(reason, List.of(reason)).warning(this::nobodyRecords);
    }

    private String nobodyRecords() {
        try {
            return FolderLock.held(folder.path()) ? ""
                    : "The console that recorded has ended. Start again to record.";
        } catch (IOException notKnown) {
            return "";
        }
    }

    private OpenedStore existing(String reason, List<String> notices) throws StoreUnavailable {
        if (Files.exists(database().file())) {
            return reading(reason, notices, NO_LOCK);
        }
        requireNothingLeft();
        return onlyRead(new EmptyEventLog(reason), notices, folder.path(), NO_LOCK);
    }

    /** Where a record was lost, nobody is told that there never was one. */
    private void requireNothingLeft() throws StoreUnavailable {
        try {
            Leftovers left = Leftovers.in(folder.path());
            if (!left.none()) {
                throw new StoreUnavailable(left.sentence(), null);
            }
        } catch (IOException e) {
            throw notRead(e);
        }
    }

    private Database database() {
        return Database.in(folder.path());
    }

    private FolderLock.Attempt attemptLock() throws StoreUnavailable {
        try {
            return FolderLock.attempt(folder.path(), clock.instant());
        } catch (IOException e) {
            throw new StoreUnavailable("The data folder " + folder.path() + " cannot be locked: " + e.getMessage()
                    + ". Choose a folder on a local disk with --data.", e);
        }
    }

    private OpenedStore locked(FolderLock lock) throws StoreUnavailable {
        boolean opened = false;
        Exception denied;
        try {
            NativeLibrary.load(folder.path());
            OpenedStore store = recovered(lock);
            opened = true;
            return store;
        } catch (SQLException | IOException e) {
            if (!denied(e)) {
                throw notOpened(e);
            }
            denied = e;
        } finally {
            if (!opened) {
                release(lock);
            }
        }
        String reason = "The record in " + folder.path() + " cannot be written to: " + words(denied)
                + ". Change its rights or choose another"
                + " folder with --data. Until then you can only read here.";
        return unwritable(reason, List.of(reason));
    }

    private StoreUnavailable notOpened(Exception e) {
        return new StoreUnavailable("The record in " + folder.path() + " cannot be opened: " + words(e)
                + ". Nothing was deleted. " + (full(e) ? "Free some space there and start again." : "If another program has it"
                + " open, close that; otherwise choose another folder with --data."), e);
    }

    private static boolean denied(Exception e) {
        return switch (e) {
            case SQLException database -> SqliteFailure.denied(database);
            case AccessDeniedException _ -> true;
            default -> false;
        };
    }

    private static String words(Exception e) {
        return e instanceof IOException file ? FileFailure.reason(file) : e.getMessage();
    }

    private OpenedStore recovered(FolderLock lock) throws SQLException, IOException, StoreUnavailable {
        List<String> rights = Rights.restored(folder.path());
        var recovery = recovery(folder.path());
        if (!recovery.run()) {
            return reading(ONLY_READING, List.of(), lock);
        }
        SampleOpening samples = SampleOpening.of(folder.path(), disk, clock.instant());
        // before the place is remembered: its connection, the last one, takes the write-ahead log with it when it is closed
        ConsoleIdentity identity = identity();
        FolderPlace place = FolderPlace.of(folder.path());
        var disk = new PlacedDisk(this.disk, place);
        SqliteEventLog log = eventLog(disk, samples.store(), place, identity);
        var backups = new BackupSchedule(new Backup(folder.path(), disk), clock);
        log.listen(backups::appended);
        var search = new ConsoleSearch(folder.path(), disk);
        log.listen(_ -> search.appended());
        var checkpoints = new Checkpoints(database(), log::finishErasing);
        log.listen(_ -> checkpoints.appended());
        var drafts = new DraftFolder(folder.path(), disk);
        List<String> notices = Stream.of(rights, recovery.notices(), samples.notices(), identity.notice().stream().toList())
                .flatMap(List::stream).toList();
        return new OpenedStore(log, samples.store(), notices, search, drafts, new RecordCapsules(folder.path(), disk, log, clock),
                new CopySearch(folder.path()),
                List.of(new FreeSpace(folder.path())::warning, log::erasureFailure, backups::failure, backups::unsound,
                        samples.store()::failure, drafts::failure),
                List.of(drafts, samples.store(), checkpoints, search, backups, log, identity, place, lock));
    }

    private static ConfigFolder config() {
        return ConfigFolder.standard();
    }

    private ConsoleIdentity identity() throws SQLException {
        try (Connection record = database().openWriter()) {
            return ConsoleIdentity.in(config(), folder, record, clock.instant());
        }
    }

    private SqliteEventLog eventLog(Disk placed, SampleStore samples, FolderPlace place, ConsoleIdentity identity)
            throws SQLException, IOException {
        boolean opened = false;
        try {
            SqliteEventLog log = SqliteEventLog.open(database(), Journal.open(JournalFolder.in(folder.path()), placed), identity,
                    clock, place);
            opened = true;
            return log;
        } finally {
            if (!opened) {
                place.close();
                samples.close();
            }
        }
    }

    /** Opens for reading only. {@code held} is closed after the record. */
    private OpenedStore reading(String reason, List<String> notices, AutoCloseable held) throws StoreUnavailable {
        try {
            Connection connection = database().openReader();
            boolean opened = false;
            try {
                OpenedStore store = switch (Inspection.identity(connection)) {
                    case Inspection.Sound _, Inspection.Older _,
                            Inspection.Absent _ -> readOnly(connection, reason, notices, held);
                    case Inspection.Newer(int version) -> {
                        String newer = newerSentence(version);
                        yield readOnly(connection, newer, List.of(newer), held);
                    }
                    case Inspection.Damaged(String why) -> throw new SQLException(why);
                };
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("The record in " + folder.path() + " cannot be read: " + e.getMessage()
                    + ". Nothing was changed. If it is damaged, starting the console restores what was saved.", e);
        }
    }

    private OpenedStore readOnly(Connection connection, String reason, List<String> notices, AutoCloseable held) {
        return onlyRead(new ReadOnlyEventLog(new EventReader(connection, ConsoleIdentity.known(config(), folder).orElse("")),
                reason), notices, folder.path(), held);
    }

    private OpenedStore onlyRead(StoreLog log, List<String> notices, Path record, AutoCloseable held) {
        return new OpenedStore(log, new ReadOnlySamples(record.resolve(SampleStore.FILE_NAME)), notices, new StoredSearch(record),
                new Forgetting(), new RecordCapsules(record, disk, log, clock),
                new CopySearch(record),
                List.of(), List.of(log, held));
    }

    /** A capsule, for reading only; nothing is written beside it. */
    public OpenedStore capsule(Path file) throws StoreUnavailable {
        try {
            Connection connection = Capsule.open(file);
            var reader = new EventReader(connection, "");
            String reason = "This is a capsule: it can only be read. Import it into a record to go on with it.";
            var log = new ReadOnlyEventLog(reader, reason);
            var search = new CapsuleSearch(file);
            return new OpenedStore(log, new ReadOnlySamples(file.toAbsolutePath()), List.of(reason), search, new Forgetting(),
                    new CapsuleAlone(file),
                    _ -> Copies.Found.NOTHING, List.of(), List.of(search, log));
        } catch (SQLException | IOException e) {
            throw new StoreUnavailable("The capsule cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    /** Whether this is a file of the kind that {@link #capsule} opens; what is in it is not looked at. */
    public static boolean looksLikeCapsule(Path file) {
        return Capsule.looksLikeOne(file);
    }

    private static String newerSentence(int version) {
        return "This record was written by a newer Quarterdeck (version " + version + " of its layout; this program knows "
                + Schema.VERSION + "). It was left as it is and can only be read here. Use the newer program to record.";
    }

    private static boolean full(Exception e) {
        return switch (e) {
            case SQLException database -> SqliteFailure.full(database);
            case IOException file -> JournalFailure.full(file);
            default -> false;
        };
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException alreadyFailing) {
            // the failure that led here is being reported; the lock ends with the process at the latest
        }
    }
}
