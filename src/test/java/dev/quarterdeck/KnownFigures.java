package dev.quarterdeck;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every figure that may stand on the screen or on paper: from the snapshot of that moment, the record and the runbook's text. */
final class KnownFigures {
    /** A number, a time or a date, with its unit. */
    static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\d])\\d+(?:[.,:-]\\d+)*(?: ?(?:%|ms|s|min|h|d|x|m)(?!\\p{L}))?");
    private static final Pattern MINUTES = Pattern.compile("(\\d+) Minute[ns]?|(\\d+) minutes?", Pattern.CASE_INSENSITIVE);
    private static final Duration STEP = Duration.ofMillis(10);

    private final Set<String> known = new HashSet<>();

    /** Whether all figures of {@code text} are known. */
    boolean knows(String text) {
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            if (!known.contains(plain(figure.group()))) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String figure) {
        return figure.replaceAll("\\s", "");
    }

    /** All figures of a text, each with its unit and without. */
    void take(String text) {
        Matcher minutes = MINUTES.matcher(text);
        while (minutes.find()) {
            known.add(minutes.group().replaceAll("\\D", "") + "min");
        }
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            known.add(plain(figure.group()));
            known.add(figure.group().replaceFirst(" ?(?:%|ms|s|min|h|d|x|m)$", ""));
        }
    }

    /** What the snapshot says in sentences holds figures of its readings; {@code from} and {@code to} are when it was drawn. */
    void take(WatchSnapshot snapshot, Instant from, Instant to) {
        takeReadings(snapshot, from, to);
        snapshot.checks().values().forEach(o -> {
            take(o.standing().words());
            o.heldSince().ifPresent(since -> words(since, from, to));
        });
        snapshot.advice().standings().values().forEach(s -> take(s.words() + s.since().map(Times::clock).orElse("")));
        snapshot.symptoms().values().forEach(s -> take(s.words()));
        take(snapshot.advice().verdict().driver());
        snapshot.changedAt().ifPresent(at -> take(Times.minute(at)));
        take(Integer.toString(snapshot.advice().met().size()));
    }

    void takeReadings(WatchSnapshot snapshot, Instant from, Instant to) {
        for (WatchSnapshot.Watched w : snapshot.probes()) {
            w.readings().forEach(r -> take(r, from, to));
            for (WindowFigures f : w.figures()) {
                take(f.failed() + " " + f.all() + " " + f.timed() + " " + Times.words(f.window()) + " " + f.window().toMinutes() + "m");
                List.of(f.p50(), f.p95(), f.p99()).forEach(this::millis);
            }
            for (Figure f : w.told()) {
                take(f.text() + " " + f.all() + " " + Times.words(f.window()) + " " + Times.age(f.age()));
            }
            w.last().ifPresent(s -> {
                take(s.outcome().text());
                millis(s.latencyMillis());
                s.value().ifPresent(v -> take(Unit.bare(v)));
                ages(s.endedAt(), from, to);
            });
            take(w.passedOver() + " " + w.marked() + " " + Times.words(w.probe().interval()) + " " + Times.words(w.probe().deadline()));
            take(String.join(" ", w.probe().exactRequest()) + " " + w.probe().url());
        }
        snapshot.advice().readings().forEach(r -> take(r, from, to));
        take(Times.clock(snapshot.advice().since()));
        snapshot.advice().move().ifPresent(m -> spans(from, to, m.at()));
        snapshot.advice().lastKnown().ifPresent(k -> take(Times.clock(k.at())));
        snapshot.advice().peak().ifPresent(k -> take(Times.clock(k.at())));
    }

    private void take(Reading r, Instant from, Instant to) {
        take(r.text() + " " + r.failed() + " " + r.all() + " " + Times.words(r.window()) + " " + r.window().toMinutes() + "m " + r.age().map(Times::age).orElse(""));
        r.newest().ifPresent(at -> ages(at, from, to));
    }

    private void millis(OptionalDouble value) {
        value.ifPresent(v -> take(Unit.MILLISECONDS.text(v)));
    }

    void take(Incident incident, Optional<Runbook> runbook, Instant from, Instant to) {
        take(incident.id().text() + " " + incident.id().shortText() + " " + incident.events().size());
        for (Event event : incident.events()) {
            time(event.at());
            time(event.recordedAt());
            take(event.hash() + " " + event.shortHash());
            TimelineText text = TimelineText.of(event);
            take(text.title() + " " + text.detail());
            inside(event.fact());
        }
        for (Milestone milestone : Milestone.values()) {
            incident.milestone(milestone).ifPresent(this::time);
        }
        incident.nextUpdate().ifPresent(due -> spans(from, to, due));
        incident.eta().ifPresent(due -> spans(from, to, due));
        Instant end = incident.milestone(Milestone.RESTORED).or(incident::resolvedAt).orElse(null);
        incident.clockFrom().ifPresent(began -> spans(began, began, end == null ? from : end));
        incident.clockFrom().ifPresent(began -> spans(from, to, end == null ? began : from));
        incident.decision().ifPresent(decided -> spans(end == null ? from : end, end == null ? to : end, decided.at()));
        times(from, to);
        incident.runs().forEach(run -> {
            incident.events().forEach(event -> spans(event.at(), event.at(), run.since()));
            spans(from, to, run.since());
        });
        runbook.ifPresent(book -> checklist(book, incident, from, to));
    }

    private void checklist(Runbook book, Incident incident, Instant from, Instant to) {
        Checklist list = Checklist.of(book, incident);
        for (int i = 0; i < list.steps().size(); i++) {
            StepProgress step = list.steps().get(i);
            take(i + 1 + " " + step.items().size() + " " + step.ticked() + " " + step.step().commands().size());
            Optional<Instant> started = list.startedAt(i, incident);
            started.ifPresent(at -> spans(from, to, at));
            step.finishedAt().ifPresent(at -> {
                time(at);
                started.ifPresent(since -> spans(at, at, since));
            });
        }
        take(list.steps().size() + " " + book.procedures().size() + " " + book.triggers().size() + " " + book.templates().size()
                + " " + book.probes().size() + " " + Checklist.contested(incident).size());
        for (boolean resolving : new boolean[] {false, true}) {
            take(Integer.toString(Checklist.unmet(Optional.of(book), incident, resolving).size()));
        }
        book.procedures().forEach(p -> take(Integer.toString(p.steps().size())));
    }

    void times(Instant from, Instant to) {
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(1)) {
            time(at);
        }
        time(to);
    }

    void time(Instant at) {
        take(Times.clock(at) + " " + Times.minute(at) + " " + Times.dateTime(at) + " " + Times.day(at) + " " + Times.shortDay(at) + " " + Times.stamp(at));
    }

    /** What a clock, a countdown or a duration between {@code at} and a moment from {@code from} to {@code to} reads. */
    private void spans(Instant from, Instant to, Instant at) {
        for (Instant moment = from; !moment.isAfter(to); moment = moment.plus(STEP)) {
            Duration span = Duration.between(moment, at).abs();
            take(Times.elapsed(span) + " " + Times.countdown(span) + " " + Times.words(span));
        }
    }

    private void words(Instant since, Instant from, Instant to) {
        for (Instant moment = from; !moment.isAfter(to); moment = moment.plus(STEP)) {
            take(Times.words(Duration.between(since, moment)));
        }
    }

    private void ages(Instant at, Instant from, Instant to) {
        for (Instant moment = from; !moment.isAfter(to); moment = moment.plus(STEP)) {
            take(Times.age(Duration.between(at, moment)));
        }
    }

    /** Everything that a fact holds. */
    private void inside(Object value) {
        switch (value) {
            case null -> {
                // nothing to read
            }
            case String words -> take(words);
            case Number number -> take(number.toString());
            case Instant at -> time(at);
            case Duration length -> take(Times.words(length) + " " + length.toMinutes() + " " + Times.countdown(length));
            case Reading r -> take(r, r.at(), r.at());
            case Figure f -> take(f.text() + " " + f.all() + " " + f.failed() + " " + Times.words(f.window()) + " " + Times.age(f.age()));
            case Optional<?> one -> one.ifPresent(this::inside);
            case Collection<?> all -> {
                take(Integer.toString(all.size()));
                all.forEach(this::inside);
            }
            case Map<?, ?> map -> map.forEach((key, each) -> {
                inside(key);
                inside(each);
            });
            case Record parts -> {
                for (RecordComponent part : parts.getClass().getRecordComponents()) {
                    try {
                        part.getAccessor().setAccessible(true);
                        inside(part.getAccessor().invoke(parts));
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(part.toString(), e);
                    }
                }
            }
            default -> {
                // an enum's name holds no figure
            }
        }
    }
}
