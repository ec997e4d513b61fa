package dev.quarterdeck.core.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the time a person claims something happened at: {@code 14:15}, {@code 14:15:30} (UTC) or {@code 10 min} ago. */
public final class ClaimedTime {
    /** A clock time further ahead than this was yesterday; one that is nearer lies in the future, and is refused as such. */
    private static final Duration YESTERDAY = Duration.ofHours(12);
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern AGO = Pattern.compile("-?\\s*(\\d{1,4})\\s*(s|m|min|h)?(?:\\s+ago)?");

    private ClaimedTime() {
    }

    /** The moment nearest to {@code now} that the words can mean, which may lie ahead; empty when they mean none. */
    public static Optional<Instant> read(String words, Instant now) {
        String text = words.strip().toLowerCase(java.util.Locale.ROOT);
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            try {
                LocalTime time = LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)),
                        clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)));
                Instant today = now.atZone(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
                return Optional.of(today.isAfter(now.plus(YESTERDAY)) ? today.minus(Duration.ofDays(1)) : today);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        Matcher ago = AGO.matcher(text);
        if (!ago.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(ago.group(1));
        String unit = ago.group(2) == null ? "m" : ago.group(2);
        return Optional.of(now.minus(switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        }));
    }
}
