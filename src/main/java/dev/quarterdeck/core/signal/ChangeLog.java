package dev.quarterdeck.core.signal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Port: asks confirmed sources what was changed. */
public interface ChangeLog {
    /** Nothing is asked. */
    ChangeLog NONE = (_, _) -> List.of();

    /**
     * The changes since {@code since}, oldest first. Waits for the source, ten seconds at most; any thread but the FX thread.
     *
     * @throws IOException when there is no answer; the message is for the screen
     */
    List<SystemChange> since(ChangeSource source, Instant since) throws IOException;
}
