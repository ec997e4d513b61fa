package dev.quarterdeck.ui.console.log;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads for one view, away from the FX thread: errands one after the other, and pages, of which only the one asked for last is
 * read. Whatever the disk does, only this view waits. Any thread may ask.
 */
final class LogReading implements AutoCloseable {
    private final LinkedBlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
    private final AtomicReference<LogPage.Wish> wish = new AtomicReference<>();
    private final Thread thread;
    private volatile LogPage page = LogPage.EMPTY;

    LogReading(String name) {
        thread = Thread.ofVirtual().name("reading " + name).start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Runnable errand = errands.take();
                try {
                    errand.run();
                } catch (RuntimeException e) {
                    // one failed errand is told and must not end the reading
                    Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
                }
            }
        } catch (InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        }
    }

    void errand(Runnable work) {
        errands.add(work);
    }

    /** {@link #page()} will be this one soon. */
    void want(LogPage.Wish wanted) {
        if (wish.getAndSet(wanted) == null) {
            errands.add(this::read);
        }
    }

    private void read() {
        LogPage.Wish wanted = wish.getAndSet(null);
        if (wanted != null) {
            page = wanted.read();
        }
    }

    /** The page that was read last. */
    LogPage page() {
        return page;
    }

    /** Runs {@code last} when all errands before are done, and ends. */
    void close(Runnable last) {
        errands.add(() -> {
            last.run();
            thread.interrupt();
        });
    }

    @Override
    public void close() {
        close(() -> { });
    }
}
