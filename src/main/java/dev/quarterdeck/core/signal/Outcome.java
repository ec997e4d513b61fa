package dev.quarterdeck.core.signal;

import java.time.Duration;

/** How one due request ended. */
public sealed interface Outcome {

    /** An answer came. A status below 300 is a success; a redirect is not followed, so what it leads to is not known to work. */
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

    /** Nothing went out, for a reason on this laptop: a variable is not set, say. It says nothing about the service. */
    record Unsent(String reason) implements Outcome {
    }

    default boolean failed() {
        return switch (this) {
            case Answered(int status) -> status >= 300;
            case TimedOut _, Refused _, Broken _ -> true;
            case Unsent _ -> false;
        };
    }

    /** Two or three words for the Watch zone. */
    default String text() {
        return switch (this) {
            case Answered(int status) -> Integer.toString(status);
            case TimedOut(Duration after) -> "timeout " + after.toMillis() / 1000.0 + " s";
            case Refused() -> "refused";
            case Broken(String reason) -> reason;
            case Unsent(String reason) -> reason;
        };
    }
}
