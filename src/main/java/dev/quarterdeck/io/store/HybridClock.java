package dev.quarterdeck.io.store;

/**
 * A console's stamps, which follow the wall clock but never go back or repeat: milliseconds since 1970 in the upper 48
 * bits, a counter in the lower 16. A full counter runs over into the milliseconds. Stateless; any thread.
 */
final class HybridClock {
    private static final int COUNTER_BITS = 16;

    private HybridClock() {
    }

    /** The stamp after {@code last}, or that of {@code wallMillis} when it is later. */
    static long next(long last, long wallMillis) {
        return Math.max(last + 1, Math.max(0, wallMillis) << COUNTER_BITS);
    }
}
