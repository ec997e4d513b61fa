package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The last quarter of an hour of a probe for its sparklines, a point every five seconds. One thread at a time. */
final class Trend {
    static final int POINTS = 180;
    static final Duration SPACING = Duration.ofSeconds(5);

    private List<Point> points = List.of();

    /** Whether the last point is old enough for another one, {@code at} a time. */
    boolean due(Instant at) {
        return points.isEmpty() || setBack(at) || !at.isBefore(points.getLast().at().plus(SPACING));
    }

    /** Takes a point that was {@link #due}. */
    void add(Point point) {
        var kept = new ArrayList<>(setBack(point.at()) ? List.<Point>of() : points);
        kept.add(point);
        points = newest(kept);
    }

    /** Takes points of before; the newest that are here stay. */
    void refill(List<Point> earlier) {
        Instant until = points.isEmpty() ? Instant.MAX : points.getFirst().at();
        var all = new ArrayList<>(earlier.stream().filter(p -> p.at().isBefore(until)).toList());
        all.addAll(points);
        points = newest(all);
    }

    private boolean setBack(Instant at) {
        return !points.isEmpty() && at.isBefore(points.getLast().at());
    }

    private static List<Point> newest(List<Point> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - POINTS), all.size()));
    }

    List<Point> points() {
        return points;
    }
}
