package dev.quarterdeck.ui.window;

import dev.quarterdeck.ui.parts.Fx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the window look ten times a second for what is new. Not an animation: one that runs makes the toolkit prepare sixty frames a
 * second, also when nothing of them changes. FX thread only.
 */
final class Heart implements AutoCloseable {
    private final Duration every;
    private final Runnable beat;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopped;

    /** {@code beat} runs on the FX thread, and never a second time while one is waiting for it. */
    Heart(Duration every, Runnable beat) {
        this.every = every;
        this.beat = beat;
    }

    void start() {
        Thread.ofVirtual().name("heart").start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                Thread.sleep(every);
                if (waiting.compareAndSet(false, true)) {
                    Fx.run(this::once);
                }
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        }
    }

    private void once() {
        waiting.set(false);
        if (!stopped) {
            beat.run();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
