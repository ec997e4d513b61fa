package dev.quarterdeck.core.runbook;

/** A value that the runbook picks out of an answer ({@code curl ... | jq .a.b}), offered as a chart. {@code url} may be empty. */
public record FoundValue(String path, String url, int line) {
}
