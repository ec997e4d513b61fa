package dev.quarterdeck.core.runbook;

/** Who may authorise a rollback at a severity. {@code severity} is the cell's words, {@code P0 (Critical)}. */
public record Authority(String severity, String authorisedBy) {
}
