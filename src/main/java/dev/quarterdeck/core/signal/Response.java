package dev.quarterdeck.core.signal;

import java.util.OptionalDouble;

/**
 * How one request ended and what it brought.
 *
 * @param value the number that the source gave, in the unit of the signal that it means
 * @param raw   what came back as text, as far as it was read, with secrets masked; empty when nothing did
 */
public record Response(Outcome outcome, OptionalDouble value, String raw) {

    /** An end without a number and without anything to show. */
    public static Response of(Outcome outcome) {
        return new Response(outcome, OptionalDouble.empty(), "");
    }
}
