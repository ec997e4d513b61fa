package dev.quarterdeck.core.runbook.frontmatter;

/**
 * Where a message may be sent, as the front matter says.
 *
 * @param name what a template calls it: {@code Slack #oncall}
 * @param kind {@code slack}, {@code statuspage}, {@code email}, {@code webhook} or {@code teams}
 * @param to   an address, or {@code env:NAME} for one that is a secret
 */
public record Channel(String name, String kind, String to) {
}
