package dev.quarterdeck.core.incident;

/** Whether the outage is real. */
public enum Kind {
    INCIDENT, DRILL
}
