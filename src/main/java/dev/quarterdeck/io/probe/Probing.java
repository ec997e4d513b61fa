package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.DueTimes;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One probe at work: waits for each due time, sends, and hands on what became of it. One request is in flight at most.
 * Samples arrive on this probe's virtual thread. {@link #close} may be called by any thread, the sink included; it
 * waits for a sink that is being called, so that nothing arrives afterwards.
 */
final class Probing implements Prober.Running {
    private final Request request;
    private final Probe probe;
    private final ScenarioClock clock;
    private final Consumer<Sample> sink;
    private final Consumer<Probing> onClose;
    private final Thread thread;
    private final DueTimes grid;
    private final ReentrantLock delivering = new ReentrantLock();
    private final AtomicLong passedOver = new AtomicLong();
    private volatile boolean closed;

    Probing(Request request, Probe probe, ScenarioClock clock, Duration offset, Consumer<Sample> sink,
            Consumer<Probing> onClose) {
        this.request = request;
        this.probe = probe;
        this.clock = clock;
        this.sink = sink;
        this.onClose = onClose;
        long interval = clock.real(probe.interval()).toNanos();
        // a first due time that has just passed: the first request goes out at once, the next when it is its turn
        this.grid = new DueTimes(System.nanoTime() + offset.toNanos() - interval, interval);
        this.thread = Thread.ofVirtual().name("probe " + probe.name()).unstarted(this::run);
    }

    /** The due times, from the first on. */
    DueTimes grid() {
        return grid;
    }

    @Override
    public long passedOver() {
        return passedOver.get();
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        delivering.lock();
        try {
            closed = true;
        } finally {
            delivering.unlock();
        }
        request.cancel();
        if (Thread.currentThread() != thread) {
            thread.interrupt();
        }
        onClose.accept(this);
    }

    private void run() {
        long next = grid.first();
        try {
            while (!closed) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                long sent = System.nanoTime();
                DueTimes.Turn turn = grid.turn(next, sent);
                passedOver.addAndGet(turn.passedOver());
                Response response = request.send(false);
                List<Sample> samples = grid.ended(turn.due(), sent, System.nanoTime(), probe.deadline(), response, clock.instant());
                // not the next one from now on: one that passed while samples were handed on is asked for at once, late
                next = grid.after(turn.due(), samples.size());
                deliver(samples);
            }
        } catch (InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        }
    }

    private void deliver(List<Sample> samples) {
        for (Sample sample : samples) {
            delivering.lock();
            try {
                if (closed) {
                    return;
                }
                sink.accept(sample);
            } catch (RuntimeException e) {
                // a listener's mistake must not make the lead blind: report it, go on probing
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } finally {
                delivering.unlock();
            }
        }
    }
}
