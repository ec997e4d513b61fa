package dev.quarterdeck.core.incident;

/** A time that an incident knows of itself, each under its own name so that no two can be taken for one another. */
enum Moment {
    /** When its first event was recorded. */
    STARTED,
    DECLARED,
    RESOLVED,
    /** When somebody said that the service is back, which may be later than when it was. */
    RESTORED_SAID,
    DECIDED_FIRST,
    LAST_UPDATE,
    PROMISED_UPDATE,
    PROMISED_BACK
}
