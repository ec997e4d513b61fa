package dev.quarterdeck.core.runbook;

/**
 * Who may authorise a rollback.
 *
 * @param severity for what: the cell's words, {@code P0 (Critical)}; empty when the runbook says it of every rollback
 * @param line     source line of the row, item or sentence, from 1
 */
public record Authority(String severity, String authorisedBy, int line) {
}
