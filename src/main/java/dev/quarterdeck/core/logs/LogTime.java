package dev.quarterdeck.core.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the times that log lines state, from their bytes: ISO 8601 and its kin, syslog, access logs, Apache, klog, epoch numbers,
 * with the
 * zone behind them. One thread, since it remembers the last offset of its zone.
 */
final class LogTime {
    static final long NONE = Long.MIN_VALUE;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** A date without a year may be ahead of the reference by so much: clocks of other zones are, by a day. */
    private static final long AHEAD = DAY;
    /** A time of day may be ahead by so much before it is of the day before. */
    private static final long SKEW = HOUR / 4;
    /** A time of the next day may be ahead by so much: more often it is of the morning of a log of one day. */
    private static final long SKEW_OVER_MIDNIGHT = MINUTE;
    /** A date whose numbers may be read in several ways is of the last year or so. */
    private static final long RECENT = 400 * DAY;

    private final StatedZone zone;
    private final long reference;
    private final int referenceYear;

    /** How many bytes the last time read was long. */
    private int length;
    /** Where the part ends that was read last. */
    private int end;
    private int lastDate;
    private long lastDateMillis = NONE;

    /**
     * @param zone      where lines without an offset were written
     * @param reference about when the newest line was written: gives the year or the day that a line leaves out
     */
    LogTime(ZoneId zone, Instant reference) {
        this.zone = new StatedZone(zone);
        this.reference = reference.toEpochMilli();
        this.referenceYear = reference.atOffset(ZoneOffset.UTC).getYear();
    }

    /** The length of the time that {@link #read} found. */
    int length() {
        return length;
    }

    /** The time that begins exactly at {@code at}, in milliseconds since the epoch, or {@link #NONE}. */
    long read(byte[] b, int at, int to) {
        if (at >= to) {
            return NONE;
        }
        byte first = b[at];
        long time = Ascii.digit(first) ? numbered(b, at, to) : first >= 'A' && first <= 'Z' ? named(b, at, to) : NONE;
        length = end - at;
        return time;
    }

    private long numbered(byte[] b, int at, int to) {
        int digits = 0;
        while (at + digits < to && digits < 9 && Ascii.digit(b[at + digits])) {
            digits++;
        }
        int i = at + digits;
        if (i + 2 >= to) {
            return NONE;
        }
        byte next = b[i];
        return switch (digits) {
            case 4 -> next == '-' || next == '/' || next == '.' ? iso(b, at, to) : NONE;
            case 8 -> next == ' ' || next == 'T' || next == '-' ? compact(b, at, to) : NONE;
            case 6 -> next == ' ' ? timed(date(2000 + number(b, at, 2), number(b, at + 2, 2), number(b, at + 4, 2)), b, i, to)
                    : NONE;
            case 1, 2 -> next == ':' ? clock(b, at, to) : dayFirst(b, at, digits, to);
            default -> NONE;
        };
    }

    /** {@code 2026-11-23T14:02:11.123+01:00}, and with a space, slashes, a comma, no offset. */
    private long iso(byte[] b, int at, int to) {
        if (at + 16 > to || b[at + 7] != b[at + 4]) {
            return NONE;
        }
        int year = number(b, at, 4);
        int month = number(b, at + 5, 2);
        int day = number(b, at + 8, 2);
        int key = (year * 100 + month) * 100 + day;
        if (key != lastDate || (month | day) < 0) {
            lastDate = key;
            lastDateMillis = date(year, month, day);
        }
        if (b[at + 4] == '.' && b[at + 10] == '-' && b[at + 13] == '.') {
            return pointed(b, at + 11, to);
        }
        long usual = lastDateMillis == NONE ? NONE : usual(b, at + 10, to);
        return usual != NONE ? lastDateMillis + usual : timed(lastDateMillis, b, at + 10, to);
    }

