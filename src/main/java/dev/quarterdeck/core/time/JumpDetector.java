package dev.quarterdeck.core.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices when the wall clock moves by another amount than this program has lived through: it was set, the computer slept,
 * or the program was stopped. Some systems' steady clocks go on in sleep, and all do while a program is stopped, so that
 * nobody looked for a minute counts as not lived through. Small adjustments go unnoticed. Confined to its thread.
 */
public final class JumpDetector {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);
    private static final Duration STOOD_STILL = Duration.ofMinutes(1);

    private Optional<Instant> before = Optional.empty();
    private long nanosBefore;

    /** To be called every second or more often. By how much the wall clock has jumped since the last call, if it has. */
    public Optional<Duration> look(Instant wall, long nanos) {
        Duration steady = Duration.ofNanos(nanos - nanosBefore);
        Duration lived = steady.compareTo(STOOD_STILL) < 0 ? steady : Duration.ZERO;
        Optional<Duration> jump = before.map(then -> Duration.between(then, wall).minus(lived))
                .filter(by -> by.abs().compareTo(TOLERANCE) > 0);
        before = Optional.of(wall);
        nanosBefore = nanos;
        return jump;
    }
}
