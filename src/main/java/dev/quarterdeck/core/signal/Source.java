package dev.quarterdeck.core.signal;

import java.util.Optional;

/** What a probe asks, and what it takes from the answer. */
public sealed interface Source {

    /** A GET: its status and latency. A body that says how it fares (Actuator, health+json) is believed. */
    record Http() implements Source {
    }

    /** A GET of JSON, of which one number is taken. {@code pointer} is RFC 6901: {@code /status/errors/0}. */
    record JsonValue(String pointer, Meaning means) implements Source {
    }

    /** A TCP connection that is opened and closed; nothing is sent. */
    record Tcp() implements Source {
    }

    /** An instant query of a Prometheus server. */
    record Prometheus(String query, Meaning means) implements Source {
    }

    /** A shell line: its exit code, and the number on the last line that it prints, if there is one. */
    record Command(String line, Meaning means) implements Source {
    }

    /** The share of ERROR lines among the lines of a followed log. */
    record LogShare(String path) implements Source {
    }

    default Kind kind() {
        return switch (this) {
            case Http(), Tcp() -> Kind.PROBES;
            case Command(_, Meaning means) -> means.signal().isPresent() ? Kind.SERVER_METRICS : Kind.PROBES;
            case JsonValue _, Prometheus _ -> Kind.SERVER_METRICS;
            case LogShare _ -> Kind.LOG_SAMPLE;
        };
    }

    /** What the number that it gives means. A source that is judged by outcome and latency gives a number to look at only. */
    default Meaning means() {
        return switch (this) {
            case JsonValue(_, Meaning means) -> means;
            case Prometheus(_, Meaning means) -> means;
            case Command(_, Meaning means) -> means;
            case LogShare _ -> Meaning.ERROR_PERCENT;
            case Http(), Tcp() -> Meaning.NUMBER;
        };
    }

    /** Whether it can say something about {@code signal}. */
    default boolean measures(Signal signal) {
        return judgedByOutcome() || means().signal().equals(Optional.of(signal));
    }

    /** Whether it is judged by how its requests end; otherwise by the number that they bring. */
    default boolean judgedByOutcome() {
        return kind() == Kind.PROBES;
    }
}
