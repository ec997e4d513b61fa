package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the times that log lines state, from their bytes: ISO 8601 and its kin, syslog, access logs, Apache, klog, epoch numbers.
 * One thread, since it remembers the last offset of its zone.
 */
final class LogTime {
    static final long NONE = Long.MIN_VALUE;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /** A date without a year may be ahead of the reference by so much, a time of day by a quarter of an hour, before it is an earlier one. */
    private static final long AHEAD = 12 * HOUR;
    private static final long SKEW = HOUR / 4;

    private final ZoneId zone;
    private final long reference;
    private long offsetHour = NONE;
    private long offsetMillis;
    private long dateKey = NONE;
    private long dateMillis;

    /** How many bytes the last time read was long. */
    private int length;

    /**
     * @param zone      where lines without an offset were written
     * @param reference about when the newest line was written: gives the year or the day that a line leaves out
     */
    LogTime(ZoneId zone, Instant reference) {
        this.zone = zone;
        this.reference = reference.toEpochMilli();
    }

    /** The end of the time that {@link #read} found. */
    int length() {
        return length;
    }

    /** The time that begins exactly at {@code at}, in milliseconds since the epoch, or {@link #NONE}. */
    long read(byte[] b, int at, int to) {
        if (to - at < 8) {
            return NONE;
        }
        byte first = b[at];
        if (first >= '0' && first <= '9') {
            if (to - at >= 19 && (b[at + 4] == '-' || b[at + 4] == '/') && b[at + 7] == b[at + 4]) {
                return iso(b, at, to);
            }
            if (b[at + 2] == ':' && b[at + 5] == ':') {
                return clock(b, at, to);
            }
            return to - at >= 20 && b[at + 2] == '/' && b[at + 6] == '/' ? access(b, at, to) : NONE;
        }
        return first >= 'A' && first <= 'Z' ? named(b, at, to) : NONE;
    }

    /** {@code 2026-11-23T14:02:11.123+01:00}, and with a space, slashes, a comma, no offset. */
    private long iso(byte[] b, int at, int to) {
        int year = digits(b, at, 4);
        int month = digits(b, at + 5, 2);
        int day = digits(b, at + 8, 2);
        byte between = b[at + 10];
        if (between != 'T' && between != ' ' && between != 't' && between != '_') {
            return NONE;
        }
        long time = time(b, at + 11, to);
        long date = date(year, month, day);
        if (time == NONE || date == NONE) {
            return NONE;
        }
        return shifted(b, at + 11 + length, to, date + time, 11 + length);
    }

    /** {@code 23/Nov/2026:14:02:11 +0000}. */
    private long access(byte[] b, int at, int to) {
        long date = date(digits(b, at + 7, 4), month(b, at + 3), digits(b, at, 2));
        long time = b[at + 11] == ':' || b[at + 11] == ' ' ? time(b, at + 12, to) : NONE;
        return date == NONE || time == NONE ? NONE : shifted(b, at + 12 + length, to, date + time, 12 + length);
    }

    /** {@code Nov 23 14:02:11}, {@code Mon Nov 23 14:02:11.123 2026}, {@code Mon, 23 Nov 2026 14:02:11}, klog's {@code E1123 14:02:11.123}. */
    private long named(byte[] b, int at, int to) {
        if (digit(b[at + 1])) {
            return klog(b, at, to);
        }
        int month = month(b, at);
        if (month < 0) {
            boolean weekday = b[at + 3] == ' ' && to - at >= 19;
            long time = weekday && month(b, at + 4) > 0 ? yearless(b, at + 4, to) : NONE;
            length += 4;
            return time;
        }
        return b[at + 3] == ' ' && to - at >= 15 ? yearless(b, at, to) : NONE;
    }

    private long yearless(byte[] b, int at, int to) {
        int day = b[at + 4] == ' ' ? digits(b, at + 5, 1) : digits(b, at + 4, 2);
        long time = b[at + 6] == ' ' ? time(b, at + 7, to) : NONE;
        if (time == NONE) {
            return NONE;
        }
        int end = at + 7 + length;
        if (end + 5 <= to && b[end] == ' ' && digits(b, end + 1, 4) > 1970) {
            long date = date(digits(b, end + 1, 4), month(b, at), day);
            length = end + 5 - at;
            return date == NONE ? NONE : local(date + time);
        }
        length = end - at;
        return nearestYear(month(b, at), day, time);
    }

    private long klog(byte[] b, int at, int to) {
        if (to - at < 14 || "IWEFD".indexOf(b[at]) < 0 || b[at + 5] != ' ') {
            return NONE;
        }
        long time = time(b, at + 6, to);
        if (time == NONE || digits(b, at + 1, 4) < 0) {
            return NONE;
        }
        length += 6;
        return nearestYear(digits(b, at + 1, 2), digits(b, at + 3, 2), time);
    }

    private long nearestYear(int month, int day, long time) {
        int year = Instant.ofEpochMilli(reference).atOffset(ZoneOffset.UTC).getYear();
        long date = date(year, month, day);
        if (date == NONE) { // 29 February of the year before
            date = date(year - 1, month, day);
            return date == NONE ? NONE : local(date + time);
        }
        long millis = local(date + time);
        if (millis > reference + AHEAD) {
            date = date(year - 1, month, day);
            return date == NONE ? NONE : local(date + time);
        }
        return millis;
    }

