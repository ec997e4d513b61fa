package dev.quarterdeck.core.decision;

import java.time.Instant;
import java.util.Optional;

/** Port: what the followed logs say to somebody who judges. Any thread; must not block. */
public interface LogSight {
    /** Nothing is followed. */
    LogSight NONE = _ -> Optional.empty();

    /**
     * @param errors lines that say they are errors
     * @param lines  all lines that arrived
     */
    record Count(long errors, long lines) {
    }

    /** Lines that arrived after {@code from}; empty when no log can be followed at present. */
    Optional<Count> since(Instant from);
}
