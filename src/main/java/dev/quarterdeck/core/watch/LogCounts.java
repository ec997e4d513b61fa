package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.LogSight;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: how many lines of a followed log there were, and how many of them say that they are errors. Any thread; must not block.
 */
public interface LogCounts {
    /** Nothing is followed. */
    LogCounts NONE = (_, _, _) -> Optional.empty();

    /** The lines of {@code (after, until]}; empty when this log is not followed. */
    Optional<LogSight.Count> lines(String log, Instant after, Instant until);
}
