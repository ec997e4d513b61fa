package dev.quarterdeck.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the window look again and again for what is new. Not an animation: one that runs makes the toolkit prepare sixty frames a
 * second, also when nothing of them changes. Any thread.
 */
public final class Timer implements AutoCloseable {
    private final Duration every;
    private final Work work;
    private final Runnable look;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopped;

    /** {@code look} runs on the screen's thread, and never a second time while one is waiting for it. */
    public Timer(Duration every, Work work, Runnable look) {
        this.every = every;
        this.work = work;
        this.look = look;
    }

    public void start() {
        work.run(this::run);
    }

    private void run() throws InterruptedException {
        while (!stopped) {
            Thread.sleep(every);
            if (waiting.compareAndSet(false, true)) {
                work.show(this::once);
            }
        }
    }

    private void once() {
        waiting.set(false);
        if (!stopped) {
            look.run();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
