package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * An event before it is durable.
 *
 * @param recordedAt the incident's clock when it was entered, milliseconds
 * @param occurredAt when it happened, where somebody claims another time
 * @param actor      the person at the keyboard, or {@code console} for what the program saw by itself
 */
public record Draft(IncidentId incident, Instant recordedAt, Optional<Instant> occurredAt, String actor, Fact fact) {
    /** The actor of events that nobody entered. */
    public static final String CONSOLE = "console";
}
