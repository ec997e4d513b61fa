package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.DueTimes;
import dev.quarterdeck.core.signal.Flight;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One probe at work: sends a request at each due time, each on a virtual thread of its own, and hands on what became of it.
 * {@link #close} may be called by any thread, the sink included; it waits for a sink that is being called, so that nothing
 * arrives afterwards.
 */
final class Probing implements Prober.Running {
    private final Request request;
    private final Probe probe;
    private final ScenarioClock clock;
    private final Pulse pulse;
    private final Consumer<Sample> sink;
    private final Consumer<Probing> onClose;
    private final Thread thread;
    private final DueTimes grid;
    private final String run = "quarterdeck-" + fresh() + "-";
    private final Map<Flight, Thread> inFlight = new ConcurrentHashMap<>();
    private final ReentrantLock delivering = new ReentrantLock();
    private final AtomicLong passedOver = new AtomicLong();
    private volatile boolean closed;

    Probing(Request request, Probe probe, ScenarioClock clock, Pulse pulse, Duration offset, Consumer<Sample> sink,
            Consumer<Probing> onClose) {
        this.request = request;
        this.probe = probe;
        this.clock = clock;
        this.pulse = pulse;
        this.sink = sink;
        this.onClose = onClose;
        long interval = clock.real(probe.interval()).toNanos();
        // a first due time that has just passed: the first request goes out at once, the next when it is its turn
        this.grid = new DueTimes(System.nanoTime() + offset.toNanos() - interval, interval);
        this.thread = Thread.ofVirtual().name("probe " + probe.name()).unstarted(this::run);
    }

    /** Eight hex digits that no other run of requests has. */
    static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
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
            if (!closed) {
                closed = true;
                inFlight.keySet().forEach(flight -> hand(flight.stopped(clock.instant())));
            }
        } finally {
            delivering.unlock();
        }
        thread.interrupt();
        request.cancel();
        inFlight.values().stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
        onClose.accept(this);
    }

    private void run() {
        long next = grid.first();
        long number = 0;
        try {
            while (!closed) {
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
                DueTimes.Turn turn = grid.turn(next, System.nanoTime());
                next = grid.after(turn.due());
                boolean room = inFlight.size() < grid.most(probe.deadline());
                passedOver.addAndGet(turn.passedOver() + (room ? 0 : 1));
                if (room) {
                    send(++number);
                }
            }
        } catch (InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        }
    }

    private void send(long number) {
        var flight = new Flight(run + number, System.nanoTime(), clock.wall().instant(), number == 1);
        Thread sender = Thread.ofVirtual().name("probe " + probe.name() + " " + number).unstarted(() -> fly(flight));
        delivering.lock();
        try {
            if (closed) {
                return;
            }
            inFlight.put(flight, sender);
            sender.start();
        } finally {
            delivering.unlock();
        }
    }

    private void fly(Flight flight) {
        long before = pulse.departs();
        long late;
        long ended;
        Response response;
        try {
            response = request.send(flight.request(), false);
        } catch (RuntimeException e) {
            // a defect here says nothing about the service, and must not pass in silence
            response = Response.of(new Outcome.Unsent("the request failed here: " + e.getClass().getSimpleName()));
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        } finally {
            ended = System.nanoTime();
            late = pulse.lands() - before;
        }
        delivering.lock();
        try {
            inFlight.remove(flight);
            if (!closed) {
                hand(flight.ended(ended, clock.wall().instant(), clock.instant(), late, probe.deadline(), response));
            }
        } finally {
            delivering.unlock();
        }
    }

    private void hand(Sample sample) {
        try {
            sink.accept(sample);
        } catch (RuntimeException e) {
            // a listener's mistake must not make the lead blind: report it, go on probing
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        }
    }
}