    /** {@code 2026.11.23-14.02.11:785}, from its hour on. */
    private long pointed(byte[] b, int at, int to) {
        int hour = number(b, at, 2);
        int minute = number(b, at + 3, 2);
        int second = at + 8 <= to && b[at + 5] == '.' ? number(b, at + 6, 2) : -1;
        if (lastDateMillis == NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        end = at + 8;
        long fraction = fraction(b, to);
        return zoned(lastDateMillis + hour * HOUR + minute * MINUTE + second * SECOND + fraction, b, to);
    }

    /** Milliseconds of the day of {@code T14:02:11.123Z}, as most programs write it; {@link #NONE} when it is anything else. */
    private long usual(byte[] b, int at, int to) {
        if (to - at < 15 || b[at] != 'T' || b[at + 3] != ':' || b[at + 6] != ':' || b[at + 9] != '.') {
            return NONE;
        }
        int hour = number(b, at + 1, 2);
        int minute = number(b, at + 4, 2);
        int second = number(b, at + 7, 2);
        int i = at + 10;
        int millis = 0;
        for (int scale = 100; i < to && Ascii.digit(b[i]); scale /= 10) {
            millis += scale * (b[i++] - '0');
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
                || i >= to || b[i] != 'Z' || i + 1 < to && b[i + 1] != ' ') {
            return NONE;
        }
        end = i + 1;
        return hour * HOUR + minute * MINUTE + second * SECOND + millis;
    }

    /** {@code 20261123 14:02:11}, {@code 20261123T140211Z}. */
    private long compact(byte[] b, int at, int to) {
        long date = date(number(b, at, 4), number(b, at + 4, 2), number(b, at + 6, 2));
        if (date == NONE || at + 11 < to && b[at + 11] == ':') {
            return timed(date, b, at + 8, to);
        }
        int hour = at + 15 <= to ? number(b, at + 9, 2) : -1;
        int minute = hour < 0 ? -1 : number(b, at + 11, 2);
        int second = minute < 0 ? -1 : number(b, at + 13, 2);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        end = at + 15;
        long fraction = fraction(b, to);
        return zoned(date + hour * HOUR + minute * MINUTE + second * SECOND + fraction, b, to);
    }

    /** What begins with a day or a month of one or two digits. */
    private long dayFirst(byte[] b, int at, int digits, int to) {
        int i = at + digits;
        byte between = b[i];
        int first = number(b, at, digits);
        if (i + 4 < to && (b[i + 1] & 0xc0) == 0x40 && (between == '/' || between == '-' || between == ' ')) {
            return dayAndName(b, at, first, to);
        }
        if (between != '/' && between != '-' && between != '.' || i + 3 >= to || !Ascii.digit(b[i + 1])) {
            return NONE;
        }
        int secondDigits = Ascii.digit(b[i + 2]) ? 2 : 1;
        int second = number(b, i + 1, secondDigits);
        int behind = i + 1 + secondDigits;
        if (between == '-' && b[behind] == ' ' && digits == 2 && secondDigits == 2) { // Android's 11-23 14:02:11.123
            long time = behind + 9 < to ? time(b, behind + 1, to, false) : NONE;
            return time == NONE ? NONE : nearestYear(first, second, time, b, to);
        }
        if (b[behind] != between) {
            return NONE;
        }
        int year = behind + 5 <= to ? number(b, behind + 1, 4) : -1;
        if (year > 0) {
            // with points the day always stands first
            return timed(between == '.' ? date(year, second, first)
                    : likely(date(year, first, second), date(year, second, first), NONE), b, behind + 5, to);
        }
        int third = behind + 3 <= to ? number(b, behind + 1, 2) : -1;
        return third < 0 ? NONE
                : timed(between == '.' ? date(2000 + third, second, first)
                : likely(date(2000 + third, first, second), date(2000 + third, second, first), date(2000 + first, second, third)),
                b, behind + 3, to);
    }

    /** The only one of these dates that there is, or that is of the last year; {@link #NONE} when it may be several. */
    private long likely(long one, long other, long third) {
        long only = only(one, other, third, Long.MIN_VALUE, Long.MAX_VALUE);
        return only != NONE ? only : only(one, other, third, reference - RECENT, reference + AHEAD);
    }

    private static long only(long one, long other, long third, long from, long to) {
        long only = NONE;
        for (long date : new long[] {one, other, third}) {
            if (date != NONE && date >= from && date <= to) {
                if (only != NONE && only != date) {
                    return NONE;
                }
                only = date;
            }
        }
        return only;
    }

    /**
     * {@code 23/Nov/2026:14:02:11 +0000}, {@code 23-Nov-2026 14:02:11.123}, {@code 23 Nov 2026 14:02:11},
     * {@code 23 Nov 14:02:11}.
     */
    private long dayAndName(byte[] b, int at, int day, int to) {
        int i = at + (Ascii.digit(b[at + 1]) ? 2 : 1);
        int month = month(b, i + 1);
        if (month < 0 || i + 9 >= to) {
            return NONE;
        }
        if (b[i + 4] == b[i]) {
            int year = number(b, i + 5, 4);
            if (year > 0) {
                return timed(date(year, month, day), b, i + 9, to);
            }
        }
        long time = b[i] == ' ' && b[i + 4] == ' ' ? time(b, i + 5, to, false) : NONE;
        return time == NONE ? NONE : nearestYear(month, day, time, b, to);
    }

    /**
     * {@code Nov 23 14:02:11}, {@code Mon Nov 23 14:02:11.123 2026}, {@code Mon, 23 Nov 2026 14:02:11}, klog's
     * {@code E1123 14:02:11.123}.
     */
    private long named(byte[] b, int at, int to) {
        if (at + 13 > to) {
            return NONE;
        }
        if (Ascii.digit(b[at + 1])) {
            return klog(b, at, to);
        }
        if (weekday(b, at)) {
            int i = at + 3;
            i += b[i] == ',' ? 1 : 0;
            if (b[i] != ' ') {
                return NONE;
            }
            return Ascii.digit(b[i + 1]) ? numbered(b, i + 1, to) : month(b, i + 1) > 0 ? monthAndDay(b, i + 1, to) : NONE;
        }
        return month(b, at) > 0 ? monthAndDay(b, at, to) : NONE;
    }

    private long monthAndDay(byte[] b, int at, int to) {
        int month = month(b, at);
        if (b[at + 3] != ' ' || at + 12 > to) {
            return NONE;
        }
        int i = b[at + 4] == ' ' ? at + 5 : at + 4;
        int digits = Ascii.digit(b[i + 1]) ? 2 : 1;
        int day = number(b, i, digits);
        i += digits;
        // Nov 23, 2026 2:02:11 PM; Nov 23 2026 14:02:11
        if (b[i] == ',' || i + 6 < to && b[i] == ' ' && number(b, i + 1, 4) > 0) {
            i += b[i] == ',' ? 1 : 0;
            int year = i + 6 < to && b[i] == ' ' ? number(b, i + 1, 4) : -1;
            return year < 0 ? NONE : timed(date(year, month, day), b, i + 5, to);
        }
        long time = b[i] == ' ' ? time(b, i + 1, to, false) : NONE;
        if (time == NONE) {
            return NONE;
        }
        int zoneAt = end;
        end = zone.read(b, end, to);
        int year = year(b, to);
        if (year < 0) {
            return nearestYear(month, day, time);
        }
        if (end == zoneAt + 5) { // the zone may also stand behind the year
            end = zone.read(b, end, to);
        }
        long date = date(year, month, day);
        return date == NONE ? NONE : zone.instant(date + time);
    }

    /** A year behind a time, or -1. */
    private int year(byte[] b, int to) {
        if (end + 5 > to || b[end] != ' ' || end + 5 < to && (Ascii.digit(b[end + 5]) || b[end + 5] == '-')) {
            return -1;
        }
        int year = number(b, end + 1, 4);
        if (year < 1970 || year > 2999) {
            return -1;
        }
        end += 5;
        return year;
    }

    /** {@code E1123 14:02:11.123}, and with the year, as newer ones write. */
    private long klog(byte[] b, int at, int to) {
        if (to - at < 14 || "IWEFD".indexOf(b[at]) < 0) {
            return NONE;
        }
        if (b[at + 5] == ' ') {
            long time = time(b, at + 6, to, false);
            return time == NONE || number(b, at + 1, 4) < 0 ? NONE
                    : nearestYear(number(b, at + 1, 2), number(b, at + 3, 2), time, b, to);
        }
        return b[at + 9] == ' ' && number(b, at + 1, 8) > 0
                ? timed(date(number(b, at + 1, 4), number(b, at + 5, 2), number(b, at + 7, 2)), b, at + 9, to) : NONE;
    }

    private long nearestYear(int month, int day, long time, byte[] b, int to) {
        end = zone.read(b, end, to);
        return nearestYear(month, day, time);
    }

    /** The newest year in which that is not ahead of the reference, but for the clocks of others. */
    private long nearestYear(int month, int day, long time) {
        for (int year = referenceYear + 1; year > referenceYear - 9; year--) { // there is a 29 February in one of nine
            long date = date(year, month, day);
            if (date != NONE) {
                long millis = zone.instant(date + time);
                if (millis == NONE || millis <= reference + AHEAD) {
                    return millis;
                }
            }
        }
        return NONE;
    }

    /** {@code 14:02:11.123} alone: of the day of the reference, or the day before. */
    private long clock(byte[] b, int at, int to) {
        long time = time(b, at, to, true);
        if (time == NONE) {
            return NONE;
        }
        end = zone.read(b, end, to);
        long day = Math.floorDiv(zone.local(reference), DAY) * DAY;
        long next = zone.instant(day + DAY + time);
        if (next == NONE || next <= reference + SKEW_OVER_MIDNIGHT) {
            return next;
        }
        long same = zone.instant(day + time);
        return same <= reference + SKEW ? same : zone.instant(day - DAY + time);
    }

    /** {@code date} with the time of day that follows it at {@code at}, and its zone. */
    private long timed(long date, byte[] b, int at, int to) {
        if (date == NONE || at + 5 > to) {
            return NONE;
        }
        int i = at;
        if (b[i] == ',' || b[i] == ':' && b[i + 1] == ':') {
            i++;
        }
        if (b[i] != ' ' && b[i] != 'T' && b[i] != 't' && b[i] != '_' && b[i] != ':' && b[i] != '-') {
            return NONE;
        }
        i += b[i + 1] == ' ' ? 2 : 1; // an hour may be filled up with a space
        long time = time(b, i, to, false);
        return time == NONE ? NONE : zoned(date + time, b, to);
    }

    private long zoned(long local, byte[] b, int to) {
        end = zone.read(b, end, to);
        return zone.instant(local);
    }

    /**
     * Milliseconds of the day of {@code HH:MM:SS} with a fraction after a point or comma, and of {@code 2:02 PM}; sets
     * {@link #end}.
     *
     * @param alone without a date: then it needs its seconds, or that it says which half of the day it is of
     */
    private long time(byte[] b, int at, int to, boolean alone) {
        int digits = at + 1 < to && Ascii.digit(b[at + 1]) ? 2 : 1;
        int i = at + digits;
        if (i + 3 > to || b[i] != ':') {
            return NONE;
        }
        int hour = number(b, at, digits);
        int minute = number(b, i + 1, 2);
        i += 3;
        boolean seconds = i + 3 <= to && b[i] == ':' && Ascii.digit(b[i + 1]) && Ascii.digit(b[i + 2]);
        int second = seconds ? number(b, i + 1, 2) : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second > 60) {
            return NONE;
        }
        end = seconds ? i + 3 : i;
        long millis = minute * MINUTE + second * SECOND + (seconds ? fraction(b, to) : 0);
        int half = half(b, to);
        if (half < 0) {
            return alone && (!seconds || digits == 1) || !seconds
                    && (digits == 1 || end < to && Ascii.letterOrDigit(b[end]) && b[end] != 'Z') ? NONE
                    : hour * HOUR + millis;
        }
        boolean afternoon = half == 1;
        if (hour > 12 && !afternoon || hour == 0 && afternoon) {
            return NONE;
        }
        return (hour > 12 ? hour : hour % 12 + 12 * half) * HOUR + millis;
    }

