package dev.quarterdeck.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices when the wall clock moves by another amount than time has passed: it was set, or the computer slept, which the
 * steady clock does not count. Small adjustments go unnoticed. Confined to its thread.
 */
public final class JumpDetector {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Optional<Instant> before = Optional.empty();
    private long nanosBefore;

    /** To be called every second or more often. By how much the wall clock has jumped since the last call, if it has. */
    public Optional<Duration> look(Instant wall, long nanos) {
        Optional<Duration> jump = before.map(then -> Duration.between(then, wall).minusNanos(nanos - nanosBefore))
                .filter(by -> by.abs().compareTo(TOLERANCE) > 0);
        before = Optional.of(wall);
        nanosBefore = nanos;
        return jump;
    }
}
