package dev.quarterdeck.core.runbook.frontmatter;

/**
 * Where a figure comes from, as the front matter says. It is offered like anything found in the runbook: nothing is asked
 * before a person confirmed the exact request.
 *
 * @param signal what a matrix column or condition calls it: {@code error rate}, {@code p95}
 * @param kind   {@code probes}, {@code prometheus}, {@code json} or {@code log}
 * @param url    address of the server or the document, may be empty
 * @param query  PromQL, path of a JSON value, or pattern of log lines, may be empty
 */
public record SignalSource(String signal, String kind, String url, String query) {
}
