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

    /** The last due time that is not after {@code now}; due times that nobody was awake for are left out. */
    public long latest(long now) {
        return first + Math.floorDiv(now - first, interval) * interval;
    }

    /** The first due time after {@code now}. */
    public long next(long now) {
        return latest(now) + interval;
    }

    /**
     * The samples of a request that was sent for {@code due}: its own and one for each due time that passed while it
     * was in flight (no coordinated omission). A request cannot last longer than its deadline, so time beyond that is
     * this machine's (it slept) and says nothing about the service.
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
