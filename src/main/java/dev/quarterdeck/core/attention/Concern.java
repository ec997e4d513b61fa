package dev.quarterdeck.core.attention;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.time.Countdown;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody who looks elsewhere must be told: a new verdict or none, an update or a promised ETA that is due, a
 * question without an answer, a timed watch that broke. Immutable; any thread.
 *
 * @param key   the same concern has the same one, so that it is told once
 * @param title a few words
 * @param words one sentence more, may be empty
 */
public record Concern(String key, String title, String words) {
    /** Those of an incident at {@code now}; none once it is resolved. */
    public static List<Concern> of(Incident incident, Instant now) {
        var concerns = new ArrayList<Concern>();
        if (!incident.open()) {
            return concerns;
        }
        incident.advice().ifPresent(event -> concerns.add(verdict(event)));
        incident.nextUpdate().ifPresent(due -> due(due, now, "Update", "due at").ifPresent(concerns::add));
        incident.eta().ifPresent(due -> due(due, now, "ETA", "promised for").ifPresent(concerns::add));
        incident.questions().stream().filter(Question::open).filter(q -> now.isAfter(q.due()))
                .forEach(q -> concerns.add(new Concern(
                "question " + q.key(), "No answer from " + q.asked().of(), "Asked for " + q.asked().kind().label() + " at "
                + Times.minute(q.at()) + ".")));
        incident.events().reversed().stream().filter(e -> e.fact() instanceof Fact.WatchBroke).findFirst()
                .ifPresent(event -> concerns.add(broke(event)));
        return List.copyOf(concerns);
    }

    private static Optional<Concern> due(Instant due, Instant now, String what, String how) {
        var countdown = Countdown.to(Optional.of(due), now);
        if (countdown.overdue()) {
            return Optional.of(new Concern(what + " overdue " + due, what + " overdue", "It was " + how + " " + Times.minute(due)
                    + "."));
        }
        return countdown.soon() ? Optional.of(new Concern(what + " due " + due, what + " " + how + " " + Times.minute(due), ""))
                : Optional.empty();
    }

    private static Concern verdict(Event event) {
        var advice = (Fact.AdviceChanged) event.fact();
        return new Concern("verdict " + event.key(), advice.to(), advice.driver());
    }

    private static Concern broke(Event event) {
        var broke = (Fact.WatchBroke) event.fact();
        return new Concern("watch " + event.key(), "Timed watch broke", broke.reading());
    }
}
