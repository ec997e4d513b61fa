package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.util.List;

/** A record to read where nothing was recorded yet. Immutable; any thread. */
record EmptyEventLog(String readOnlyReason) implements StoreLog {
    @Override
    public List<Event> append(List<Draft> drafts) throws NotSaved {
        throw new NotSaved("Not saved: " + readOnlyReason, null);
    }

    @Override
    public List<Event> read(IncidentId incident) {
        return List.of();
    }

    @Override
    public List<IncidentId> incidents() {
        return List.of();
    }

    @Override
    public List<IncidentId> recent(int most) {
        return List.of();
    }

    @Override
    public String console() {
        return "";
    }

    @Override
    public IncidentId newId() {
        throw new IllegalStateException(readOnlyReason);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
