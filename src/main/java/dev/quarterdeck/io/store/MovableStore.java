package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.incident.Scratchpad;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.FileFailure;
import dev.quarterdeck.io.files.UnusableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A record at work that can get a new place while it is in use, since the one that it has may be deleted or unmounted. Whoever
 * was given a part of it goes on using that. Any thread.
 */
public final class MovableStore implements AutoCloseable {
    private final Clock clock;
    private final Disk disk;
    private final EventLog log = new MovableLog();
    private final SampleLog samples = new MovableSamples();
    private volatile OpenedStore now;
    private volatile Path folder;
    private Optional<SampleLog.Anchoring> anchoring = Optional.empty();

    /** {@code folder} is where {@code store} was opened. */
    public MovableStore(OpenedStore store, DataFolder folder, Clock clock) {
        this(store, folder.path(), clock, Disk.REAL);
    }

    MovableStore(OpenedStore store, Path folder, Clock clock, Disk disk) {
        this.now = store;
        this.folder = folder;
        this.clock = clock;
        this.disk = disk;
    }

    /** Where the record lies now. */
    public Path folder() {
        return folder;
    }

    public EventLog log() {
        return log;
    }

    public SampleLog samples() {
        return samples;
    }

    public RecordSearch search() {
        return (words, limit) -> now.search().newest(words, limit);
    }

    public Scratchpad scratchpad() {
        return new Scratchpad() {
            @Override
            public void open(IncidentId incident) {
                now.scratchpad().open(incident);
            }

            @Override
            public String text(IncidentId incident, String name) {
                return now.scratchpad().text(incident, name);
            }

            @Override
            public void keep(IncidentId incident, String name, String text) {
                now.scratchpad().keep(incident, name, text);
            }
        };
    }

    public Capsules capsules() {
        return new Capsules() {
            @Override
            public String write(IncidentId incident, Path file) throws IOException {
                return now.capsules().write(incident, file);
            }

            @Override
            public Taken take(Path file) throws IOException {
                return now.capsules().take(file);
            }
        };
    }

    public Copies copies() {
        return words -> now.copies().of(words);
    }

    public List<String> warnings() {
        return now.warnings();
    }

    public List<String> notices() {
        return now.notices();
    }

    /**
     * Writes everything that is still known of the record into an empty folder and goes on there, under the folder's lock; says
     * what is there. When it throws, the record is where it was, and nothing was lost that was known.
     */
    public synchronized String moveTo(Path target) throws IOException {
        Path place = target.toAbsolutePath().normalize();
        if (!(now.log() instanceof SqliteEventLog recording) || !(now.samples() instanceof SampleStore measured)) {
            throw new IOException("Nothing was written: this console only reads. " + log.readOnlyReason());
        }
        requireEmpty(place);
        try {
            var next = new DataFolder(place);
            next.create();
            Written written = written(recording, measured, place);
            OpenedStore opened = new StoreOpening(next, clock, disk).console();
            if (!(opened.log() instanceof SqliteEventLog going)) {
                opened.close();
                throw new IOException("Nothing was moved: " + opened.log().readOnlyReason());
            }
            going.goOnFor(recording);
            int incidents = going.incidents().size();
            handOver(opened, place);
            return String.format(Locale.ROOT,
                    "%,d events of %,d incidents, all that is known, are in %s, and everything is saved there"
                    + " from now on.%s Start with --data %s the next time.", written.events, incidents, place, written.lost,
                    place);
        } catch (SQLException | StoreUnavailable | UnusableFolder e) {
            throw new IOException("The record could not be written to " + place + ": " + e.getMessage()
                    + ". It goes on in memory."
                    + " Name another place.", e);
        }
    }

