package dev.quarterdeck.io.probe;

/**
 * Feels how long this machine lets nothing run while requests are in flight: it wants to wake every 50 ms, and whenever it is
 * much too late, so is everything else here. Rests while nothing is in flight. Any thread.
 */
final class Pulse implements AutoCloseable {
    private static final long BEAT_MILLIS = 50;
    /** Being late by less than this is ordinary. */
    private static final long LATE = 50_000_000;

    private final Thread thread = Thread.ofVirtual().name("pulse").unstarted(this::beat);
    private int inFlight;
    private long due;
    private long late;

    private Pulse() {
    }

    static Pulse start() {
        var pulse = new Pulse();
        pulse.thread.start();
        return pulse;
    }

    /** A request goes out; answers what {@link #lands} is to be compared with. */
    synchronized long departs() {
        if (inFlight++ == 0) {
            expect();
            notifyAll();
        }
        return late;
    }

    /** A request ended; answers for how many nanoseconds in all nothing ran while any was in flight. */
    synchronized long lands() {
        look();
        inFlight--;
        return late;
    }

    private synchronized void beat() {
        try {
            while (true) {
                while (inFlight == 0) {
                    wait();
                }
                wait(BEAT_MILLIS);
                look();
            }
        } catch (InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        }
    }

    private void look() {
        long over = System.nanoTime() - due;
        if (inFlight > 0 && over >= LATE) {
            late += over;
            expect();
        } else if (over >= 0) {
            expect();
        }
    }

    private void expect() {
        due = System.nanoTime() + BEAT_MILLIS * 1_000_000;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
