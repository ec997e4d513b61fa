package dev.quarterdeck.core.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one signal of one probe was from moment to moment, where that rests on enough samples. Immutable; any thread.
 *
 * @param points oldest first, in the signal's unit
 */
public record Course(String probe, Signal signal, Kind kind, List<Point> points) {
    public Course {
        points = List.copyOf(points);
    }

    /** @param planned whether it was measured in a planned interruption */
    public record Point(Instant at, double value, boolean planned) {
    }

    /** The highest outside planned interruptions, the first of equals. */
    public Optional<Point> peak() {
        return points.stream().filter(p -> !p.planned).max(Comparator.comparingDouble(Point::value).thenComparing(Point::at, Comparator.reverseOrder()));
    }

    /** The last one before or at {@code moment}, no older than a minute. */
    public Optional<Point> at(Instant moment) {
        return points.reversed().stream().filter(p -> !p.at.isAfter(moment)).findFirst().filter(p -> p.at.isAfter(moment.minusSeconds(60)));
    }
}
