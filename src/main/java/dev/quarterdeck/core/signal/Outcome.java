package dev.quarterdeck.core.signal;

import java.time.Duration;

/** How one due request ended. */
public sealed interface Outcome {

    /**
     * An answer came. A status from 200 to 299 is a success; a redirect is not followed, so what it leads to is not known to
     * work.
     */
    record Answered(int status) implements Outcome {
    }

    /** An answer came whose body says that the service is not well, whatever its status: {@code DOWN}, {@code fail}. */
    record Unhealthy(int status, String says) implements Outcome {
    }

    /** A number came with a warning that it may be incomplete. */
    record Warned(int status, String says) implements Outcome {
    }

    /** A TCP connection was made. */
    record Connected() implements Outcome {
    }

    /** A command ended; 0 is a success. */
    record Exited(int code) implements Outcome {
    }

    /** Lines of a log were counted. */
    record Counted() implements Outcome {
    }

    /** The source answered, but with no number: an empty vector, several series, NaN. It says nothing about the service. */
    record NoData(String why) implements Outcome {
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

    /** The console gave it up before it ended: the probe was closed. It says nothing about the service. */
    record Stopped() implements Outcome {
    }

    default boolean failed() {
        return switch (this) {
            case Answered(int status) -> status >= 300 || status < 200;
            case Exited(int code) -> code != 0;
            case Unhealthy _, TimedOut _, Refused _, Broken _ -> true;
            case Warned _, Connected(), Counted(), NoData _, Unsent _, Stopped() -> false;
        };
    }

    /** Whether something came back that took a time. */
    default boolean answered() {
        return switch (this) {
            case Answered _, Unhealthy _, Warned _, Connected(), Exited _, Counted(), NoData _ -> true;
            case TimedOut _, Refused _, Broken _, Unsent _, Stopped() -> false;
        };
    }

    /** Whether this laptop got no word from the other side: what every probe says when the laptop is cut off. */
    default boolean unreached() {
        return switch (this) {
            case TimedOut _, Refused _, Broken _ -> true;
            case Answered _, Unhealthy _, Warned _, Connected(), Exited _, Counted(), NoData _, Unsent _, Stopped() -> false;
        };
    }

    /** Two or three words for the Watch zone. */
    default String text() {
        return switch (this) {
            case Answered(int status) -> Integer.toString(status);
            case Unhealthy(int status, String says) -> status + " " + says;
            case Warned(int status, String says) -> status + ", warning: " + says;
            case Connected() -> "connected";
            case Exited(int code) -> "exit " + code;
            case Counted() -> "counted";
            case NoData(String why) -> "no data: " + why;
            case TimedOut(Duration after) -> "timeout " + after.toMillis() / 1000.0 + " s";
            case Refused() -> "refused";
            case Broken(String reason) -> reason;
            case Unsent(String reason) -> reason;
            case Stopped() -> "stopped here";
        };
    }
}
