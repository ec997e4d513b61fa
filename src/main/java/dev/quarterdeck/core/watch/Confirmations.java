package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Port: what a person has confirmed on this laptop, in this account, for this data folder. It is kept apart from the record,
 * which may come from anywhere. Any thread.
 */
public interface Confirmations {
    /** What was confirmed last for the incident and holds. */
    Set<Confirmable> of(IncidentId incident);

    /**
     * From now on exactly this holds for the incident.
     *
     * @throws IOException it holds only until the program ends; the message, part of a sentence, says why it is not kept
     */
    void confirm(IncidentId incident, List<Confirmable> all, String who, Instant at) throws IOException;
}
