package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one figure of one probe was from moment to moment, where that rests on enough samples. Immutable; any thread.
 *
 * @param fresh  for how long a point says how it is, at least a minute
 * @param points oldest first, in the quantity's unit
 */
public record Course(String probe, Quantity quantity, Kind kind, Duration fresh, List<Point> points) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Course {
        points = List.copyOf(points);
    }

    /** @param planned whether it was measured in a planned interruption */
    public record Point(Instant at, double value, boolean planned) {
    }

    /** The highest outside planned interruptions, the first of equals. */
    public Optional<Point> peak() {
        return points.stream().filter(p -> !p.planned)
                .max(Comparator.comparingDouble(Point::value).thenComparing(Point::at, Comparator.reverseOrder()));
    }

    /** The lowest outside planned interruptions, the first of equals. */
    public Optional<Point> lowest() {
        return points.stream().filter(p -> !p.planned).min(Comparator.comparingDouble(Point::value).thenComparing(Point::at));
    }

    /** The last one before or at {@code moment}, no older than it is {@link #fresh}. */
    public Optional<Point> at(Instant moment) {
        return points.reversed().stream().filter(p -> !p.at.isAfter(moment)).findFirst()
                .filter(p -> p.at.isAfter(moment.minus(fresh.compareTo(MINUTE) < 0 ? MINUTE : fresh)));
    }
}
