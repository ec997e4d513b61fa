package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.EstimateReader;
import dev.quarterdeck.core.time.ClaimedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a message says that the service will be back: {@code ETA: 10 minutes}, {@code Expected recovery: 14:45}. What is said to
 * customers is a promise. Immutable; any thread.
 *
 * @param within counted from when it is sent, positive
 * @param words  the line that says so
 */
public record StatedEta(Duration within, String words) {
    private static final Pattern LINE = Pattern.compile("^[\\s>*_•-]*(?:ETA|(?:Estimated|Expected)\\s+(?:time|to take|resolution|recovery|restoration|fix))\\b[^:\\n]*:(.+)$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern CLOCK = Pattern.compile("(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)");

    /** A clock time that lies so far back is one of tomorrow. */
    private static final Duration YESTERDAY = Duration.ofHours(-12);

    /** The first line of {@code message}, sent at {@code now}, that gives a time ahead; of a span its later end, of a clock UTC. */
    public static Optional<StatedEta> of(String message, Instant now) {
        return LINE.matcher(message).results().flatMap(line -> within(line.group(1), now)
                .filter(Duration::isPositive).map(within -> new StatedEta(within, line.group().strip())).stream()).findFirst();
    }

    private static Optional<Duration> within(String value, Instant now) {
        Matcher clock = CLOCK.matcher(value);
        return clock.find() ? ClaimedTime.read(clock.group(), now).map(at -> Duration.between(now, at))
                .map(ahead -> ahead.compareTo(YESTERDAY) < 0 ? ahead.plusDays(1) : ahead)
                : EstimateReader.read(value).map(Estimate::high);
    }
}
