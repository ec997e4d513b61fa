package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The second copy of the record: one append-only sequence of frames per data folder, beside the database and independent of
 * it. SQLite opens a database whose write-ahead log was lost or damaged without a word; what the journal has more shows it,
 * and brings it back.
 *
 * <p>One sequence for all incidents, not one each: an append is one frame whatever it is about, a new incident needs no new
 * file to be made durable, and a database built anew from it has its old order.
 *
 * <p>After a failure nothing is trusted that was not known to be durable: the file is opened again and cut back to that before
 * the next frame. Used by {@link EventWriter} under its lock.
 */
final class Journal implements AutoCloseable {
    private static final long SEGMENT_LIMIT = 16L << 20; // what an opening may read and still be quick

    private final JournalFolder folder;
    private final Disk disk;
    private final long limit;
    private Path segment;
    private long durable;
    private long before;
    private Optional<Disk.Writing> writing = Optional.empty();

    private Journal(JournalFolder folder, Disk disk, long limit, Path segment, long durable) {
        this.folder = folder;
        this.disk = disk;
        this.limit = limit;
        this.segment = segment;
        this.durable = durable;
        this.before = durable;
    }

    /** Continues a journal whose end is whole, or begins one. */
    static Journal open(JournalFolder folder, Disk disk) throws IOException {
        return open(folder, disk, SEGMENT_LIMIT);
    }

    static Journal open(JournalFolder folder, Disk disk, long limit) throws IOException {
        List<Path> segments = folder.segments();
        if (segments.isEmpty()) {
            disk.createFolders(folder.path());
            disk.forceFolder(Objects.requireNonNull(folder.path().getParent()));
            Path first = folder.segment(1);
            return new Journal(folder, disk, limit, first, begin(disk, first));
        }
        try (Disk.Writing last = disk.open(segments.getLast())) {
            return new Journal(folder, disk, limit, segments.getLast(), last.length());
        }
    }

    /** Makes the events durable here before it returns; when it throws, none of them are. */
    void append(List<RecordedEvent> events) throws IOException {
        ByteBuffer frame = JournalFrame.encode(events);
        boolean written = false;
        try {
            if (durable > limit) {
                roll();
            }
            Disk.Writing open = writing();
            open.write(frame, durable);
            open.force();
            before = durable;
            durable += frame.limit();
            written = true;
        } finally {
            if (!written) {
                distrust();
            }
        }
    }

    /** The last append came to nothing: it must not be there when the same is appended again. */
    void takeBack() {
        durable = before;
        distrust();
        try {
            writing();
        } catch (IOException later) {
            distrust(); // the next append tries again, before it writes anything
        }
    }

    /** Removes what the entries at these positions say. When it throws, some of it may still be there; repeat it. */
    void erase(Set<Long> positions) throws IOException {
        writing(); // cut back first, so that what is copied is what is known to be durable
        distrust();
        new JournalErasure(folder, disk).erase(positions);
        try (Disk.Writing last = disk.open(segment)) {
            durable = last.length();
            before = durable;
        }
    }

    /** The open file, cut back to what is known to be durable if that is in doubt. */
    private Disk.Writing writing() throws IOException {
        if (writing.isEmpty()) {
            writing = Optional.of(disk.open(segment));
            if (writing.get().length() != durable) {
                writing.get().truncate(durable);
                writing.get().force();
            }
        }
        return writing.get();
    }

    private void distrust() {
        Optional<Disk.Writing> doubtful = writing;
        writing = Optional.empty();
        try {
            if (doubtful.isPresent()) {
                doubtful.get().close();
            }
        } catch (IOException alreadyFailing) {
            // the failure that led here is being reported
        }
    }

    private void roll() throws IOException {
        Path next = folder.segment(JournalFolder.number(segment) + 1);
        disk.delete(next); // from an attempt that failed half-way
        long start = begin(disk, next);
        distrust();
        segment = next;
        durable = start;
        before = start;
    }

    private static long begin(Disk disk, Path segment) throws IOException {
        disk.createFile(segment);
        try (Disk.Writing open = disk.open(segment)) {
            open.write(JournalSegment.start(), 0);
            open.force();
        }
        disk.forceFolder(Objects.requireNonNull(segment.getParent()));
        return JournalSegment.start().limit();
    }

    @Override
    public void close() throws IOException {
        if (writing.isPresent()) {
            writing.get().close();
        }
    }
}
