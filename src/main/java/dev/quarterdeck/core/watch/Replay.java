package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Circumstances;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Sources;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges an incident's recorded samples once more, by the matrix it was judged by or by another one: when would each level
 * have been reached? Samples are handed over in the order in which they ended; what people recorded takes effect at its
 * time. One thread at a time.
 */
public final class Replay {
    private final Guide guide;
    private final Judge judge;
    private final Connection connection = new Connection();
    private final List<Event> events;
    private final Map<String, Watched> windows = new LinkedHashMap<>();
    private final List<Reached> changes = new ArrayList<>();
    private Incident incident;
    private Circumstances circumstances;
    private int applied;
    private long samples;
    private long judged = Long.MIN_VALUE;
    private String label = "";
    private @Nullable Instant newest;

    private record Watched(Probe probe, boolean health, SampleWindow window) {
        Watched(Probe probe, SampleWindow window) {
            this(probe, FoundProbe.healthAddress(probe.url()), window);
        }
    }

    /** The advice came to say this; {@code level} is -1 when it could not be judged. */
    public record Reached(Instant at, int level, String label, String driver) {
    }

    /**
     * A row of the matrix beside what happened.
     *
     * @param replayed when the replay first reached it
     * @param recorded when the record says that the advice did, at a row of that name
     */
    public record Row(int level, String label, Optional<Instant> replayed, Optional<Instant> recorded) {

        /** {@code 4 min earlier}, {@code at the same time}, {@code was never reached}. */
        public String comparison() {
            if (replayed.isEmpty() || recorded.isEmpty()) {
                return replayed.isPresent() ? "was never reached" : recorded.isPresent() ? "would not be reached" : "";
            }
            Duration later = Duration.between(recorded.get(), replayed.get());
            return later.abs().compareTo(Duration.ofSeconds(2)) < 0 ? "at the same time"
                    : Times.words(later.abs()) + (later.isNegative() ? " earlier" : " later");
        }
    }

    /** What the whole replay says. Rows go from worst to harmless. */
    public record Result(List<Row> rows, List<Reached> changes, long samples) {
        public Result {
            rows = List.copyOf(rows);
            changes = List.copyOf(changes);
        }
    }

    public Replay(Incident recorded, Guide guide) {
        this.guide = guide;
        this.judge = Judge.of(guide.matrix(), guide.triggers());
        this.events = recorded.events();
        this.incident = Incident.unborn(recorded.id());
        this.circumstances = Watch.circumstances(incident, guide.baseline());
    }

    /** Takes the next sample. One of a probe that was not confirmed then is left out. */
    public void take(Recorded recorded) {
        Instant at = recorded.sample().endedAt();
        // the judge looks at whole seconds: those before this sample are over
        long second = at.minusNanos(1).getEpochSecond();
        if (second > judged) {
            judge(Instant.ofEpochSecond(second));
        }
        apply(at);
        Watched watched = windows.get(recorded.probe());
        if (watched != null) {
            watched.window.add(recorded.sample());
            samples++;
            newest = at;
        }
    }

    /** The end: judges the last second and compares. */
    public Result result() {
        if (newest != null) {
            judge(newest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        }
        Matrix matrix = judge.matrix();
        var rows = new ArrayList<Row>();
        for (Matrix.Row row : matrix.rows().reversed()) {
            rows.add(new Row(row.level(), row.label(),
                    changes.stream().filter(c -> c.level == row.level()).map(Reached::at).findFirst(),
                    events.stream().filter(e -> e.fact() instanceof Fact.AdviceChanged f && f.to().equals(row.label()))
                            .map(Event::at).findFirst()));
        }
        return new Result(rows, changes, samples);
    }

    private void judge(Instant at) {
        judged = at.getEpochSecond();
        apply(at);
        if (windows.isEmpty()) {
            return;
        }
        connection.look(network(true), network(false), at);
        Advice advice = judge.judge(at, sources(), circumstances);
        if (!advice.verdict().label().equals(label)) {
            label = advice.verdict().label();
            changes.add(new Reached(advice.verdict() instanceof Verdict.Known ? advice.since() : at, advice.verdict().level(),
                    label,
                    advice.verdict().driver()));
        }
    }

    /** What went over the network, either the references or the others. */
    private List<SampleWindow> network(boolean reference) {
        return windows.values().stream().filter(w -> w.probe.reference() == reference
                && !(w.probe.source() instanceof Source.LogShare))
                .map(Watched::window).toList();
    }

    private Sources sources() {
        return new Sources(windows.values().stream().filter(w -> w.probe.counts()).map(Watched::window).toList(),
                windows.values().stream().filter(Watched::health).map(Watched::window).toList(),
                windows.values().stream().map(Watched::window).toList(), LogSight.NONE,
                Stream.concat(connection.cutOff().stream(), incident.cutOffs().stream()).distinct().toList());
    }

    /** Lets everything take effect that was recorded until {@code now}. */
    private void apply(Instant now) {
        boolean changed = false;
        while (applied < events.size() && !events.get(applied).recordedAt().isAfter(now)) {
            Event event = events.get(applied++);
            incident = incident.with(event);
            changed = true;
            if (event.fact() instanceof Fact.WatchConfirmed confirmed) {
                confirm(confirmed.probes(), event.recordedAt());
            }
        }
        if (changed) {
            circumstances = Watch.circumstances(incident, guide.baseline());
        }
    }

    private void confirm(List<Probe> probes, Instant at) {
        var before = new LinkedHashMap<>(windows);
        windows.clear();
        for (Probe probe : probes) {
            Watched same = before.get(probe.name());
            windows.put(probe.name(), new Watched(probe, same != null ? same.window
                    : new SampleWindow(probe, ScenarioClock.scaled(InstantSource.fixed(at), at, incident.factor()))));
        }
    }
}
