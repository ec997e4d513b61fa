package dev.quarterdeck.core.runbook;

/** A PromQL query found in the runbook, offered as a chart. */
public record FoundQuery(String query, int line) {
}
