package dev.quarterdeck.core.time;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The one formatter of times and durations, for the screen, the command line and the exports. Times are UTC. */
public final class Times {
    private static final DateTimeFormatter CLOCK = utc("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = utc("HH:mm");
    private static final DateTimeFormatter DAY = utc("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT_DAY = utc("d MMM");
    private static final DateTimeFormatter DATE_TIME = utc("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter STAMP = utc("yyyyMMdd-HHmmss");

    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    private Times() {
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** {@code 14:31:10}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** {@code 14:31}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** {@code 2026-11-23}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** {@code 23 Nov}. */
    public static String shortDay(Instant at) {
        return SHORT_DAY.format(at);
    }

    /**
     * {@code 2026-11-23 14:31:10 UTC}. Without the formatter where there are four digits for a year: a long export asks often.
     */
    public static String dateTime(Instant at) {
        if (at.getEpochSecond() < YEAR_1 || at.getEpochSecond() >= YEAR_10000) {
            return DATE_TIME.format(at);
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond(at.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] text = "0000-00-00 00:00:00 UTC".getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 2, time.getYear() % 100);
        digits(text, 0, time.getYear() / 100);
        digits(text, 5, time.getMonthValue());
        digits(text, 8, time.getDayOfMonth());
        digits(text, 11, time.getHour());
        digits(text, 14, time.getMinute());
        digits(text, 17, time.getSecond());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    /** {@code 20261123-143110}, for file names. */
    public static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /** So much later, as far as time is counted: a record from elsewhere may say anything. */
    public static Instant later(Instant at, Duration by) {
        try {
            return at.plus(by);
        } catch (ArithmeticException | DateTimeException beyond) {
            return by.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }

    /** A running clock, {@code 00:15:12}; hours may pass 99. A negative duration keeps its sign. */
    public static String elapsed(Duration d) {
        long s = Math.abs(d.toSeconds());
        return sign(d) + String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** A countdown or a step's pace, {@code 4:12}, {@code 1:02:03} from one hour on. */
    public static String countdown(Duration d) {
        long s = Math.abs(d.toSeconds());
        return sign(d) + (s >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60));
    }

    /**
     * In words for a sentence or a table, rounded to what is shown: {@code 20 s}, {@code 10 min 3 s}, {@code 2 h 5 min},
     * {@code 3 d 4 h}.
     */
    public static String words(Duration d) {
        long seconds = rounded(d.abs().toMillis(), 1000);
        long minutes = rounded(d.abs().toMillis(), 60_000);
        long hours = rounded(d.abs().toMillis(), 3_600_000);
        String text;
        if (seconds < 60) {
            text = seconds + " s";
        } else if (seconds < 3600) {
            text = seconds / 60 + " min" + rest(seconds % 60, " s");
        } else if (minutes < 1440) {
            text = minutes / 60 + " h" + rest(minutes % 60, " min");
        } else {
            text = hours / 24 + " d" + rest(hours % 24, " h");
        }
        return (d.isNegative() && seconds != 0 ? "-" : "") + text;
    }

    /** An age that changes while one looks at it, rounded: {@code 0.4 s}, {@code 12 s}, {@code 3 min}, {@code 2 h}. */
    public static String age(Duration d) {
        long millis = Math.max(0, d.toMillis());
        if (millis < 9950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (rounded(millis, 1000) < 60) {
            return rounded(millis, 1000) + " s";
        }
        return rounded(millis, 60_000) < 60 ? rounded(millis, 60_000) + " min" : rounded(millis, 3_600_000) + " h";
    }

    private static long rounded(long millis, long unit) {
        return (millis + unit / 2) / unit;
    }

    private static String rest(long value, String unit) {
        return value == 0 ? "" : " " + value + unit;
    }

    private static String sign(Duration d) {
        return d.isNegative() && d.toSeconds() != 0 ? "-" : "";
    }
}
