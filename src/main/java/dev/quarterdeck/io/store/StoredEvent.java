package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.store.FactCodec.Encoded;
import java.time.Instant;
import java.util.Optional;

/** Turns what is on disk into an event; also what was just written, so that a replay sees exactly what was shown. */
final class StoredEvent {
    private static final String ERASED = "null";

    private StoredEvent() {
    }

    /** {@code bytes} is null for a body that a newer program has erased. */
    static Event event(IncidentId incident, EventHeader header, Hash hash, byte[] bytes) {
        EventBody body = bytes == null ? new EventBody("", EventBody.Origin.UNKNOWN, ERASED) : EventBody.read(bytes);
        Optional<Instant> occurredAt = header.occurredAt().isPresent()
                ? Optional.of(Instant.ofEpochMilli(header.occurredAt().getAsLong()))
                : Optional.empty();
        return new Event(incident, header.number(), header.key(), Instant.ofEpochMilli(header.recordedAt()), occurredAt,
                body.actor(), FactCodec.decode(new Encoded(header.kind(), header.kindVersion(), body.fact())), hash.hex());
    }
}
