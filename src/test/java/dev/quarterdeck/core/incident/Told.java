package dev.quarterdeck.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells an incident event by event, a second apart, on the hour. */
public final class Told {
    public static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private Incident incident = Incident.unborn(new IncidentId("INC-0042-k7f3qz"));
    private Instant now = START;

    public Told after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public Told then(Fact fact) {
        return then("oncall-1", fact, Optional.empty());
    }

    public Told then(String actor, Fact fact, Optional<Instant> occurredAt) {
        long number = incident.events().size() + 1L;
        incident = incident.with(new Event(incident.id(), number, new EventKey("test", number), now, occurredAt, actor, fact,
                "hash-" + number));
        now = now.plusSeconds(1);
        return this;
    }

    public Incident incident() {
        return incident;
    }

    public Event last() {
        return incident.events().getLast();
    }
}
