package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One signal of one probe over one window at one moment, with everything that is needed to say how far to trust it.
 *
 * @param probe  the probe's name; empty when no probe counts for the matrix
 * @param value  in the signal's unit; empty unless there is at least one sample to compute it from
 * @param failed failed samples in the window (of {@code all})
 * @param all    samples in the window that the signal is computed from
 * @param newest when the newest sample ended, if there ever was one
 * @param stale  nothing ended for deadline + 2 intervals
 * @param at     when this was computed
 * @param kind   what sort of measurement it is
 * @param target where the probe acts, if that was said
 */
public record Reading(Signal signal, String probe, OptionalDouble value, int failed, int all, Optional<Instant> newest,
                      boolean stale, Duration window, Instant at, Kind kind, Optional<Target> target) {

    /** A reading of probes that this laptop sends. */
    public Reading(Signal signal, String probe, OptionalDouble value, int failed, int all, Optional<Instant> newest,
                   boolean stale, Duration window, Instant at) {
        this(signal, probe, value, failed, all, newest, stale, window, at, Kind.PROBES, Optional.empty());
    }

    public static Reading none(Signal signal, Duration window, Instant at) {
        return new Reading(signal, "", OptionalDouble.empty(), 0, 0, Optional.empty(), true, window, at);
    }

    /** How many samples it takes to judge by it when a bound needs {@code samples}: a server's figure is a share already. */
    public int needed(int samples) {
        return switch (kind) {
            case PROBES -> samples;
            case SERVER_METRICS, LOG_SAMPLE -> 1;
        };
    }

    public Optional<Duration> age() {
        return newest.map(n -> Duration.between(n, at));
    }

    /** The value with unit, or {@code no data}. */
    public String text() {
        return value.isPresent() ? signal.unit().text(value.getAsDouble()) : "no data";
    }
}