    /** Milliseconds of the fraction at {@link #end}, behind a point, a comma, or a colon if it has three digits. */
    private long fraction(byte[] b, int to) {
        int i = end;
        if (i + 1 >= to || b[i] != '.' && b[i] != ',' && b[i] != ':' || !Ascii.digit(b[i + 1])) {
            return 0;
        }
        long millis = 0;
        int scale = 100;
        int most = Math.min(to, i + 11);
        boolean colon = b[i] == ':';
        for (i++; i < most && Ascii.digit(b[i]); i++) {
            millis += (long) scale * (b[i] - '0');
            scale /= 10;
        }
        if (colon && (i - end != 4 || i < to && (b[i] == ':' || Ascii.digit(b[i])))) {
            return 0;
        }
        end = i;
        return millis;
    }

    /**
     * 0 for {@code AM} at {@link #end}, 1 for {@code PM}, -1 when neither stands there; a space of any width may stand before it.
     */
    private int half(byte[] b, int to) {
        int i = end;
        if (i < to && b[i] == ' ') {
            i++;
        } else if (i + 3 < to && b[i] == (byte) 0xe2 && b[i + 1] == (byte) 0x80 && b[i + 2] == (byte) 0xaf
                || i + 2 < to && b[i] == (byte) 0xc2 && b[i + 1] == (byte) 0xa0) {
            i += b[i] == (byte) 0xe2 ? 3 : 2;
        }
        if (i + 1 >= to || (b[i] | 0x20) != 'a' && (b[i] | 0x20) != 'p') {
            return -1;
        }
        boolean points = b[i + 1] == '.';
        int m = points ? i + 2 : i + 1;
        if (m >= to || (b[m] | 0x20) != 'm' || m + 1 < to && Ascii.letterOrDigit(b[m + 1])) {
            return -1;
        }
        int half = (b[i] | 0x20) == 'p' ? 1 : 0;
        end = points && m + 1 < to && b[m + 1] == '.' ? m + 2 : m + 1;
        return half;
    }

