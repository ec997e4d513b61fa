package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One request on its way, and the one sample that it becomes. Nanoseconds are those of the monotonic clock. Immutable; any
 * thread.
 *
 * @param request its own id, which goes out with it where the protocol has room for one
 * @param sent    when it went out, in nanoseconds
 * @param sentAt  the same on the wall clock
 * @param first   whether it is the first of its probe
 */
public record Flight(String request, long sent, Instant sentAt, boolean first) {
    /** What the wall clock may be set right by without anybody calling it sleep. */
    private static final Duration SLACK = Duration.ofSeconds(2);
    /** How long after its deadline a request may still be ended here before this machine is to blame. */
    private static final Duration OVERRUN = Duration.ofSeconds(1);
    /** Percentiles are right to this many milliseconds, or to a tenth where that is more: slower, and the sample is marked. */
    public static final Duration TOLERANCE = Duration.ofMillis(100);

    /**
     * How it ended.
     *
     * @param nanos   when, on the monotonic clock
     * @param wall    when, on the wall clock
     * @param endedAt when, in scenario time
     * @param late    for how many nanoseconds of its flight this machine let nothing run
     */
    public Sample ended(long nanos, Instant wall, Instant endedAt, long late, Duration deadline, Response response) {
        long flight = nanos - sent;
        return new Sample(endedAt, response.outcome(), latency(response.outcome(), flight, deadline), response.value(), request,
                mark(flight, wall, late, deadline));
    }

    /** It was given up here before it ended. */
    public Sample stopped(Instant endedAt) {
        return new Sample(endedAt, new Outcome.Stopped(), OptionalDouble.empty(), OptionalDouble.empty(), request,
                Optional.empty());
    }

    private Optional<Mark> mark(long flight, Instant wall, long late, Duration deadline) {
        if (Duration.between(sentAt, wall).minusNanos(flight).compareTo(SLACK) > 0) {
            return Optional.of(Mark.SLEEP);
        }
        if (flight > deadline.plus(OVERRUN).toNanos() || late >= Math.max(TOLERANCE.toNanos(), flight / 10)) {
            return Optional.of(Mark.STALL);
        }
        return first ? Optional.of(Mark.START) : Optional.empty();
    }

    private static OptionalDouble latency(Outcome outcome, long nanos, Duration deadline) {
        return switch (outcome) {
            case Outcome.TimedOut _ -> OptionalDouble.of(deadline.toNanos() / 1e6);
            case Outcome _ when outcome.answered() -> OptionalDouble.of(hundredths(Math.min(nanos, deadline.toNanos())));
            case Outcome _ -> OptionalDouble.empty();
        };
    }

    /** To a hundredth of a millisecond, as samples are kept, so that a replay judges what was judged live. */
    private static double hundredths(long nanos) {
        return Math.round(nanos / 1e4) / 1e2;
    }
}
