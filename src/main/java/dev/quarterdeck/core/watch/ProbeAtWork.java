package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import dev.quarterdeck.core.watch.WatchSnapshot.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One confirmed probe that is running, with what it measured. Samples come from any thread; the rest is the watch's. */
final class ProbeAtWork implements AutoCloseable {
    private final SampleWindow window;
    private final Trend trend = new Trend();
    private final Prober.Running running;
    private Probe probe;
    private List<Reading> readings = List.of();

    ProbeAtWork(Probe probe, Prober prober, ScenarioClock clock) {
        this.probe = probe;
        this.window = new SampleWindow(probe, clock);
        this.running = prober.start(probe, clock, window::add);
        measure(clock.instant());
    }

    SampleWindow window() {
        return window;
    }

    boolean counts() {
        return probe.counts();
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

    void measure(Instant now) {
        var measured = new ArrayList<Reading>();
        for (Duration span : Watch.WINDOWS) {
            for (Signal signal : Signal.values()) {
                measured.add(window.reading(signal, span, now));
            }
        }
        readings = List.copyOf(measured);
        trend.offer(new Point(now, window.reading(Signal.ERROR_RATE, Watch.WINDOWS.getFirst(), now).value(),
                window.reading(Signal.LATENCY_P95, Watch.WINDOWS.getFirst(), now).value()));
    }

    Watched watched() {
        return new Watched(probe, window.newest(), readings, trend.points());
    }

    @Override
    public void close() {
        running.close();
    }
}
