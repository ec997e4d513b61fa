package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last quarter of an hour of a probe for its sparklines, a point every five seconds. One thread at a time. */
final class Trend {
    static final int POINTS = 180;
    static final Duration SPACING = Duration.ofSeconds(5);

    private final Deque<Point> points = new ArrayDeque<>();

    /** Keeps {@code point} if the last one kept is old enough. */
    void offer(Point point) {
        if (!points.isEmpty() && point.at().isBefore(points.getLast().at())) {
            points.clear(); // the clock was set back
        }
        if (points.isEmpty() || !point.at().isBefore(points.getLast().at().plus(SPACING))) {
            points.addLast(point);
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }
    }

    /** Takes points of before; the newest that are here stay. */
    void refill(List<Point> earlier) {
        Instant until = points.isEmpty() ? Instant.MAX : points.getFirst().at();
        earlier.reversed().stream().filter(p -> p.at().isBefore(until) && points.size() < POINTS).forEach(points::addFirst);
    }

    List<Point> points() {
        return List.copyOf(points);
    }
}
