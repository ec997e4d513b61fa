package dev.quarterdeck.core.incident;

/**
 * Port: texts that are being written and are no part of the record yet. They are overwritten as one types; a kill loses no
 * more than the last second. Never waits for the disk. Any thread.
 */
public interface Scratchpad {

    /** What was last written under this name; empty when there is nothing. */
    String text(IncidentId incident, String name);

    /** Keeps a text within a second. An empty one is forgotten. */
    void keep(IncidentId incident, String name, String text);
}
