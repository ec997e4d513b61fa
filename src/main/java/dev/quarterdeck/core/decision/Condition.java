package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;

/**
 * A bound on a signal that was read from a runbook's words.
 *
 * @param range in the signal's own unit
 * @param text  the words it was read from
 */
public record Condition(Signal signal, Range range, String text) {
}
