package dev.quarterdeck.core.signal;

import java.time.Instant;
import java.util.Optional;

/** A stretch of time; without an end it goes on. Both ends belong to it. */
public record Span(Instant from, Optional<Instant> to) {
    public boolean contains(Instant at) {
        return !at.isBefore(from) && to.map(end -> !at.isAfter(end)).orElse(true);
    }
}
