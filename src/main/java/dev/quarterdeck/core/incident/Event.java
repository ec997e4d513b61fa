package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A durable fact.
 *
 * @param number position in the incident's chain, from 1
 * @param hash   hex SHA-256 of the event's header, which covers the one before
 * @param writer which console wrote it, as far as that is proven here
 */
public record Event(IncidentId incident, long number, EventKey key, Instant recordedAt, Optional<Instant> occurredAt,
                    String actor, Fact fact, String hash, Writer writer) {
    /** Written by this console. */
    public Event(IncidentId incident, long number, EventKey key, Instant recordedAt, Optional<Instant> occurredAt, String actor,
                 Fact fact, String hash) {
        this(incident, number, key, recordedAt, occurredAt, actor, fact, hash, Writer.HERE);
    }

    /** Enough of the hash to compare two records by eye or over the phone. */
    public String shortHash() {
        return hash.substring(0, Math.min(8, hash.length()));
    }

    /**
     * Who entered it. Anybody may give themselves any name elsewhere, so that an entry of another console says of which: {@code
     * oncall-lead, console 7f3a, key first seen 30 Nov}.
     */
    public String by() {
        if (writer.here() || key.console().isEmpty()) {
            return actor;
        }
        String console = (actor.isEmpty() ? "" : actor + ", ") + "console " + key.console()
                .substring(0, Math.min(4, key.console().length()));
        return console + (writer.signed() ? writer.since().map(at -> ", key first seen " + Times.shortDay(at))
                .orElse("") : ", unsigned");
    }

    /** When it happened, as far as is known; a milestone happened when it is claimed to have happened. */
    public Instant at() {
        return fact instanceof Fact.MilestoneClaimed claimed ? claimed.at() : occurredAt.orElse(recordedAt);
    }

    /** The same entry is the same wherever it is looked at, whatever is known there of its console. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Event o && incident.equals(o.incident) && number == o.number && key.equals(o.key)
                && recordedAt.equals(o.recordedAt)
                && occurredAt.equals(o.occurredAt) && actor.equals(o.actor) && fact.equals(o.fact) && hash.equals(o.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(incident, number, key, hash);
    }

    /** The same entry after its words were removed. */
    Event saying(Optional<Remainder> stays) {
        return new Event(incident, number, key, recordedAt, occurredAt, stays.map(Remainder::actor).orElse(""),
                stays.map(Remainder::fact).orElseGet(() -> fact instanceof Fact.Erased ? fact : new Fact.Erased("")), hash,
                        writer);
    }
}
