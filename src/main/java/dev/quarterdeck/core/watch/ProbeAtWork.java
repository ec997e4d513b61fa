package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import dev.quarterdeck.core.watch.WatchSnapshot.Watched;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One confirmed probe that is running, with what it measured. Samples come from any thread; the rest is the watch's. */
final class ProbeAtWork implements AutoCloseable {
    private static final Prober.Running NOTHING_RUNS = () -> { };

    /** Whoever is measured every second and was not for so long slept or stalled. */
    private static final Duration STOOD_STILL = Duration.ofSeconds(5);

    private final SampleWindow window;
    private final Trend trend = new Trend();
    private final WatchPorts ports;
    private final Prober.Running running;
    private Probe probe;
    private Instant measured = Instant.MIN;
    /** Whether there are samples of before since it was measured. */
    private boolean refilled;
    private List<Reading> readings = List.of();
    private List<WindowFigures> figures = List.of();
    private List<Figure> told = List.of();

    ProbeAtWork(Probe probe, WatchPorts ports, ScenarioClock clock) {
        this.probe = probe;
        this.ports = ports;
        this.window = new SampleWindow(probe, clock);
        this.running = probe.source() instanceof Source.LogShare ? NOTHING_RUNS : ports.prober().start(probe, clock, this::take);
        measure(clock.instant());
    }

    private void take(Sample sample) {
        window.add(sample);
        ports.samples().keep(probe.name(), sample);
    }

    Probe probe() {
        return probe;
    }

    SampleWindow window() {
        return window;
    }

    boolean counts() {
        return probe.counts() && !probe.reference();
    }

    boolean health() {
        return FoundProbe.healthAddress(probe.url());
    }

    /** Whether {@code other} sends the same requests, so that what was measured goes on. */
    boolean sends(Probe other) {
        return probe.counting(true).equals(other.counting(true));
    }

    void confirmedAs(Probe same) {
        probe = same;
    }

    /** What was kept of this probe before it was started here. */
    void refill(List<Sample> earlier, Instant now) {
        window.refill(earlier);
        refilled = true;
        var points = new ArrayList<Point>();
        for (int i = Trend.POINTS; i > 0; i--) {
            Point point = SignalSeries.point(window, now.minus(Trend.SPACING.multipliedBy(i)));
            if (point.errorPercent().isPresent() || point.value().isPresent()) {
                points.add(point);
            }
        }
        trend.refill(points);
    }

    /** At the whole second at which the advice is judged, so that no figure beside it is of another moment. */
    void measure(Instant asked) {
        Instant now = asked.truncatedTo(ChronoUnit.SECONDS);
        if (now.equals(measured) && !refilled) {
            return;
        }
        refilled = false;
        if (measured.isAfter(Instant.MIN) && measured.plus(STOOD_STILL).isBefore(now)) {
            window.stoodStill(new Span(measured, Optional.of(now)));
        }
        measured = now;
        if (probe.source() instanceof Source.LogShare(String path)) {
            take(logSample(ports.counts().lines(path, now.minus(Judge.WINDOW), now), now));
        }
        figures = Watch.WINDOWS.stream().map(span -> window.figures(span, now)).toList();
        var taken = new ArrayList<Reading>();
        for (WindowFigures span : figures) {
            for (Signal signal : Signal.values()) {
                taken.add(window.reading(signal, span, now));
            }
        }
        readings = List.copyOf(taken);
        // of a slow probe nothing may have ended within a minute
        told = figures.stream().map(span -> window.told(span, now)).filter(all -> !all.isEmpty()).findFirst().orElse(List.of());
        if (trend.due(now)) {
            trend.add(SignalSeries.point(window, now));
        }
    }

    /** The share of error lines over the last minute; where nothing is written there is nothing to take a share of. */
    private static Sample logSample(Optional<LogSight.Count> count, Instant now) {
        return count.map(c -> c.lines() == 0
                        ? new Sample(now, new Outcome.NoData("nothing was logged for a minute"), OptionalDouble.empty())
                        : new Sample(now, new Outcome.Counted(), OptionalDouble.empty(),
                        OptionalDouble.of(100.0 * c.errors() / c.lines())))
                .orElseGet(() -> new Sample(now, new Outcome.Unsent("this log is not followed"), OptionalDouble.empty()));
    }

    Watched watched() {
        return new Watched(probe, window.newest(), readings, figures, told, trend.points(), running.passedOver(),
                window.marked(SampleWindow.KEPT, measured));
    }

    @Override
    public void close() {
        running.close();
    }
}
