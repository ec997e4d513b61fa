package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LineDecoder;
import dev.quarterdeck.core.logs.LogLine;
import dev.quarterdeck.core.logs.LogRing;
import dev.quarterdeck.core.logs.LogTails;
import dev.quarterdeck.core.time.Times;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * One followed file: looks at it ten times a second and decides whether it grew, was replaced, was truncated, or is
 * not to be read now. Polling notices all of these on every kind of disk, network ones included. The reading is done
 * by this tail's virtual thread; the methods of {@link LogTails.Tail} may be called by any thread.
 */
final class FileTail implements LogTails.Tail {
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Path file;
    private final InstantSource clock;
    private final Consumer<FileTail> onClose;
    private final LogRing ring = new LogRing();
    private final LineDecoder decoder = new LineDecoder(ring::add);
    private final Thread thread;
    private volatile LogTails.State state;
    private volatile boolean closed;

    private OpenLog log;
    /** A file that appears or takes another's place is read from its start: nobody has seen any of it. */
    private boolean fromStart;
    private String lastChange = "";

    FileTail(Path file, InstantSource clock, Consumer<FileTail> onClose) {
        this.file = file;
        this.clock = clock;
        this.onClose = onClose;
        this.state = new LogTails.State(false, "opening " + file);
        this.thread = Thread.ofVirtual().name("tail " + file.getFileName()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<LogLine> after(long number, int most) {
        return ring.after(number, most);
    }

    @Override
    public long newest() {
        return ring.newest();
    }

    @Override
    public LogTails.State state() {
        return state;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        onClose.accept(this);
    }

    private void run() {
        try {
            while (!closed) {
                look();
                Thread.sleep(PERIOD);
            }
        } catch (ClosedByInterruptException | InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        } catch (RuntimeException e) {
            state = new LogTails.State(false, "the console failed to read " + file);
            throw e;
        } finally {
            if (log != null) {
                log.close();
            }
        }
    }

    private void look() throws ClosedByInterruptException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isRegularFile()) {
                follow(found);
                state = new LogTails.State(true, "following" + lastChange);
            } else {
                forget();
                blocked(found.isDirectory() ? "is a directory, not a log file" : "is not a regular file");
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (NoSuchFileException _) {
            missing();
        } catch (AccessDeniedException _) {
            blocked("may not be read by this user");
        } catch (FileSystemException e) {
            blocked("cannot be read: " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason()));
        } catch (IOException e) {
            blocked("cannot be read: " + e.getMessage());
        }
    }

    private void follow(BasicFileAttributes found) throws IOException {
        if (log != null && !log.is(found)) {
            leave();
            changed("rotated");
        }
        if (log == null) {
            log = OpenLog.open(file, found, decoder, fromStart);
            fromStart = true;
        } else if (log.rewritten()) {
            log.restart();
            changed("truncated");
        }
        log.readOn();
    }

    /** The file was replaced; the last lines of the old one are still to be had, since it is open. */
    private void leave() throws ClosedByInterruptException {
        try {
            log.readOn();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            changed("the end of the old file was lost (" + e.getMessage() + "), rotated");
        } finally {
            forget();
        }
    }

    /** Whoever writes it may go on writing to the removed file for a while, as log rotation does. */
    private void missing() throws ClosedByInterruptException {
        fromStart = true;
        blocked("is not there");
        if (log != null) {
            try {
                log.readOn();
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                blocked("is not there any more and its end was lost: " + e.getMessage());
                forget();
            }
        }
    }

    private void forget() {
        if (log != null) {
            log.close();
            log = null;
            decoder.finish();
        }
    }

    private void changed(String how) {
        lastChange = ", " + how + " " + Times.clock(clock.instant());
    }

    private void blocked(String why) {
        state = new LogTails.State(false, "waiting: " + file + " " + why);
    }
}
