package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.sql.SQLException;
import java.util.List;

/** A record that is read and never written, also while another process writes it. Any thread. */
final class ReadOnlyEventLog implements StoreLog {
    private final EventReader reader;
    private final String reason;

    ReadOnlyEventLog(EventReader reader, String reason) {
        this.reader = reader;
        this.reason = reason;
    }

    @Override
    public List<Event> append(List<Draft> drafts) throws NotSaved {
        throw new NotSaved("Not saved: " + reason, null);
    }

    @Override
    public List<Event> read(IncidentId incident) {
        return reader.read(incident);
    }

    @Override
    public List<IncidentId> incidents() {
        return reader.incidents();
    }

    @Override
    public List<IncidentId> recent(int most) {
        return reader.incidents(most);
    }

    @Override
    public String console() {
        return "";
    }

    @Override
    public IncidentId newId() {
        throw new IllegalStateException(reason);
    }

    @Override
    public String readOnlyReason() {
        return reason;
    }

    @Override
    public void close() throws SQLException {
        reader.close();
    }
}
