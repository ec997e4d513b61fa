package dev.quarterdeck.core.incident;

/** How a question ended. */
public enum Answer {
    AGREED, REFUSED,
    /** Nobody answered in time, or the question became moot. */
    NONE
}
