package dev.quarterdeck.core.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the time a person claims something happened at: {@code 14:15}, {@code 2:15 pm}, {@code 23 Nov 14:15},
 * {@code 2026-11-23T14:15:30Z},
 * {@code yesterday 14:15}, {@code 10 min} ago. Without a zone it is UTC. A date that could be two, {@code 11/12}, is none. Pure;
 * any thread.
 */
public final class ClaimedTime {
    /** A clock time further ahead than this was yesterday; one that is nearer lies in the future, and is refused as such. */
    private static final Duration YESTERDAY = Duration.ofHours(12);
    private static final String MONTHS =
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
            + "nov(?:ember)?|dec(?:ember)?";
    private static final String TIME =
            "(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?)?\\s?(?<half>[ap]\\.?m\\.?)?"
            + "\\s?(?<zone>z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?)?";
    private static final String DATE =
            "(?:(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})|(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s(?<mon2>" + MONTHS
            + ")\\.?(?:,?\\s(?<y2>\\d{4}))?"
            + "|(?<mon3>" + MONTHS
            + ")\\.?\\s(?<d3>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(?<y3>\\d{4}))?|(?<d4>\\d{1,2})\\.(?<m4>\\d{1,2})\\.(?<y4>\\d{4})?"
            + "|(?<a5>\\d{1,2})/(?<b5>\\d{1,2})(?:/(?<y5>\\d{4}))?|(?<day>today|yesterday|tomorrow))";
    private static final String DATED = DATE + "(?:t|,?\\s(?:at\\s)?)" + TIME;
    private static final Pattern WHOLE = Pattern.compile("(?:" + DATED + ")");
    private static final Pattern CLOCK = Pattern.compile(TIME);
    private static final Pattern CLOCK_ON = Pattern.compile(TIME + "\\son\\s" + DATE);
    private static final Pattern WITHIN = Pattern.compile("(?<![\\p{L}\\d./-])" + DATED + "(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AGO =
            Pattern.compile("-?\\s*(\\d{1,4})\\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)?(?:\\s+ago)?");

    private ClaimedTime() {
    }

    /** The moment nearest to {@code now} that the words can mean, which may lie ahead; empty when they mean none. */
    public static Optional<Instant> read(String words, Instant now) {
        String text = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (Pattern dated : new Pattern[] {WHOLE, CLOCK_ON}) {
            Matcher m = dated.matcher(text);
            if (m.matches()) {
                return dated(m, now);
            }
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches() && (clock.group("minute") != null || clock.group("half") != null)) {
            return time(clock).flatMap(time -> zone(clock).map(zone -> {
                Instant today = now.atZone(zone).toLocalDate().atTime(time).toInstant(zone);
                return today.isAfter(now.plus(YESTERDAY)) ? today.minus(Duration.ofDays(1)) : today;
            }));
        }
        Matcher ago = AGO.matcher(text);
        return ago.matches() ? Optional.of(now.minus(Long.parseLong(ago.group(1)), unit(ago.group(2)))) : Optional.empty();
    }

    /** The first time with a date that stands somewhere in {@code text}. */
    public static Optional<Instant> dated(String text, Instant now) {
        Matcher m = WITHIN.matcher(text.toLowerCase(Locale.ROOT));
        while (m.find()) {
            Optional<Instant> at = dated(m, now);
            if (at.isPresent()) {
                return at;
            }
        }
        return Optional.empty();
    }

    private static ChronoUnit unit(String unit) {
        return unit == null ? ChronoUnit.MINUTES : switch (unit.charAt(0)) {
            case 's' -> ChronoUnit.SECONDS;
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            default -> ChronoUnit.MINUTES;
        };
    }

    private static Optional<Instant> dated(Matcher m, Instant now) {
        if (m.group("minute") == null && m.group("half") == null) {
            return Optional.empty();
        }
        return time(m).flatMap(time -> zone(m)
                .flatMap(zone -> date(m, now.atZone(zone).toLocalDate()).map(date -> date.atTime(time).toInstant(zone))));
    }

    private static Optional<LocalTime> time(Matcher m) {
        int hour = Integer.parseInt(m.group("hour"));
        String half = m.group("half");
        if (half != null && (hour < 1 || hour > 12)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(half == null ? hour : hour % 12 + (half.startsWith("p") ? 12 : 0),
                    number(m.group("minute")), number(m.group("second"))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<ZoneOffset> zone(Matcher m) {
        String zone = m.group("zone");
        try {
            return Optional.of(zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone));
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Matcher m, LocalDate today) {
        if (m.group("day") != null) {
            return Optional.of(today.plusDays(switch (m.group("day")) {
                case "yesterday" -> -1;
                case "tomorrow" -> 1;
                default -> 0;
            }));
        }
        if (m.group("m") != null) {
            return date(m.group("y"), number(m.group("m")), m.group("d"), today);
        }
        if (m.group("mon2") != null) {
            return date(m.group("y2"), month(m.group("mon2")), m.group("d2"), today);
        }
        if (m.group("mon3") != null) {
            return date(m.group("y3"), month(m.group("mon3")), m.group("d3"), today);
        }
        if (m.group("m4") != null) {
            return date(m.group("y4"), number(m.group("m4")), m.group("d4"), today);
        }
        int a = number(m.group("a5"));
        int b = number(m.group("b5"));
        // which is the month is plain only where the other cannot be one, or where they are the same
        return a > 12 || a == b ? date(m.group("y5"), b, m.group("a5"), today) : b > 12
                ? date(m.group("y5"), a, m.group("b5"), today) : Optional.empty();
    }

    /** Without a year the one that lies nearest to today. */
    private static Optional<LocalDate> date(String year, int month, String day, LocalDate today) {
        Stream<Integer> years = year != null ? Stream.of(Integer.parseInt(year))
                : Stream.of(today.getYear() - 1, today.getYear(), today.getYear() + 1);
        return years.flatMap(y -> {
            try {
                return Stream.of(LocalDate.of(y, month, Integer.parseInt(day)));
            } catch (DateTimeException noDate) {
                return Stream.empty();
            }
        }).min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(today, date))));
    }

    private static int month(String name) {
        return Stream.of(Month.values()).filter(month -> month.name().toLowerCase(Locale.ROOT).startsWith(name.substring(0, 3)))
                .findFirst().orElseThrow().getValue();
    }
}
