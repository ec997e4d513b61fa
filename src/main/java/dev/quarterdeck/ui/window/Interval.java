package dev.quarterdeck.ui.window;

import java.time.Duration;

/** What is done again after a while. Confined to its thread. */
final class Interval {
    private final long length;
    private long next;

    /** Due at once, and then after each {@code length}. */
    Interval(Duration length) {
        this.length = length.toNanos();
        this.next = System.nanoTime();
    }

    boolean due() {
        long now = System.nanoTime();
        if (now - next < 0) {
            return false;
        }
        next = now + length;
        return true;
    }
}
