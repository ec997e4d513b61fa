package dev.quarterdeck.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets the window look again and again for what is new. Not an animation: one that runs makes the toolkit prepare sixty frames a
 * second, also when nothing of them changes. Any thread.
 */
public final class Timer implements AutoCloseable {
    private final Duration every;
    private final Work work;
    private final BooleanSupplier due;
    private final Runnable look;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean stopped;

    /**
     * @param due  whether anything may be new; asked on the timer's thread, so that the screen's is not woken for nothing
     * @param look runs on the screen's thread, and never a second time while one is waiting for it
     */
    public Timer(Duration every, Work work, BooleanSupplier due, Runnable look) {
        this.every = every;
        this.work = work;
        this.due = due;
        this.look = look;
    }

    public void start() {
        Thread.ofPlatform().daemon().name("timer").start(this::run); // one that sleeps costs less than a virtual one, whose carrier is woken, too
    }

    private void run() {
        try {
            while (!stopped) {
                Thread.sleep(every);
                if (!stopped && due.getAsBoolean() && waiting.compareAndSet(false, true)) {
                    work.show(this::once);
                }
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
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
