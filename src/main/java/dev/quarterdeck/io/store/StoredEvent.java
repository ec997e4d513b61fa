package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on disk of an event, as far as it is shown, and the same of what was just written, so that a replay sees exactly what
 * was shown. Immutable as long as nobody writes to its arrays; any thread.
 *
 * @param recordedAt milliseconds since 1970, as {@code occurredAt}
 * @param body       null for a body that was erased
 */
record StoredEvent(long number, EventKey key, long recordedAt, OptionalLong occurredAt, String kind, int kindVersion, byte[] hash,
                   byte[] body, boolean signed) {

    /** {@code bytes} is null for a body that was erased. */
    static Event event(IncidentId incident, EventHeader header, Hash hash, byte[] bytes, Writers writers) {
        return new StoredEvent(header.number(), header.key(), header.recordedAt(), header.occurredAt(), header.kind(),
                header.kindVersion(), hash.bytes(), bytes, header.origin().isPresent()).event(incident, writers);
    }

    Event event(IncidentId incident, Writers writers) {
        Optional<Instant> occurred = occurredAt.isPresent() ? Optional.of(Instant.ofEpochMilli(occurredAt.getAsLong()))
                : Optional.empty();
        Said said = body == null ? new Said("", new Fact.Erased(kind)) : Said.read(kind, kindVersion, body);
        return new Event(incident, number, key, Instant.ofEpochMilli(recordedAt), occurred, said.actor(), said.fact(),
                HexFormat.of().formatHex(hash), writers.of(key, signed));
    }
}
