package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Interruption;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Quantity;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The course of every figure of an incident from its recorded samples: each second what the last minute said, where that rests
 * on enough of them. Samples are handed over in the order in which they ended. One thread at a time.
 */
public final class Courses {
    /** One answer of two would be a peak of 50 %. */
    private static final int ENOUGH = 20;

    /** By name: what was asked under it, oldest first, since a source that was edited is another one. */
    private final Map<String, List<Measured>> probes = new LinkedHashMap<>();
    private final List<Span> planned;
    private final List<Span> cutOff;

    private static final class Measured {
        private final Probe probe;
        private final Instant since;
        private final String name;
        private final SampleWindow window;
        private final Map<Quantity, List<Course.Point>> points = new EnumMap<>(Quantity.class);
        private long second = Long.MIN_VALUE;

        Measured(Probe probe, Instant since, String name, ScenarioClock clock) {
            this.probe = probe;
            this.since = since;
            this.name = name;
            this.window = new SampleWindow(probe, clock);
        }

        boolean sends(Probe other) {
            return probe.counting(true).equals(other.counting(true));
        }

        List<Course> courses() {
            Duration fresh = probe.interval().multipliedBy(2).plus(probe.deadline());
            return points.entrySet().stream().map(e -> new Course(name, e.getKey(), probe.source().kind(), fresh, e.getValue()))
                    .toList();
        }
    }

    public Courses(Incident incident) {
        planned = incident.interruptions().stream().map(Courses::span).toList();
        cutOff = incident.cutOffs();
        for (Event event : incident.events()) {
            if (event.fact() instanceof Fact.WatchConfirmed watch) {
                watch.probes().stream().filter(p -> !p.reference()).forEach(p -> confirmed(p, event, incident.factor()));
            }
        }
    }

    private void confirmed(Probe probe, Event event, double factor) {
        Instant at = event.recordedAt();
        List<Measured> before = probes.computeIfAbsent(probe.name(), _ -> new ArrayList<>());
        if (before.isEmpty() || !before.getLast().sends(probe)) {
            before.add(new Measured(probe, at, before.isEmpty() ? probe.name() : probe.name() + ", as edited " + Times.clock(at),
                    ScenarioClock.scaled(InstantSource.fixed(at), at, factor)));
        }
    }

    private static Span span(Interruption i) {
        return new Span(i.from(), i.to());
    }

    public void take(Recorded recorded) {
        List<Measured> asked = probes.getOrDefault(recorded.probe(), List.of());
        if (asked.isEmpty()) {
            return;
        }
        Instant at = recorded.sample().endedAt();
        Measured measured = asked.reversed().stream().filter(m -> !m.since.isAfter(at)).findFirst().orElse(asked.getFirst());
        measured.window.add(recorded.sample());
        if (at.getEpochSecond() != measured.second) {
            measured.second = at.getEpochSecond();
            look(measured, at);
        }
    }

    private void look(Measured measured, Instant at) {
        if (cutOff.stream().anyMatch(span -> span.contains(at))) {
            return;
        }
        boolean inPlan = planned.stream().anyMatch(span -> span.contains(at) || span.contains(at.minus(Judge.WINDOW)));
        int enough = Math.max(1, Math.min(ENOUGH, measured.window.holds(Judge.WINDOW) - 1));
        for (Figure figure : measured.window.told(measured.window.figures(Judge.WINDOW, at), at)) {
            // the number of a source is one already
            if (figure.all() >= enough || figure.quantity() == Quantity.NUMBER || figure.kind() != Kind.PROBES) {
                measured.points.computeIfAbsent(figure.quantity(), _ -> new ArrayList<>())
                        .add(new Course.Point(at, figure.value(), inPlan));
            }
        }
    }

    /** One of each probe and each thing that its samples told. */
    public List<Course> all() {
        return probes.values().stream().flatMap(List::stream).flatMap(m -> m.courses().stream()).toList();
    }
}
