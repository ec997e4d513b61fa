package dev.quarterdeck.core.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What entries say about earlier ones: it reaches back, so that it is known before the fold. Immutable.
 *
 * @param changes  corrections, retractions and redactions by the entry that they are about
 * @param requests redactions from other consoles that nobody has confirmed here, by themselves
 */
record Amendments(Map<EventKey, List<Event>> changes, Map<EventKey, Event> requests) {
    static final Amendments NONE = new Amendments(Map.of(), Map.of());

    /** All that is known from the beginning on: the events, without the words that were removed, and what is said about them. */
    record Read(Timeline events, Amendments amendments) {
    }

    /** What was redacted is forgotten here, too. */
    static Read of(List<Event> all) {
        Map<EventKey, Event> byKey = amended(all);
        Map<EventKey, Optional<Remainder>> redacted = redacted(all, byKey);
        Timeline events = Timeline.of(redacted.isEmpty() ? all : all.stream().map(event -> redacted.containsKey(event.key())
                ? event.saying(redacted.get(event.key())) : event).toList());
        return new Read(events, new Amendments(changes(events, byKey), requests(all, byKey, redacted)));
    }

    List<Event> of(Event event) {
        return changes.getOrDefault(event.key(), List.of());
    }

    /** An event as it counts: corrected, or saying nothing where it was retracted. */
    Event standing(Event event) {
        List<Event> said = of(event);
        if (said.isEmpty()) {
            return event;
        }
        var entry = new Entry(event, said, Optional.empty());
        return entry.stands() ? entry.now() : event.saying(Optional.empty());
    }

    /** By their keys, when there is anything that is about others. */
    private static Map<EventKey, Event> amended(List<Event> all) {
        var byKey = new HashMap<EventKey, Event>();
        if (all.stream().anyMatch(event -> event.fact() instanceof Fact.Amendment)) {
            all.forEach(event -> byKey.put(event.key(), event));
        }
        return byKey;
    }

    /**
     * Whether an entry says more than a wish. Another console's redaction removes nothing here: it tells what stays of words
     * that are gone already. Nothing that another console says takes away what an incident rests on.
     */
    private static boolean holds(Event event, Fact.Amendment amendment, Map<EventKey, Event> byKey) {
        if (event.writer().here()) {
            return true;
        }
        Event about = byKey.get(amendment.entry());
        return about != null && switch (amendment) {
            case Fact.Redacted f -> about.fact() instanceof Fact.Erased || f.stays()
                    .filter(stays -> stays.fact().equals(about.fact())).isPresent();
            case Fact.Retracted _ -> Amendable.of(about.fact()).retract();
            case Fact.Corrected f -> f.at().isEmpty() || Amendable.of(about.fact()).time();
        };
    }

    /** What stays of each entry whose words are removed. */
    private static Map<EventKey, Optional<Remainder>> redacted(List<Event> all, Map<EventKey, Event> byKey) {
        var redacted = new HashMap<EventKey, Optional<Remainder>>();
        for (Event event : all) {
            // the words of a redaction itself may be removed: then what it was about stands in the later one
            Fact fact = event.fact();
            while (fact instanceof Fact.Redacted redaction && holds(event, redaction, byKey)) {
                redacted.putIfAbsent(redaction.entry(), redaction.stays());
                fact = redaction.stays().map(Remainder::fact).orElse(null);
            }
        }
        return redacted;
    }

    private static Map<EventKey, Event> requests(List<Event> all, Map<EventKey, Event> byKey,
                                                Map<EventKey, Optional<Remainder>> redacted) {
        var requests = new HashMap<EventKey, Event>();
        for (Event event : all) {
            if (event.fact() instanceof Fact.Redacted redaction && byKey.containsKey(redaction.entry())
                    && !redacted.containsKey(redaction.entry()) && !holds(event, redaction, byKey)) {
                requests.put(event.key(), byKey.get(redaction.entry()));
            }
        }
        return requests;
    }

    private static Map<EventKey, List<Event>> changes(List<Event> all, Map<EventKey, Event> byKey) {
        var changes = new HashMap<EventKey, List<Event>>();
        for (Event event : all) {
            if (event.fact() instanceof Fact.Amendment amendment && holds(event, amendment, byKey)) {
                changes.computeIfAbsent(amendment.entry(), _ -> new ArrayList<>()).add(event);
            }
        }
        return changes;
    }
}
