package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Interruption;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.time.ScenarioClock;
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

    private final Map<String, Measured> probes = new LinkedHashMap<>();
    private final List<Span> planned;
    private final List<Span> cutOff;

    private static final class Measured {
        private final Probe probe;
        private final SampleWindow window;
        private final Map<Signal, List<Course.Point>> points = new EnumMap<>(Signal.class);
        private long second = Long.MIN_VALUE;

        Measured(Probe probe, SampleWindow window) {
            this.probe = probe;
            this.window = window;
        }
    }

    public Courses(Incident incident) {
        planned = incident.interruptions().stream().map(Courses::span).toList();
        cutOff = incident.cutOffs();
        for (Event event : incident.events()) {
            if (event.fact() instanceof Fact.WatchConfirmed watch) {
                watch.probes().stream().filter(p -> !p.reference()).forEach(p -> probes.computeIfAbsent(p.name(), _ -> new Measured(p,
                        new SampleWindow(p, ScenarioClock.scaled(InstantSource.fixed(event.recordedAt()), event.recordedAt(), incident.factor())))));
            }
        }
    }

    private static Span span(Interruption i) {
        return new Span(i.from(), i.to());
    }

    public void take(Recorded recorded) {
        Measured measured = probes.get(recorded.probe());
        if (measured == null) {
            return;
        }
        Instant at = recorded.sample().endedAt();
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
        for (Signal signal : Signal.values()) {
            if (!measured.window.measures(signal)) {
                continue;
            }
            Reading reading = measured.window.reading(signal, Judge.WINDOW, at);
            int enough = reading.needed(Math.max(1, Math.min(ENOUGH, measured.window.holds(Judge.WINDOW) - 1)));
            if (reading.value().isPresent() && reading.all() >= enough) {
                measured.points.computeIfAbsent(signal, _ -> new ArrayList<>()).add(new Course.Point(at, reading.value().getAsDouble(), inPlan));
            }
        }
    }

    /** One of each probe and signal that was measured. */
    public List<Course> all() {
        return probes.values().stream().flatMap(m -> m.points.entrySet().stream()
                .map(e -> new Course(m.probe.name(), e.getKey(), m.probe.source().kind(), e.getValue()))).toList();
    }
}
