package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The course of one probe from its samples: what the figures over a minute were, at moments of equal distance. Pure. */
public final class SignalSeries {
    private SignalSeries() {
    }

    /** The figures over a minute as they were at {@code at}. */
    static Point point(SampleWindow window, Instant at) {
        WindowFigures figures = window.figures(Judge.WINDOW, at);
        return new Point(at, figures.errorPercent(), figures.p50(), figures.p95(), figures.p99(),
                window.value(at.minus(Judge.WINDOW), at));
    }

    /**
     * At most {@code most} points up to the newest sample.
     *
     * @param samples of this probe, in the order in which they ended
     */
    public static List<Point> of(Probe probe, List<Sample> samples, int most) {
        if (samples.isEmpty()) {
            return List.of();
        }
        Instant first = samples.getFirst().endedAt();
        Instant last = samples.getLast().endedAt();
        long seconds = Math.max(1, Math.ceilDiv(Duration.between(first, last).toSeconds(), most));
        var window = new SampleWindow(probe, ScenarioClock.wall(InstantSource.fixed(first)));
        var points = new ArrayList<Point>();
        int next = 0;
        for (Instant at = first; at.isBefore(last.plusSeconds(seconds)); at = at.plusSeconds(seconds)) {
            while (next < samples.size() && !samples.get(next).endedAt().isAfter(at)) {
                window.add(samples.get(next++));
            }
            points.add(point(window, at));
        }
        return points;
    }
}
