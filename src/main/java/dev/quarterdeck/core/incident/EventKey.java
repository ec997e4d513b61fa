package dev.quarterdeck.core.incident;

/** A console and its own sequence number: what events are referred to by, in any merged log. */
public record EventKey(String console, long seq) {
}
