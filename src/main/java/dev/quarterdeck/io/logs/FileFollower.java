package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.time.Times;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullUnmarked;

/**
 * Follows a file by its path: decides whether it grew, was replaced, was truncated, or is not to be read now. Woken by its
 * folder, and
 * looks four times a second by itself, which notices everything on every kind of disk. One thread does the work.
 */
@NullUnmarked
final class FileFollower implements Follower, FolderWatch.Wakeable {
    private static final long PERIOD_MILLIS = 250;
    private static final int HEAD = 4096;
    /** Whoever wrote a file that was renamed may go on writing to it for so long. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_LATE = 8;
    /** A large file that cannot be read is not read from its beginning four times a second. */
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Path file;
    private final FolderWatch watch;
    private final Path spool;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private volatile LogState.Phase phase = LogState.Phase.OPENING;
    private volatile String words;

    /** Takes over when the file turns out to be packed. */
    private volatile Follower unpacking;

    private FollowedLog log;
    private boolean watched;
    private FileChannel channel;
    private FollowedStore store;
    private Object identity;
    private Growth growth;
    private Segment segment;
    private long lookedNanos;
    /** Lines that are shown although they could not be counted, since their file cannot be read; why, and when that was tried. */
    private Segment uncounted;
    private String uncountedWhy;
    private long uncountedNanos;
    private String lastChange = "";
    private final List<Late> late = new ArrayList<>();

    /** A file that was replaced and may still be written to. Its {@code lines} are shown once they are whole. */
    private record Late(FollowedStore store, Segment lines, Growth growth, long untilNanos) {
        boolean empty() {
            return lines.size() == lines.from();
        }

        boolean whole() {
            return lines.lastStart() == lines.size();
        }

        void end() {
            growth.close();
            store.last().forget();
        }
    }

    /** @param spool where a packed file is unpacked to */
    FileFollower(Path file, FolderWatch watch, Path spool) {
        this.spool = spool;
        this.file = file;
        this.watch = watch;
        this.words = "opening " + file;
    }

    @Override
    public void start(FollowedLog followed) {
        log = followed;
        Thread.ofVirtual().name("follow " + file.getFileName()).start(this::run);
    }

    @Override
    public LogState.Phase phase() {
        return unpacking == null ? phase : unpacking.phase();
    }

    @Override
    public String words() {
        return unpacking == null ? words : unpacking.words();
    }

