package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When things happened and how long they took, in words where a time is missing or out of order. Pure; any thread. */
final class Summary {
    private static final String MISSING = "not recorded";

    private final Moment began;
    private final Moment detected;
    private final Moment declared;
    private final Moment decided;
    private final Moment mitigated;
    private final Moment restored;
    private final Moment resolved;
    private final List<String> reopenings;

    private record Moment(String name, Optional<Instant> at) {
    }

    Summary(Incident incident) {
        began = moment(incident, Milestone.BEGAN);
        detected = moment(incident, Milestone.DETECTED);
        declared = new Moment("Declared", incident.declaredAt());
        decided = new Moment("Decided", incident.decidedFirst());
        mitigated = moment(incident, Milestone.MITIGATED);
        restored = moment(incident, Milestone.RESTORED);
        resolved = new Moment("Resolved", incident.resolvedAt());
        reopenings = reopenings(incident);
    }

    /** What was taken for the end before: the table above holds only what holds now. */
    private static List<String> reopenings(Incident incident) {
        var sentences = new ArrayList<String>();
        Optional<Instant> restored = Optional.empty();
        Optional<Instant> resolved = Optional.empty();
        for (Event event : incident.standing().toList()) {
            if (event.fact() instanceof Fact.MilestoneClaimed(Milestone milestone, Instant at)
                    && milestone == Milestone.RESTORED) {
                restored = Optional.of(at);
            } else if (event.fact() instanceof Fact.Resolved) {
                resolved = Optional.of(event.at());
            } else if (event.fact() instanceof Fact.Reopened reopened) {
                sentences.add("Reopened " + Times.dateTime(event.at()) + ": " + reopened.reason() + ". It had been resolved "
                        + resolved.map(Times::dateTime).orElse(MISSING) + restored.map(at -> ", restored " + Times.dateTime(at)
                        + (reopened.restored() ? ", which still holds" : ", which no longer held")).orElse("") + ".");
                restored = restored.filter(_ -> reopened.restored());
            }
        }
        return List.copyOf(sentences);
    }

    private static Moment moment(Incident incident, Milestone milestone) {
        return new Moment(milestone.label(), incident.milestone(milestone));
    }

    void write(Markdown out) {
        var moments = new ArrayList<>(List.of(began, detected, declared, decided));
        if (mitigated.at.isPresent()) {
            moments.add(mitigated);
        }
        moments.addAll(List.of(restored, resolved));
        var rows = new ArrayList<List<String>>();
        Optional<Moment> before = Optional.empty();
        for (Moment moment : moments) {
            rows.add(List.of(moment.name, moment.at.map(Times::dateTime).orElse(MISSING), since(before, moment)));
            before = moment.at.isPresent() ? Optional.of(moment) : before;
        }
        out.table(List.of("Moment", "Time", "Since the one before"), rows);
        out.table(List.of("From", "To", "Took"), List.of(took(began, detected), took(began, declared),
                took(declared, decided), took(decided, restored), took(began, restored), took(declared, resolved)));
        reopenings.forEach(out::paragraph);
    }

    /** The impact lasts from began to restored. */
    String impactLasted() {
        return between(began, restored);
    }

    private static String since(Optional<Moment> before, Moment moment) {
        return before.isEmpty() || moment.at.isEmpty() ? "" : between(before.get(), moment);
    }

    private static List<String> took(Moment from, Moment to) {
        return List.of(from.name, to.name, between(from, to));
    }

    private static String between(Moment from, Moment to) {
        if (from.at.isEmpty() || to.at.isEmpty()) {
            return MISSING;
        }
        Duration took = Duration.between(from.at.get(), to.at.get());
        return took.isNegative()
                ? to.name + " is recorded " + Times.words(took.negated()) + " before " + from.name
                : Times.words(took);
    }
}
