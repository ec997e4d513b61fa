package dev.quarterdeck.core.incident;

/**
 * Port: texts that are being written and are no part of the record yet. They are overwritten as one types; a kill loses no
 * more than the last second. Any thread; waits for the disk only in {@link #open}.
 */
public interface Scratchpad {

    /** Reads what is kept of this incident, before anything else is asked of it; may wait. */
    void open(IncidentId incident);

    /** What was last written under this name; empty when there is nothing. */
    String text(IncidentId incident, String name);

    /** Keeps a text within a second. An empty one is forgotten. */
    void keep(IncidentId incident, String name, String text);
}