    private static void requireEmpty(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.isDirectory(place)) {
            throw new IOException("Nothing was written: " + place + " is not a folder. Name another place.");
        }
        try (Stream<Path> files = Files.list(place)) {
            if (files.findAny().isPresent()) {
                throw new IOException("Nothing was written: there is something in " + place + " already. Name an empty folder.");
            }
        } catch (java.nio.file.FileSystemException e) {
            throw new IOException("Nothing was written to " + place + ": " + FileFailure.reason(e) + ". Name another place.", e);
        }
    }

    /**
     * What is in the new place.
     *
     * @param lost what of the record is known to have been and could not be read any more, in sentences behind a space
     */
    private record Written(long events, String lost) {
    }

    private Written written(SqliteEventLog recording, SampleStore measured, Path place) throws SQLException, IOException {
        boolean samples = measured.writeInto(place, disk);
        Database record = Database.in(place);
        String lost = samples ? "" : " Samples that the disk did not give back are not there.";
        try {
            return new Written(copied(recording, record), lost);
        } catch (SQLException | IOException notGivenBack) {
            return salvaged(recording, record, lost);
        }
    }

    /** Under another name until it is found sound, so that what was cut short is never taken for a record. */
    private long copied(SqliteEventLog recording, Database record) throws SQLException, IOException {
        var copy = new Database(record.file().resolveSibling("new-" + Database.FILE_NAME));
        disk.createFile(copy.file()); // SQLite would make it readable for everybody
        recording.copyInto(copy.file());
        long events = Backup.verified(copy, List.of());
        disk.publish(copy.file(), record.file());
        return events;
    }

    /** Event by event, from memory and whatever file still gives some: the disk does not give back all of the database. */
    private Written salvaged(SqliteEventLog recording, Database record, String lost) throws SQLException, IOException {
        Path before = folder;
        Rescue.Remembered known = recording.remembered(salvage -> {
            if (recording.gone().isEmpty()) { // otherwise what bears these names is another's
                beside(salvage, before);
            }
        });
        Rescue.Result result = new Rescue(record, List.of(), List.of(), List.of(), Optional.of(known), disk).begin();
        String missing = result.missing() == 0 ? ""
                : String.format(Locale.ROOT, " %,d more cannot be read any more: %s.", result.missing(),
                result.ranges().isEmpty() ? "the incident is not known" : String.join(", ", result.ranges()));
        return new Written(result.restored(), " The disk with " + before
                + " did not give back all: this was put together from memory, the"
                + " journal and the backups there." + missing + lost);
    }

    private static void beside(Salvage salvage, Path folder) throws SQLException {
        try {
            salvage.pieces(JournalFolder.in(folder).segments());
            for (Path backup : BackupFolder.in(folder).newestFirst()) {
                salvage.piecesOf(new Database(backup));
            }
        } catch (IOException unreadable) {
            // then memory is what there is
        }
    }

    private void handOver(OpenedStore opened, Path place) {
        OpenedStore before = now;
        if (before.scratchpad() instanceof DraftFolder drafts) {
            drafts.handOver(opened.scratchpad());
        }
        anchoring.ifPresent(opened.samples()::onClosed);
        now = opened;
        folder = place;
        try {
            before.close();
        } catch (StoreUnavailable filesThatAreGone) {
            // what they held is in the new place, and they have no names any more
        }
    }

    @Override
    public synchronized void close() throws StoreUnavailable {
        now.close();
    }

    /** Appending waits while the record moves. */
    private final class MovableLog implements EventLog {
        @Override
        public List<Event> append(List<Draft> drafts) throws NotSaved {
            synchronized (MovableStore.this) {
                return now.log().append(drafts);
            }
        }

        @Override
        public List<Event> read(IncidentId incident) {
            return now.log().read(incident);
        }

        @Override
        public List<IncidentId> incidents() {
            return now.log().incidents();
        }

        @Override
        public List<IncidentId> recent(int most) {
            return now.log().recent(most);
        }

        @Override
        public IncidentId newId() {
            return now.log().newId();
        }

        @Override
        public String readOnlyReason() {
            return now.log().readOnlyReason();
        }

        @Override
        public String console() {
            return now.log().console();
        }

        @Override
        public String gone() {
            return now.log().gone();
        }
    }

    private final class MovableSamples implements SampleLog {
        @Override
        public void append(String incident, String probe, List<Sample> taken) {
            now.samples().append(incident, probe, taken);
        }

        @Override
        public void read(String incident, Consumer<Recorded> sink) {
            now.samples().read(incident, sink);
        }

        @Override
        public void readSince(String incident, Instant from, Consumer<Recorded> sink) {
            now.samples().readSince(incident, from, sink);
        }

        @Override
        public void onClosed(Anchoring sink) {
            synchronized (MovableStore.this) {
                anchoring = Optional.of(sink);
                now.samples().onClosed(sink);
            }
        }

        @Override
        public String failure() {
            return now.samples().failure();
        }
    }
}
