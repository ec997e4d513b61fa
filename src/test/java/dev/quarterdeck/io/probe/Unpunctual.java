package dev.quarterdeck.io.probe;

/**
 * Measures how late a thread of this machine wakes while a test runs: what two clocks on either side of a connection may differ by
 * where others keep the processors busy, which says nothing about what is tested.
 */
final class Unpunctual implements AutoCloseable {
    private static final long NAP_MILLIS = 10;

    private final Thread thread = Thread.ofPlatform().daemon().name("unpunctual").unstarted(this::nap);
    private volatile long worst;

    static Unpunctual start() {
        var measured = new Unpunctual();
        measured.thread.start();
        return measured;
    }

    private void nap() {
        try {
            while (true) {
                long before = System.nanoTime();
                Thread.sleep(NAP_MILLIS);
                worst = Math.max(worst, System.nanoTime() - before - NAP_MILLIS * 1_000_000);
            }
        } catch (InterruptedException _) {
            // only close() interrupts this thread, and this is its end
        }
    }

    /** The latest that it woke so far, in milliseconds. */
    double worstMillis() {
        return worst / 1e6;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
