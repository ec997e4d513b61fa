package dev.quarterdeck.core.signal;

import java.time.Duration;

/**
 * The fixed grid of a probe's due times. Each is a request of its own, also while earlier ones are in flight, so that a slow
 * answer delays no other. Times are nanoseconds of the monotonic clock, compared by difference only. Immutable; any thread.
 *
 * @param first    the first due time
 * @param interval real nanoseconds between two due times
 */
public record DueTimes(long first, long interval) {
    public DueTimes {
        if (interval <= 0) {
            throw new IllegalArgumentException("interval must be above 0, was " + interval);
        }
    }

    /**
     * What a machine that wakes asks for.
     *
     * @param due        the due time that a request goes out for
     * @param passedOver how many due times before it nobody asked for: this machine slept or stalled, which says nothing about
     *                   the service
     */
    public record Turn(long due, long passedOver) {
    }

    /** The request that goes out at {@code now}, when {@code next} is the first due time that was not asked for. */
    public Turn turn(long next, long now) {
        long behind = Math.max(0, Math.floorDiv(now - next, interval));
        return new Turn(next + behind * interval, behind);
    }

    /** The due time after {@code due}. */
    public long after(long due) {
        return due + interval;
    }

    /** How many requests there can be in flight at once; only a machine that stalls would have more. */
    public int most(Duration deadline) {
        return (int) Math.min(Integer.MAX_VALUE, deadline.toNanos() / interval + 1);
    }
}
