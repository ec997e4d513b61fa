package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.time.Times;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.NullUnmarked;

/** Brings a stream into a spool. Reading waits for the stream, so a thread of its own does it. */
@NullUnmarked
final class StreamFollower implements Follower {
    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final int BLOCK = 64 * 1024;

    private final Stream stream;
    private final Path folder;
    private final long mostBytes;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile LogState.Phase phase = LogState.Phase.OPENING;
    private volatile String words = "starting";
    private volatile boolean closed;
    private volatile Stream.Opened opened;
    private FollowedLog log;

    /** @param folder for the spool's files */
    StreamFollower(Stream stream, Path folder) {
        this(stream, folder, MOST_BYTES);
    }

    StreamFollower(Stream stream, Path folder, long mostBytes) {
        this.stream = stream;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.thread = Thread.ofPlatform().daemon().name("log stream").unstarted(this::run);
    }

    @Override
    public void start(FollowedLog followed) {
        log = followed;
        thread.start();
    }

    @Override
    public LogState.Phase phase() {
        return phase;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public void reconnect() {
        if (over() && stream.again()) {
            wanted.release();
        }
    }

    private boolean over() {
        return phase == LogState.Phase.ENDED || phase == LogState.Phase.BROKEN;
    }

    @Override
    public void close() {
        closed = true;
        wanted.release();
        Stream.Opened reading = opened;
        if (reading != null) {
            Thread.ofPlatform().name("log stream end").start(reading::close); // ending a process tree may take seconds
        }
    }

    /** Waits until nothing of the stream is left running. */
    @Override
    public void awaitEnd() throws InterruptedException {
        thread.join(10_000);
    }

    private void run() {
        try (var spool = new Spool(log, folder, mostBytes)) {
            while (!closed) {
                once(spool);
                log.pieces().settle();
                log.grew();
                if (!stream.again()) {
                    waitForClose();
                    return;
                }
                wanted.drainPermits();
                wanted.acquire();
                Instant now = log.now();
                spool.gap(now, "started again " + Times.clock(now) + ": lines in between may be missing");
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        }
    }

    private void waitForClose() throws InterruptedException {
        while (!closed) {
            wanted.acquire();
        }
    }

    private void once(Spool spool) {
        String end;
        var ended = LogState.Phase.ENDED;
        try (Stream.Opened reading = stream.open()) {
            opened = reading;
            if (closed) {
                return;
            }
            says(stream.again() ? LogState.Phase.FOLLOWING : LogState.Phase.INDEXING, "reading");
            end = read(spool, reading);
        } catch (IOException e) {
            end = "cannot be read on: " + e.getMessage();
            ended = LogState.Phase.BROKEN;
        } finally {
            opened = null;
        }
        spool.finish();
        says(ended, end + " at " + Times.clock(log.now()) + (spool.problem().isEmpty() ? "" : "; " + spool.problem()));
    }

    private String read(Spool spool, Stream.Opened reading) throws IOException {
        var block = new byte[BLOCK];
        InputStream in = reading.bytes();
        for (int count = in.read(block); count >= 0 && !closed; count = in.read(block)) {
            if (count > 0) {
                spool.add(block, count);
                log.pieces().settle();
                if (!spool.problem().isEmpty()) {
                    says(LogState.Phase.WAITING, spool.problem());
                } else if (phase == LogState.Phase.WAITING) {
                    says(LogState.Phase.FOLLOWING, "reading");
                }
            }
        }
        return reading.end();
    }

    private void says(LogState.Phase now, String what) {
        phase = now;
        words = what;
    }
}
