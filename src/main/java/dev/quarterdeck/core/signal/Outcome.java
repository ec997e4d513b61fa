package dev.quarterdeck.core.signal;

import java.time.Duration;

/** How one due request ended. */
public sealed interface Outcome {

    /** An answer came. A status below 400 is a success; a redirect is an answer and is not followed. */
    record Answered(int status) implements Outcome {
    }

    /** No complete answer within the deadline. */
    record TimedOut(Duration after) implements Outcome {
    }

    /** Nothing listened there, so there is no latency to speak of. */
    record Refused() implements Outcome {
    }

    /** The request failed for another reason, told in words: name not found, bad certificate, malformed answer. */
    record Broken(String reason) implements Outcome {
    }

    /** Nothing went out, told in words: a variable that is not set, an address that a drill must not touch. */
    record NotSent(String reason) implements Outcome {
    }

    /** Whether it says anything about the service. What was never sent does not: the console is blind, the service not down. */
    default boolean sent() {
        return !(this instanceof NotSent);
    }

    default boolean failed() {
        return switch (this) {
            case Answered(int status) -> status >= 400;
            case TimedOut _, Refused _, Broken _ -> true;
            case NotSent _ -> false;
        };
    }

    /** Two or three words for the Watch zone. */
    default String text() {
        return switch (this) {
            case Answered(int status) -> Integer.toString(status);
            case TimedOut(Duration after) -> "timeout " + after.toMillis() / 1000.0 + " s";
            case Refused() -> "refused";
            case Broken(String reason) -> reason;
            case NotSent(String reason) -> reason;
        };
    }
}
