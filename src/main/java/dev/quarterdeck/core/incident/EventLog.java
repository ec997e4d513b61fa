package dev.quarterdeck.core.incident;

import java.util.List;

/**
 * Port: the durable record. Appending is called by the desk's thread only; everything else by any thread.
 * Reading throws {@link NotRead} when the record cannot be read.
 */
public interface EventLog {

    /**
     * Makes the drafts durable, all or none, before it returns.
     *
     * @throws NotSaved when that failed; nothing was appended and the call may be repeated
     */
    List<Event> append(List<Draft> drafts) throws NotSaved;

    /** All events of an incident in chain order. */
    List<Event> read(IncidentId incident);

    /** Every incident and drill, newest first. */
    List<IncidentId> incidents();

    /** The newest, so many, and older ones that are not resolved; newest first. */
    List<IncidentId> recent(int most);

    /**
     * An id for a new incident; never given twice. Writes nothing: the id becomes durable with its first event.
     *
     * @throws IllegalStateException when nothing can be appended, with {@link #readOnlyReason}
     */
    IncidentId newId();

    /** Which console appends here; empty where nothing is appended. */
    String console();

    /** Why nothing can be appended, in a sentence; empty when it can. */
    String readOnlyReason();

    /**
     * Why nothing that is appended would be kept any more, in sentences: what it lay in is gone while it was open. Empty while
     * all is
     * well. Does not look at once, so any thread may ask often.
     */
    default String gone() {
        return "";
    }
}