    @Override
    public void wake(Path name) {
        if ((name == null || name.equals(file.getFileName())) && wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        wakes.release();
        Follower other = unpacking;
        if (other != null) {
            other.close();
        }
    }

    private void run() {
        if (InputStreamOnce.packed(file)) {
            unpacking = new StreamFollower(InputStreamOnce.gz(file), spool);
            unpacking.start(log);
            if (closed) {
                unpacking.close();
            }
            return;
        }
        try {
            while (!closed) {
                look();
                log.pieces().settle();
                if (wakes.tryAcquire(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        } catch (RuntimeException e) {
            phase = LogState.Phase.WAITING;
            words = "the console failed to read " + file;
            throw e;
        } finally {
            watch.remove(this);
            if (growth != null) {
                growth.close();
            }
            late.forEach(Late::end);
            late.forEach(l -> l.store().close());
            log.pieces().close();
        }
    }

    private void look() throws InterruptedException {
        if (!watched && file.toAbsolutePath().getParent() != null) {
            watched = watch.add(file.toAbsolutePath().getParent(), this);
        }
        try {
            // a growing file is the common case: what it is by name is asked less often than its bytes
            long now = System.nanoTime();
            if (growth != null && now - lookedNanos < TimeUnit.MILLISECONDS.toNanos(100) && growth.readOn() == Growth.Look.GREW) {
                log.grew();
                return;
            }
            lookedNanos = now;
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isRegularFile()) {
                follow(found);
                says(LogState.Phase.FOLLOWING, "following" + lastChange);
            } else {
                leave("");
                blocked(found.isDirectory() ? "is a directory, not a log file" : "is not a regular file");
            }
        } catch (NoSuchFileException _) {
            missing();
        } catch (AccessDeniedException _) {
            blocked("may not be read by this user");
        } catch (FileSystemException e) {
            blocked("cannot be read: " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()));
        } catch (IOException e) {
            blocked("cannot be read: " + e.getMessage());
        }
        drainLate();
    }

    private void follow(BasicFileAttributes found) throws IOException, InterruptedException {
        if (channel != null && !identity.equals(identity(found))) {
            catchUp();
            if (found.size() == 0) {
                return; // whoever writes may not know of the new file yet
            }
            leave("rotated");
        }
        if (channel == null) {
            open(found);
        } else {
            catchUp();
        }
    }

    private void catchUp() throws IOException, InterruptedException {
        switch (growth.readOnOrAnew()) {
            case NOTHING -> {
                // nobody wrote
            }
            case GREW -> log.grew();
            case REWRITTEN -> truncated(channel.size());
        }
    }

    /**
     * Whatever fails while its bytes are read is tried again where it failed: lines that are shown must not be added a second
     * time.
     */
    private void open(BasicFileAttributes found) throws IOException, InterruptedException {
        if (uncounted != null && System.nanoTime() - uncountedNanos < AGAIN_NANOS) {
            throw new IOException(uncountedWhy);
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        boolean followed = false;
        try {
            BasicFileAttributes again = Files.readAttributes(file, BasicFileAttributes.class);
            if (!identity(again).equals(identity(found))) {
                throw new IOException("it was replaced while being opened");
            }
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            var bytes = new ChannelStore(opened);
            byte[] first = Arrays.copyOf(head.array(), bytes.fill(head, 0, HEAD));
            log.written(again.lastModifiedTime().toInstant());
            Encoding encoding = Encoding.of(first);
            long size = opened.size();
            LastBytes last = size <= LastBytes.CAPACITY ? new LastBytes(0) : LastBytes.of(bytes, size - LastBytes.CAPACITY, size);
            withdrawUncounted();
            channel = opened;
            identity = identity(found);
            if (size <= LastBytes.CAPACITY) {
                var whole = new FollowedStore(bytes, last);
                begin(whole, new Segment(whole, encoding, 0, 0), Growth::readFound);
            } else {
                beginCounting(new FollowedStore(bytes, last), encoding, size);
            }
            followed = true;
        } finally {
            if (!followed && growth == null) {
                channel = null;
                if (uncounted == null) { // otherwise what is shown of it is read through it
                    opened.close();
                }
            }
        }
    }

    /** What is shown of a file that could not be counted stays until it is counted anew. */
    private void withdrawUncounted() {
        if (uncounted != null) {
            log.pieces().withdraw(uncounted);
            uncounted = null;
        }
    }

    /** From here on the lines are {@code lines}, which are empty so far; what there is of them is read at once. */
    private void begin(FollowedStore followed, Segment lines, Reading how) throws IOException {
        Growth reading = log.growth(lines, followed.file(), followed.last());
        try {
            how.read(reading);
        } finally {
            follow(followed, lines, reading); // shown when it is read, not before: no rows would mean that there are none
        }
    }

    private interface Reading {
        Growth.Look read(Growth growth) throws IOException;
    }

    private void follow(FollowedStore followed, Segment lines, Growth reading) {
        store = followed;
        segment = lines;
        growth = reading;
        log.pieces().add(lines);
        says(LogState.Phase.FOLLOWING, "following" + lastChange);
        log.grew();
    }

    /**
     * So much was found that it is counted in parts while it is shown. Its last bytes were remembered before: when they still
     * stand there
     * after the counting, what was counted is what was there.
     */
    private void beginCounting(FollowedStore followed, Encoding encoding, long size) throws IOException, InterruptedException {
        store = followed;
        segment = new Segment(followed, encoding, 0, size);
        segment.meanLength(meanLength(followed, 0, size));
        log.pieces().add(segment);
        says(LogState.Phase.FOLLOWING, "following");
        log.grew();
        log.firstLook();
        try {
            count();
        } catch (IOException e) {
            uncounted = segment;
            uncountedWhy = String.valueOf(e.getMessage());
            uncountedNanos = System.nanoTime();
            throw e;
        }
        growth = log.growth(segment, followed.file(), followed.last());
        if (growth.same()) {
            log.grew();
        } else {
            recount();
        }
    }

    /** It was truncated while being counted: of its lines those are known for sure whose bytes were remembered. */
    private void recount() throws IOException {
        Instant now = log.now();
        KeptStore kept = store.last().kept();
        long end = store.last().end();
        growth.close();
        segment.truncated(new KeptStore(new byte[0], end), now);
        long from = LineBlocks.lineEnd(kept, segment.encoding(), kept.from(), end);
        var lines = new Segment(kept, segment.encoding(), from, from);
        Growth known = log.growth(lines, kept, new LastBytes(from));
        known.readOn();
        known.finish();
        log.pieces().add(lines);
        anew(now, new LastBytes(0));
    }

    /** The file is read on behind {@code last}, which is all that is left of what was read of it. */
    private void anew(Instant now, LastBytes last) throws IOException {
        lastChange = ", truncated " + Times.clock(now);
        log.pieces().gap(now, "truncated " + Times.clock(now));
        var followed = new FollowedStore(store.file(), last);
        begin(followed, new Segment(followed, segment.encoding(), last.end(), last.end()), Growth::readOn);
    }

    private void count() throws IOException, InterruptedException {
        CompletableFuture<Void> counted = log.count(segment);
        while (true) {
            try {
                counted.get(100, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                segment.seen(((ChannelStore) store.file()).channel().size());
            } catch (ExecutionException e) {
                throw new IOException(e.getCause().getMessage(), e);
            }
        }
    }

    private static double meanLength(ByteStore store, long from, long size) throws IOException {
        long at = Math.max(from, size - 64 * 1024);
        ByteBuffer end = ByteBuffer.allocate((int) (size - at));
        int read = store.fill(end, at, size);
        int newlines = 0;
        for (int i = 0; i < read; i++) {
            newlines += end.get(i) == '\n' ? 1 : 0;
        }
        return (double) Math.max(1, read) / Math.max(1, newlines);
    }

    /** An inode cannot be given to another file while this one is open. Windows has no key to tell. */
    private static Object identity(BasicFileAttributes found) {
        return found.fileKey() != null ? found.fileKey() : found.creationTime();
    }

    /** The file has other bytes than those that were read: what of them was kept stays, and it is read from where they differ. */
    private void truncated(long size) throws IOException {
        boolean shortened = size > 0 && size < growth.position() && growth.shortened(size);
        Instant now = log.now();
        growth.finish();
        log.pieces().truncated(store, store.last().kept(), now);
        anew(now, shortened ? store.last().before(size) : new LastBytes(0));
        log.pieces().letGo(now, "lines of a truncated file that were let go"); // only now is it sure which channel is in use
    }

    /** The file was replaced; it stays open, since its last lines may still come. */
    private void leave(String how) {
        if (channel == null) {
            return;
        }
        growth.finish();
        try {
            late.add(late(store, segment.encoding(), System.nanoTime() + LATE_NANOS));
        } catch (IOException _) {
            // nothing more can be read of it: what was read stays
        }
        channel = null;
        store = null;
        growth = null;
        Instant now = log.now();
        lastChange = how.isEmpty() ? lastChange : ", " + how + " " + Times.clock(now);
        log.pieces().letGo(now, "lines of a rotated file that was let go");
        log.grew();
    }

    private Late late(FollowedStore from, Encoding encoding, long untilNanos) throws IOException {
        var lines = new Segment(from, encoding, from.last().end(), from.last().end());
        return new Late(from, lines, log.growth(lines, from.file(), from.last()), untilNanos);
    }

    /** Lines that were written to replaced files after the new one had some come in at the end, between lines that are whole. */
    private void drainLate() {
        while (late.size() > MOST_LATE) {
            late.removeFirst().end();
        }
        for (Late old : List.copyOf(late)) {
            boolean over = System.nanoTime() > old.untilNanos();
            try {
                if (!over && old.growth().readOnOrAnew() == Growth.Look.REWRITTEN) {
                    log.pieces().truncated(old.store(), old.store().last().kept(), log.now());
                    old.lines().truncated(old.store().last().kept(), log.now());
                    over = true;
                }
                if (!old.empty() && (over || old.whole()) && (growth == null || segment.lastStart() == growth.position())) {
                    late.set(late.indexOf(old), shown(old));
                } else if (over && old.empty()) {
                    late.remove(old);
                    old.end();
                }
            } catch (IOException _) {
                late.remove(old); // let go, or its disk is: what was read of it stays
                old.end();
            }
        }
    }

    private Late shown(Late old) throws IOException {
        old.growth().finish();
        if (growth != null) {
            growth.finish();
        }
        log.pieces().add(old.lines());
        if (growth != null) {
            var rest = new Segment(store, segment.encoding(), growth.position(), growth.position());
            follow(store, rest, log.growth(rest, store.file(), store.last()));
        } else {
            log.grew();
        }
        return late(old.store(), old.lines().encoding(), old.untilNanos());
    }

    /** Whoever writes it may go on writing to the removed file for a while, as log rotation does. */
    private void missing() throws InterruptedException {
        blocked("is not there");
        if (growth != null) {
            try {
                catchUp();
            } catch (IOException e) {
                blocked("is not there any more and its end was lost: " + e.getMessage());
                leave("");
            }
        }
    }

    private void says(LogState.Phase now, String what) {
        phase = now;
        words = what;
    }

    private void blocked(String why) {
        says(LogState.Phase.WAITING, "waiting: " + file + " " + why);
    }
}