    /** An epoch number in seconds, with or without a fraction, or in milli-, micro- or nanoseconds. */
    long epoch(byte[] b, int at, int to) {
        long whole = 0;
        int i = at;
        while (i < to && Ascii.digit(b[i]) && i - at < 19) {
            whole = whole * 10 + b[i++] - '0';
        }
        int digits = i - at;
        length = digits;
        if (digits == 1 && i < to && b[i] == '.') {
            return exponent(b, at, to);
        }
        if (digits >= 9 && digits <= 11) {
            long millis = whole * 1000;
            if (i + 1 < to && b[i] == '.') {
                int scale = 100;
                for (i++; i < to && Ascii.digit(b[i]); i++) {
                    millis += (long) scale * (b[i] - '0');
                    scale /= 10;
                }
                length = i - at;
            }
            return millis;
        }
        return digits >= 12 && digits <= 14 ? whole : digits >= 15 && digits <= 17 ? whole / 1000 : digits >= 18
                ? whole / 1_000_000 : NONE;
    }

    /** {@code 1.795442531123e+09}. */
    private long exponent(byte[] b, int at, int to) {
        int i = at;
        while (i < to && i - at < 32 && (Ascii.digit(b[i]) || ".eE+".indexOf(b[i]) >= 0)) {
            i++;
        }
        try {
            double seconds = Double.parseDouble(new String(b, at, i - at, StandardCharsets.US_ASCII));
            length = i - at;
            return seconds >= 1e8 && seconds < 1e11 ? Math.round(seconds * 1000) : NONE;
        } catch (NumberFormatException _) {
            return NONE; // a number of several points, or none
        }
    }

