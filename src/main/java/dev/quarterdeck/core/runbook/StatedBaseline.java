package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.signal.Signal;

/**
 * A usual value that a runbook states, in its front matter or in its text.
 *
 * @param value in the signal's own unit
 * @param text  the words it was read from
 * @param line  where they stand in the source, from 1
 */
public record StatedBaseline(Signal signal, double value, String text, int line) {
}
