package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.store.FactCodec.Encoded;
import java.time.Instant;
import java.util.Optional;

/** Turns what is on disk into an event; also what was just written, so that a replay sees exactly what was shown. */
final class StoredEvent {
    private StoredEvent() {
    }

    /** {@code bytes} is null for a body that was erased. */
    static Event event(IncidentId incident, EventHeader header, Hash hash, byte[] bytes) {
        Optional<Instant> occurredAt = header.occurredAt().isPresent()
                ? Optional.of(Instant.ofEpochMilli(header.occurredAt().getAsLong()))
                : Optional.empty();
        String actor = "";
        Fact fact = new Fact.Erased(header.kind());
        if (bytes != null) {
            EventBody body = EventBody.read(bytes);
            actor = body.actor();
            fact = FactCodec.decode(new Encoded(header.kind(), header.kindVersion(), body.fact()));
        }
        return new Event(incident, header.number(), header.key(), Instant.ofEpochMilli(header.recordedAt()), occurredAt, actor,
                fact, hash.hex());
    }
}
