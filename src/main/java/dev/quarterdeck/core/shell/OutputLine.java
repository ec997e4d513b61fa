package dev.quarterdeck.core.shell;

/**
 * A line of what a run prints, with the escape sequences that stand in it.
 *
 * @param error whether it came as an error
 */
public record OutputLine(String text, boolean error) {
}
