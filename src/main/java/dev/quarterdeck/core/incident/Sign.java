package dev.quarterdeck.core.incident;

/** What sort of entry an event is, to be told at a glance in the timeline. */
public enum Sign {
    DECISION, ADVICE, TRIGGER, QUESTION,
    TICKED, SKIPPED, UNTICKED, STOPPED, BROKE, COMMAND,
    SENT, COPIED, PROMISE, CALL,
    NOTE, WRITTEN, EVIDENCE, REMOVED,
    LAPTOP, PAUSE, CHANGE_MARKED, CHANGES_SEEN,
    MILESTONE, RESOLVED, OTHER
}
