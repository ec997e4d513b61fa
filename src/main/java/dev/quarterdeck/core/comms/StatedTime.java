package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.time.ClaimedTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how far ahead a time of a message lies: {@code 20 min}, {@code the next hour}, {@code 14:45 UTC}, {@code 2:45 pm}. A
 * clock
 * time in another zone is not read, since only its readers know it. Pure; any thread.
 */
final class StatedTime {
    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\d:.])(\\d{1,2})(?:[:.](\\d{2}))?(?::\\d{2})?\\s?([ap]\\.?m\\b\\.?)?\\s?"
            + "(z\\b|utc\\b|gmt\\b|h\\b|hrs\\b)?\\s?([+-]\\d{1,2}(?::?\\d{2})?|[a-z]{2,4}t\\b)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOUR = Pattern.compile("\\b(?:the|this) (?:next |coming )?(hour|minute|day)\\b",
            Pattern.CASE_INSENSITIVE);
    /** A clock time that lies so far back is one of tomorrow. */
    private static final Duration YESTERDAY = Duration.ofHours(-12);

    private StatedTime() {
    }

    /** Of a span its later end. */
    static Optional<Duration> ahead(String words, Instant now) {
        Optional<Instant> dated = ClaimedTime.dated(words, now);
        if (dated.isPresent()) {
            return dated.map(at -> Duration.between(now, at)).filter(Duration::isPositive);
        }
        Optional<Duration> clock = clock(words, now);
        return clock.isPresent() ? clock.filter(Duration::isPositive)
                : EstimateReader.read(HOUR.matcher(words).replaceAll("1 $1")).map(Estimate::high).filter(Duration::isPositive);
    }

    private static Optional<Duration> clock(String words, Instant now) {
        Matcher m = CLOCK.matcher(words);
        Optional<Duration> latest = Optional.empty();
        while (m.find()) {
            boolean clock = m.group(2) != null && m.group().contains(":") || m.group(3) != null || m.group(2) != null
                    && m.group(4) != null;
            if (!clock) {
                continue;
            }
            if (m.group(5) != null && !m.group(5).matches("(?i)[+-]0{1,2}(?::?00)?")) {
                return Optional.of(Duration.ZERO); // a time, but nobody here knows when
            }
            latest = at(m, now).or(() -> Optional.of(Duration.ZERO));
        }
        return latest;
    }

    private static Optional<Duration> at(Matcher m, Instant now) {
        try {
            int hour = Integer.parseInt(m.group(1));
            if (m.group(3) != null) {
                if (hour < 1 || hour > 12) {
                    return Optional.empty();
                }
                hour = hour % 12 + (m.group(3).toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
            }
            LocalTime time = LocalTime.of(hour, m.group(2) == null ? 0 : Integer.parseInt(m.group(2)));
            Duration ahead = Duration.between(now, now.atZone(ZoneOffset.UTC).toLocalDate().atTime(time)
                    .toInstant(ZoneOffset.UTC));
            return Optional.of(ahead.compareTo(YESTERDAY) < 0 ? ahead.plusDays(1) : ahead.compareTo(YESTERDAY.negated()) > 0
                    ? ahead.minusDays(1) : ahead);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