    /** Milliseconds since the epoch of the day, as if it were one of UTC. */
    private static long date(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31 || day > daysOf(year, month)) {
            return NONE;
        }
        int shifted = month > 2 ? year : year - 1; // years that begin in March end with the day that comes and goes
        int monthFromMarch = (month + 9) % 12;
        long days = 365L * shifted + Math.floorDiv(shifted, 4) - Math.floorDiv(shifted, 100) + Math.floorDiv(shifted, 400)
                + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468;
        return days * DAY;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean weekday(byte[] b, int at) {
        int name = (b[at] & 0x5f) << 16 | (b[at + 1] & 0x5f) << 8 | b[at + 2] & 0x5f;
        return switch (name) {
            case 'M' << 16 | 'O' << 8 | 'N', 'T' << 16 | 'U' << 8 | 'E', 'W' << 16 | 'E' << 8 | 'D', 'T' << 16 | 'H' << 8 | 'U',
                 'F' << 16 | 'R' << 8 | 'I', 'S' << 16 | 'A' << 8 | 'T', 'S' << 16 | 'U' << 8 | 'N' -> true;
            default -> false;
        };
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

    /** The number of {@code count} digits, -1 when one of them is none. */
    private static int number(byte[] b, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            if (!Ascii.digit(b[i])) {
                return -1;
            }
            number = number * 10 + b[i] - '0';
        }
        return number;
    }
}
