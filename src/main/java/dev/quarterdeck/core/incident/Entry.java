package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An event with what was said about it later. Nothing is ever edited: as it was recorded it stays, and how it stands now
 * follows from what came after. Immutable; any thread.
 *
 * @param event   as it was recorded, or what stays of it where its words were removed
 * @param changes corrections, retractions and redactions of it, in the order of the record
 * @param again   how the check stood already when another console ticked it a second time
 */
public record Entry(Event event, List<Event> changes, Optional<CheckState.Ticked> again) {
    public Entry {
        changes = List.copyOf(changes);
    }

    /** As it stands now: with the newest corrected words and time. */
    public Event now() {
        if (changes.isEmpty()) {
            return event;
        }
        Event now = event;
        for (Event change : changes) {
            if (change.fact() instanceof Fact.Corrected correction) {
                now = corrected(now, correction);
            }
        }
        return now;
    }

    private static Event corrected(Event event, Fact.Corrected correction) {
        Fact fact = correction.text().isBlank() ? event.fact()
                : Wording.of(event.fact()).map(wording -> wording.other().apply(correction.text())).orElse(event.fact());
        Optional<Instant> at = correction.at();
        if (at.isPresent() && fact instanceof Fact.MilestoneClaimed(Milestone milestone, Instant _)) {
            fact = new Fact.MilestoneClaimed(milestone, at.get());
            at = Optional.empty();
        }
        return new Event(event.incident(), event.number(), event.key(), event.recordedAt(), at.or(event::occurredAt),
                event.actor(), fact, event.hash(), event.writer());
    }

    /** When that happened, as far as is known now. */
    public Instant time() {
        return now().at();
    }

    /** The words that a correction can replace; empty where they are the program's. */
    public Optional<String> ownWords() {
        return Wording.of(now().fact()).map(Wording::text);
    }

    public boolean retracted() {
        return changes.stream().anyMatch(change -> change.fact() instanceof Fact.Retracted);
    }

    public boolean redacted() {
        return changes.stream().anyMatch(change -> change.fact() instanceof Fact.Redacted);
    }

    /** Whether it still says something that counts. */
    public boolean stands() {
        return !retracted() && !(event.fact() instanceof Fact.Erased);
    }

    /** Whether words stand in it that can be removed, and are not yet. */
    public boolean redactable() {
        return !redacted() && Amendable.of(event.fact()).redact();
    }

    /** How it would be worded once its words are removed; empty when nothing of it would stay. */
    public Optional<TimelineText> redacted(boolean names) {
        return Remainder.of(now(), names).map(stays -> TimelineText.of(event.saying(Optional.of(stays))));
    }

    /** How it is worded now. The detail says who changed it, when and why. */
    public TimelineText words() {
        return words(UnaryOperator.identity());
    }

    /** @param hide leaves secrets out of what is cut short */
    public TimelineText words(UnaryOperator<String> hide) {
        TimelineText text = TimelineText.of(now(), hide);
        if (changes.isEmpty() && again.isEmpty()) {
            return text;
        }
        var details = new ArrayList<String>();
        details.add(text.detail());
        again.ifPresent(first -> details.add("second tick, from console " + event.key().console() + ": ticked already at "
                + Times.clock(first.at()) + " by " + first.by()));
        for (Event change : changes) {
            if (change.fact() instanceof Fact.Amendment amendment) {
                details.add(said(change, amendment));
            }
        }
        return new TimelineText(text.title(), TimelineText.joined(details.toArray(String[]::new)));
    }

    private static String said(Event change, Fact.Amendment amendment) {
        String what = switch (amendment) {
            case Fact.Corrected _ -> "corrected ";
            case Fact.Retracted _ -> "retracted ";
            case Fact.Redacted _ -> "removed ";
        };
        return what + Times.clock(change.recordedAt()) + " by " + change.by()
                + (amendment.reason().isBlank() ? "" : ": " + amendment.reason());
    }

    /** What is no longer so, to be shown struck through: earlier wordings and times, the oldest first. */
    public List<String> struck() {
        return struck(UnaryOperator.identity());
    }

    /** @param hide leaves secrets out of what is cut short */
    public List<String> struck(UnaryOperator<String> hide) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var struck = new ArrayList<String>();
        Event before = event;
        for (Event change : changes) {
            if (change.fact() instanceof Fact.Corrected correction) {
                Event after = corrected(before, correction);
                strike(before, after, hide).ifPresent(struck::add);
                before = after;
            }
        }
        return struck;
    }

    private static Optional<String> strike(Event before, Event after, UnaryOperator<String> hide) {
        String old = TimelineText.of(before, hide).title();
        boolean sameWords = old.equals(TimelineText.of(after, hide).title());
        String words = sameWords ? differing(before, after) : old;
        String time = before.at().equals(after.at()) ? "" : Times.clock(before.at());
        String all = (time + " " + words).strip();
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** Words that don't stand in the title: a decision's reason. */
    private static String differing(Event before, Event after) {
        String old = Wording.of(before.fact()).map(Wording::text).orElse("");
        return old.equals(Wording.of(after.fact()).map(Wording::text).orElse("")) ? "" : old;
    }
}