    /** {@code 14:02:11.123} alone: of the day of the reference, or the day before. */
    private long clock(byte[] b, int at, int to) {
        long time = time(b, at, to);
        if (time == NONE) {
            return NONE;
        }
        long localReference = reference + offset(reference);
        long millis = local(Math.floorDiv(localReference, DAY) * DAY + time);
        return millis > reference + SKEW ? millis - DAY : millis;
    }

    /** Milliseconds of the day of {@code HH:MM:SS} with a fraction after a point or comma; sets {@link #length}. */
    private long time(byte[] b, int at, int to) {
        if (at + 8 > to || b[at + 2] != ':' || b[at + 5] != ':') {
            return NONE;
        }
        int hour = digits(b, at, 2);
        int minute = digits(b, at + 3, 2);
        int second = digits(b, at + 6, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        long millis = hour * HOUR + minute * 60_000L + second * 1000L;
        int i = at + 8;
        if (i + 1 < to && (b[i] == '.' || b[i] == ',') && digit(b[i + 1])) {
            int scale = 100;
            for (i++; i < to && digit(b[i]) && i < at + 20; i++) {
                millis += (long) scale * (b[i] - '0');
                scale /= 10;
            }
        }
        length = i - at;
        return millis;
    }

    /** Takes the offset that may stand at {@code at} into account. */
    private long shifted(byte[] b, int at, int to, long local, int lengthSoFar) {
        length = lengthSoFar;
        int i = at < to && b[at] == ' ' ? at + 1 : at;
        if (i < to && (b[i] == 'Z' || b[i] == 'z')) {
            length += i + 1 - at;
            return local;
        }
        if (i + 3 <= to && (b[i] == '+' || b[i] == '-') && digit(b[i + 1]) && digit(b[i + 2])) {
            int hours = digits(b, i + 1, 2);
            int minutesAt = i + 3 < to && b[i + 3] == ':' ? i + 4 : i + 3;
            int minutes = minutesAt + 2 <= to ? digits(b, minutesAt, 2) : -1;
            // a hyphen and two digits after a space may be anything, an offset has four
            if (hours <= 18 && (minutes >= 0 || i == at)) {
                length += (minutes >= 0 ? minutesAt + 2 : i + 3) - at;
                return local - (b[i] == '-' ? -1 : 1) * (hours * HOUR + Math.max(0, minutes) * 60_000L);
            }
        }
        return local(local);
    }

    /** An epoch number in seconds, with or without a fraction, or in milli-, micro- or nanoseconds. */
    long epoch(byte[] b, int at, int to) {
        long whole = 0;
        int i = at;
        while (i < to && digit(b[i]) && i - at < 19) {
            whole = whole * 10 + b[i++] - '0';
        }
        int digits = i - at;
        length = digits;
        if (digits >= 9 && digits <= 11) {
            long millis = whole * 1000;
            if (i + 1 < to && b[i] == '.') {
                int scale = 100;
                for (i++; i < to && digit(b[i]); i++) {
                    millis += (long) scale * (b[i] - '0');
                    scale /= 10;
                }
            }
            return millis;
        }
        return digits >= 12 && digits <= 14 ? whole : digits >= 15 && digits <= 17 ? whole / 1000 : digits >= 18 ? whole / 1_000_000 : NONE;
    }

    private long local(long millis) {
        return millis - offset(millis);
    }

    private long offset(long millis) {
        long hour = Math.floorDiv(millis, HOUR);
        if (hour != offsetHour) {
            offsetHour = hour;
            offsetMillis = zone instanceof ZoneOffset fixed ? fixed.getTotalSeconds() * 1000L
                    : zone.getRules().getOffset(LocalDateTime.ofEpochSecond(hour * 3600, 0, ZoneOffset.UTC)).getTotalSeconds() * 1000L;
        }
        return offsetMillis;
    }

    private long date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        long key = year * 512L + month * 32L + day;
        if (key != dateKey) {
            if (day > LocalDate.of(year, month, 1).lengthOfMonth()) {
                return NONE;
            }
            dateKey = key;
            dateMillis = LocalDate.of(year, month, day).toEpochDay() * DAY;
        }
        return dateMillis;
    }

    private static int month(byte[] b, int at) {
        int name = (b[at] & 0x5f) << 16 | (b[at + 1] & 0x5f) << 8 | b[at + 2] & 0x5f;
        return switch (name) {
            case 'J' << 16 | 'A' << 8 | 'N' -> 1;
            case 'F' << 16 | 'E' << 8 | 'B' -> 2;
            case 'M' << 16 | 'A' << 8 | 'R' -> 3;
            case 'A' << 16 | 'P' << 8 | 'R' -> 4;
            case 'M' << 16 | 'A' << 8 | 'Y' -> 5;
            case 'J' << 16 | 'U' << 8 | 'N' -> 6;
            case 'J' << 16 | 'U' << 8 | 'L' -> 7;
            case 'A' << 16 | 'U' << 8 | 'G' -> 8;
            case 'S' << 16 | 'E' << 8 | 'P' -> 9;
            case 'O' << 16 | 'C' << 8 | 'T' -> 10;
            case 'N' << 16 | 'O' << 8 | 'V' -> 11;
            case 'D' << 16 | 'E' << 8 | 'C' -> 12;
            default -> -1;
        };
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The number of {@code count} digits, -1 when one of them is none. */
    private static int digits(byte[] b, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            if (!digit(b[i])) {
                return -1;
            }
            number = number * 10 + b[i] - '0';
        }
        return number;
    }
}
