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

/**
 * Follows a file by its path: decides whether it grew, was replaced, was truncated, or is not to be read now. Woken by its folder, and
 * looks four times a second by itself, which notices everything on every kind of disk. One thread does the work.
 */
final class FileFollower implements Follower, FolderWatch.Wakeable {
    private static final long PERIOD_MILLIS = 250;
    private static final int HEAD = 4096;
    /** Whoever wrote a file that was renamed may go on writing to it for so long. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_LATE = 8;

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
    private Object identity;
    private Growth growth;
    private Segment segment;
    private long lookedNanos;
    private String lastChange = "";
    private final List<Late> late = new ArrayList<>();

    /** A file that was replaced and may still be written to: it was read up to {@code position}. */
    private record Late(ByteStore store, Encoding encoding, long position, long untilNanos) {
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
            if (growth.readOn() == Growth.Look.GREW) {
                log.grew();
            }
            if (found.size() == 0) {
                return; // whoever writes may not know of the new file yet
            }
            leave("rotated");
        }
        if (channel == null) {
            open(found);
            return;
        }
        switch (growth.readOnOrAnew()) {
            case NOTHING -> {
                // nobody wrote
            }
            case GREW -> log.grew();
            case REWRITTEN -> {
                truncated(channel.size());
                growth.readOn();
                log.grew();
            }
        }
    }

    private void open(BasicFileAttributes found) throws IOException, InterruptedException {
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        try {
            BasicFileAttributes again = Files.readAttributes(file, BasicFileAttributes.class);
            if (!identity(again).equals(identity(found))) {
                throw new IOException("it was replaced while being opened");
            }
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            var store = new ChannelStore(opened);
            byte[] first = Arrays.copyOf(head.array(), store.fill(head, 0, HEAD));
            log.written(again.lastModifiedTime().toInstant());
            begin(store, Encoding.of(first), 0, opened.size());
            channel = opened;
            identity = identity(found);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** From here on the lines are those of {@code store} from {@code from} on. */
    private void begin(ByteStore store, Encoding encoding, long from, long size) throws IOException, InterruptedException {
        segment = new Segment(store, encoding, from, size, log.pieces().lines());
        segment.meanLength(meanLength(store, from, size));
        log.pieces().add(segment);
        says(LogState.Phase.FOLLOWING, "following" + lastChange);
        if (size > from) {
            log.grew();
            count();
        }
        growth = log.growth(segment);
        log.grew();
    }

    private void count() throws IOException, InterruptedException {
        CompletableFuture<Void> counted = log.count(segment);
        while (true) {
            try {
                counted.get(100, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                segment.seen(((ChannelStore) segment.store()).channel().size());
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
    private void truncated(long size) throws IOException, InterruptedException {
        boolean shortened = size > 0 && size < growth.position() && growth.shortened(size);
        Instant now = log.now();
        growth.finish();
        segment.truncated(growth.kept(), now);
        lastChange = ", truncated " + Times.clock(now);
        log.pieces().gap(now, "truncated " + Times.clock(now));
        begin(new ChannelStore(channel), segment.encoding(), shortened ? size : 0, shortened ? size : 0);
        log.pieces().letGo(now, "lines of a truncated file that were let go"); // only now is it sure which channel is in use
    }

    /** The file was replaced; it stays open, since its last lines may still come. */
    private void leave(String how) {
        if (channel == null) {
            return;
        }
        late.add(new Late(segment.store(), segment.encoding(), growth.position(), System.nanoTime() + LATE_NANOS));
        growth.finish();
        channel = null;
        growth = null;
        Instant now = log.now();
        lastChange = how.isEmpty() ? lastChange : ", " + how + " " + Times.clock(now);
        log.pieces().letGo(now, "lines of a rotated file that was let go");
        log.grew();
    }

    /** Lines that were written to replaced files after the new one had some come in at the end. */
    private void drainLate() {
        late.removeIf(l -> System.nanoTime() > l.untilNanos());
        while (late.size() > MOST_LATE) {
            late.removeFirst();
        }
        for (int i = 0; i < late.size(); i++) {
            Late old = late.get(i);
            try {
                if (old.store().read(ByteBuffer.allocate(1), old.position()) > 0 && (growth == null || segment.lastStart() == growth.position())) {
                    late.set(i, took(old));
                }
            } catch (IOException _) {
                late.remove(i--); // let go, or its disk is: what was read of it stays
            }
        }
    }

    private Late took(Late old) throws IOException {
        if (growth != null) {
            growth.finish();
        }
        var lines = new Segment(old.store(), old.encoding(), old.position(), old.position(), log.pieces().lines());
        log.pieces().add(lines);
        Growth rest = log.growth(lines);
        rest.readOn();
        rest.finish();
        if (growth != null) {
            segment = new Segment(segment.store(), segment.encoding(), growth.position(), growth.position(), log.pieces().lines());
            log.pieces().add(segment);
            growth = log.growth(segment);
        }
        log.grew();
        return new Late(old.store(), old.encoding(), rest.position(), old.untilNanos());
    }

    /** Whoever writes it may go on writing to the removed file for a while, as log rotation does. */
    private void missing() {
        blocked("is not there");
        if (growth != null) {
            try {
                if (growth.readOn() == Growth.Look.GREW) {
                    log.grew();
                }
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
