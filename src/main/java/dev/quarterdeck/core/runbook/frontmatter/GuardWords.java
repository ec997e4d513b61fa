package dev.quarterdeck.core.runbook.frontmatter;

/** Words of a command that is dangerous in a team, beside those that always are. Immutable; any thread. */
public record GuardWords(String text) {
}
