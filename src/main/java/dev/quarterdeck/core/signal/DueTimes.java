package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The fixed grid of a probe's due times, and what a request that ended says about those it made late. Times are
 * nanoseconds of the monotonic clock, compared by difference only. Immutable; any thread.
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
     * What a request answers that goes out for a due time.
     *
     * @param due        the due time it goes out for
     * @param passedOver how many due times before it nobody asked for and no request was in flight at: this machine slept or
     *                   stalled, which says nothing about the service
     */
    public record Turn(long due, long passedOver) {
    }

    /** The request that goes out at {@code now}, when {@code next} is the first due time that nothing is known about. */
    public Turn turn(long next, long now) {
        long behind = Math.max(0, Math.floorDiv(now - next, interval));
        return new Turn(next + behind * interval, behind);
    }

    /** The first due time that nothing is known about, after a request for {@code due} ended with so many samples. */
    public long after(long due, int samples) {
        return due + samples * interval;
    }

    /**
     * The samples of a request that was sent for {@code due}: its own and one for each due time that passed while it
     * was in flight (no coordinated omission), in the order of the due times. A request cannot last longer than its deadline,
     * so time beyond that is this machine's (it slept) and says nothing about the service: due times then have no sample.
     */
    public List<Sample> ended(long due, long sent, long ended, Duration deadline, Response response, Instant endedAt) {
        long end = sent + Math.min(ended - sent, deadline.toNanos());
        Outcome outcome = response.outcome();
        var samples = new ArrayList<Sample>();
        samples.add(new Sample(endedAt, outcome, latency(outcome, end - sent, deadline), response.value()));
        for (long missed = due + interval; end - missed >= 0; missed += interval) {
            samples.add(new Sample(endedAt, outcome, latency(outcome, end - missed, deadline), response.value()));
        }
        return List.copyOf(samples);
    }

    private static OptionalDouble latency(Outcome outcome, long nanos, Duration deadline) {
        return switch (outcome) {
            case Outcome.TimedOut _ -> OptionalDouble.of(deadline.toNanos() / 1e6);
            case Outcome _ when outcome.answered() -> OptionalDouble.of(hundredths(nanos));
            case Outcome _ -> OptionalDouble.empty();
        };
    }

    /** To a hundredth of a millisecond, as samples are kept, so that a replay judges what was judged live. */
    private static double hundredths(long nanos) {
        return Math.round(nanos / 1e4) / 1e2;
    }
}
