package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads level and time of log lines from their bytes, one line after the other, since the lines of a stack trace have those of the
 * event they belong to. Understands JSON lines, logfmt, syslog, access logs and plain words near the start. Makes no object of a line.
 * One thread.
 */
public final class EventReader {
    /** {@link #time()} of a line when neither it nor one before it states a time. */
    public static final long NO_TIME = LogTime.NONE;
    private static final int NEAR_START = 80;
    private static final int LOGFMT_REACH = 512;
    private static final int JSON_REACH = 16 * 1024;
    private static final int CONTROL = 1;
    private static final int OPENS = 2;
    private static final int CLOSES = 4;
    private static final int WORD = 8;
    private static final byte[] KINDS = kinds();

    private final LogTime times;
    private LogLevel event = LogLevel.NONE;
    private boolean inTraceback;
    private long eventTime = NO_TIME;
    private boolean continued;
    private boolean stated;

    private LogLevel level;
    private long time;

    /**
     * @param zone      where lines without an offset were written
     * @param reference about when the newest line was written: gives the year or the day that a line leaves out
     */
    public EventReader(ZoneId zone, Instant reference) {
        this.times = new LogTime(zone, reference);
    }

    private static byte[] kinds() {
        var kinds = new byte[256];
        for (int c = 0; c <= ' '; c++) {
            kinds[c] = OPENS | CLOSES;
        }
        "[(<|:=\"".chars().forEach(c -> kinds[c] |= OPENS);
        "])>|:,;\"".chars().forEach(c -> kinds[c] |= CLOSES);
        for (int c = '0'; c <= 'z'; c++) {
            if (Character.isLetterOrDigit(c) || c == '_') {
                kinds[c] |= WORD;
            }
        }
        // the first letters of the levels' words
        "TDINWESCFPAtdinwescfpa".chars().forEach(c -> kinds[c] |= CONTROL);
        return kinds;
    }

    /** Whether the line read last belongs to the event of the line before it. */
    public boolean continued() {
        return continued;
    }

    /** Milliseconds since the epoch of the line read last, of its event, or of the last line that stated one; or {@link #NO_TIME}. */
    public long time() {
        return eventTime;
    }

    /** Whether the line read last, or the event it continues, states the {@link #time()}. */
    public boolean timed() {
        return stated;
    }

    /** The level of the next line, of which the bytes from {@code from} to {@code to - 1} are known, without its end. UTF-8. */
    public LogLevel read(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] <= ' ' && b[at] >= 0) {
            at++;
        }
        if (at == to) {
            continued = false;
            stated = false;
            return LogLevel.NONE;
        }
        boolean indented = at > from && b[from] != '\r';
        if (trace(b, from, at, to)) {
            inTraceback |= starts(b, from, to, "Traceback");
            continued = true;
            return event;
        }
        level = LogLevel.NONE;
        time = NO_TIME;
        if (b[at] == '{') {
            json(b, at, Math.min(to, from + JSON_REACH));
        } else {
            plain(b, from, at, to);
        }
        // a Python traceback ends with one unindented line, the exception itself
        continued = level == LogLevel.NONE && time == NO_TIME && (indented || inTraceback);
        inTraceback &= indented;
        if (!continued) {
            event = level;
            stated = time != NO_TIME;
            if (stated) {
                eventTime = time;
            }
        }
        return event;
    }

    private static boolean trace(byte[] b, int from, int at, int to) {
        byte first = b[at];
        if (at > from) {
            return first == 'a' && starts(b, at, to, "at ") || first == '.' && starts(b, at, to, "... ")
                    || first == 'F' && starts(b, at, to, "File \"");
        }
        return switch (first) {
            case 'C' -> starts(b, at, to, "Caused by:");
            case 'S' -> starts(b, at, to, "Suppressed:");
            case 'T' -> starts(b, at, to, "Traceback (");
            default -> false;
        } || thrown(b, at, to);
    }

    /** {@code java.io.IOException: disk full}: a class name whose last word says what it is. */
    private static boolean thrown(byte[] b, int at, int to) {
        if ((KINDS[b[at] & 0xff] & WORD) == 0) {
            return false;
        }
        int end = at;
        int most = Math.min(to, at + 200);
        while (end < most && ((KINDS[b[end] & 0xff] & WORD) != 0 || b[end] == '.' || b[end] == '$')) {
            end++;
        }
        if (end < to && b[end] != ':' && b[end] != '\r') {
            return false;
        }
        return ends(b, at, end, "Exception") || ends(b, at, end, "Error") || ends(b, at, end, "Throwable");
    }

    /** Looks from the left for a time, then for the first thing that is a level, whichever way it is written. */
    private void plain(byte[] b, int from, int at, int to) {
        int start = at;
        LogLevel priority = LogLevel.NONE;
        if (b[at] == '<') {
            int end = at + 1;
            int number = 0;
            while (end < to && end < at + 4 && b[end] >= '0' && b[end] <= '9') {
                number = number * 10 + b[end++] - '0';
            }
            if (end < to && b[end] == '>' && end > at + 1) {
                priority = syslog(number & 7);
                start = end + 1 < to && b[end + 1] == '1' && end + 2 < to && b[end + 2] == ' ' ? end + 3 : end + 1;
            }
        }
        if (start < to) {
            boolean bracket = b[start] == '[';
            time = times.read(b, bracket ? start + 1 : start, to);
            if (time != NO_TIME) {
                level = klog(b, start);
                start += times.length() + (bracket ? 1 : 0);
            }
        }
        int near = Math.min(to, Math.max(start, from) + NEAR_START);
        int far = Math.min(to, from + LOGFMT_REACH);
        for (int i = start; level == LogLevel.NONE && i < far; i++) {
            byte c = b[i];
            byte before = i == from ? (byte) ' ' : b[i - 1];
            int kind = KINDS[c & 0xff];
            if ((KINDS[before & 0xff] & OPENS) == 0) {
                continue;
            }
            if ((kind & CONTROL) != 0 && i < near) {
                level = word(b, i, to, before, i == from);
                if (level != LogLevel.NONE) {
                    break;
                }
            }
            if (before <= ' ' && (c == 'l' || c == 's') && before >= 0) {
                level = keyed(b, i, to);
            } else if (time == NO_TIME && c == 't' && (before <= ' ')) {
                keyedTime(b, i, to);
            } else if (time == NO_TIME && before == '[' && i < near && c >= '0' && c <= '9') {
                time = times.read(b, i, to);
                if (time != NO_TIME && b[i + 2] == '/') {
                    level = status(b, i + times.length(), to);
                    return;
                }
            } else if (time == NO_TIME && i < near && before <= ' ' && c >= '0' && c <= '9' && i + 2 < to && b[i + 2] != ':') {
                time = times.read(b, i, to);
                i += time == NO_TIME ? 0 : times.length();
            }
        }
        if (level == LogLevel.NONE) {
            level = priority;
        }
    }

    private static LogLevel klog(byte[] b, int at) {
        if (b[at + 1] < '0' || b[at + 1] > '9') {
            return LogLevel.NONE;
        }
        return switch (b[at]) {
            case 'E', 'F' -> LogLevel.ERROR;
            case 'W' -> LogLevel.WARN;
            case 'I' -> LogLevel.INFO;
            case 'D' -> LogLevel.DEBUG;
            default -> LogLevel.NONE;
        };
    }

    /** Capitals standing alone, any case in brackets, any case as the first word with a colon. */
    private static LogLevel word(byte[] b, int at, int to, byte before, boolean first) {
        int end = at;
        boolean capitals = true;
        while (end < to && end < at + 12 && (KINDS[b[end] & 0xff] & WORD) != 0) {
            capitals &= b[end] < 'a';
            end++;
        }
        byte after = end < to ? b[end] : (byte) ' ';
        boolean bracketed = (before == '[' || before == '<' || before == ':') && (after == ']' || after == '>');
        if (end - at < 3 || !(capitals && (KINDS[after & 0xff] & CLOSES) != 0 || bracketed || first && after == ':')) {
            return LogLevel.NONE;
        }
        return named(b, at, end);
    }

    /** {@code level=warn}, {@code lvl="warn"}, {@code severity=warn}. */
    private static LogLevel keyed(byte[] b, int at, int to) {
        int end = starts(b, at, to, "level=") ? at + 6 : starts(b, at, to, "lvl=") ? at + 4 : starts(b, at, to, "severity=") ? at + 9 : -1;
        if (end < 0) {
            return LogLevel.NONE;
        }
        return value(b, end < to && b[end] == '"' ? end + 1 : end, to);
    }

    /** {@code ts=...}, {@code time="..."}, {@code t=...}. */
    private void keyedTime(byte[] b, int at, int to) {
        int end = starts(b, at, to, "ts=") ? at + 3 : starts(b, at, to, "time=") ? at + 5 : starts(b, at, to, "timestamp=") ? at + 10
                : starts(b, at, to, "t=") ? at + 2 : -1;
        if (end >= 0 && end < to) {
            int from = b[end] == '"' ? end + 1 : end;
            time = times.read(b, from, to);
            if (time == NO_TIME) {
                time = times.epoch(b, from, to);
            }
        }
    }

    /** Of an access log, behind its time: the status behind the quoted request. */
    private static LogLevel status(byte[] b, int at, int to) {
        int most = Math.min(to - 4, at + 8 * 1024);
        for (int i = at + 3; i < most; i++) {
            if (b[i] == '"' && b[i + 1] == ' ' && b[i - 1] != '\\' && b[i + 2] >= '1' && b[i + 2] <= '5' && i + 4 < to
                    && b[i + 3] >= '0' && b[i + 3] <= '9') {
                return b[i + 2] == '5' ? LogLevel.ERROR : b[i + 2] == '4' ? LogLevel.WARN : LogLevel.INFO;
            }
        }
        return LogLevel.NONE;
    }

    private void json(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (level == LogLevel.NONE || time == NO_TIME)) {
            if (b[i] != '"') {
                i++;
                continue;
            }
            int key = i + 1;
            int keyEnd = closed(b, key, to);
            i = spaces(b, keyEnd + 1, to);
            if (i >= to || b[i] != ':') {
                continue;
            }
            i = spaces(b, i + 1, to);
            if (i >= to) {
                return;
            }
            int value = b[i] == '"' ? i + 1 : i;
            if (level == LogLevel.NONE && levelKey(b, key, keyEnd)) {
                level = value(b, value, to);
            } else if (time == NO_TIME && timeKey(b, key, keyEnd)) {
                time = times.read(b, value, to);
                if (time == NO_TIME) {
                    time = times.epoch(b, value, to);
                }
            }
            i = b[i] == '"' ? closed(b, value, to) + 1 : i;
        }
    }

    /** The place of the quote that ends the string beginning at {@code at}. */
    private static int closed(byte[] b, int at, int to) {
        for (int i = at; i < to; i++) {
            if (b[i] == '\\') {
                i++;
            } else if (b[i] == '"') {
                return i;
            }
        }
        return to;
    }

    private static int spaces(byte[] b, int at, int to) {
        int i = at;
        while (i < to && b[i] <= ' ' && b[i] >= 0) {
            i++;
        }
        return i;
    }

    private static boolean levelKey(byte[] b, int from, int to) {
        return switch (to - from) {
            case 3 -> starts(b, from, to, "lvl");
            case 5 -> starts(b, from, to, "level");
            case 8 -> starts(b, from, to, "severity") || starts(b, from, to, "PRIORITY");
            case 9 -> starts(b, from, to, "levelname") || starts(b, from, to, "log.level") || starts(b, from, to, "log_level");
            default -> false;
        };
    }

    private static boolean timeKey(byte[] b, int from, int to) {
        return switch (to - from) {
            case 1 -> b[from] == 't';
            case 2 -> starts(b, from, to, "ts");
            case 4 -> starts(b, from, to, "time") || starts(b, from, to, "date");
            case 7 -> starts(b, from, to, "asctime");
            case 8 -> starts(b, from, to, "datetime");
            case 9 -> starts(b, from, to, "timestamp");
            case 10 -> starts(b, from, to, "@timestamp");
            case 20 -> starts(b, from, to, "__REALTIME_TIMESTAMP");
            default -> false;
        };
    }

    /** The level that the word at {@code at} names; digits are syslog's 0 to 7, or the 10 to 60 of JavaScript's loggers. */
    private static LogLevel value(byte[] b, int at, int to) {
        int end = at;
        while (end < to && end < at + 13 && (KINDS[b[end] & 0xff] & WORD) != 0) {
            end++;
        }
        if (end > at && end - at <= 2 && b[at] >= '0' && b[at] <= '9') {
            int number = b[at] - '0';
            if (end - at == 1) {
                return number <= 7 ? syslog(number) : LogLevel.NONE;
            }
            return b[at + 1] != '0' ? LogLevel.NONE : switch (number) {
                case 1 -> LogLevel.TRACE;
                case 2 -> LogLevel.DEBUG;
                case 3 -> LogLevel.INFO;
                case 4 -> LogLevel.WARN;
                case 5, 6 -> LogLevel.ERROR;
                default -> LogLevel.NONE;
            };
        }
        return named(b, at, end);
    }

    private static LogLevel syslog(int severity) {
        return severity <= 3 ? LogLevel.ERROR : severity == 4 ? LogLevel.WARN : severity == 7 ? LogLevel.DEBUG : LogLevel.INFO;
    }

    /** Words of the common libraries, in any case. */
    private static LogLevel named(byte[] b, int from, int to) {
        return switch (to - from) {
            case 3 -> is(b, from, "ERR") ? LogLevel.ERROR : LogLevel.NONE;
            case 4 -> is(b, from, "INFO") ? LogLevel.INFO : is(b, from, "WARN") ? LogLevel.WARN
                    : is(b, from, "CRIT") ? LogLevel.ERROR : is(b, from, "FINE") ? LogLevel.DEBUG : LogLevel.NONE;
            case 5 -> is(b, from, "DEBUG") ? LogLevel.DEBUG : is(b, from, "ERROR") ? LogLevel.ERROR : is(b, from, "TRACE") ? LogLevel.TRACE
                    : is(b, from, "FATAL") || is(b, from, "PANIC") || is(b, from, "ALERT") || is(b, from, "EMERG") ? LogLevel.ERROR
                    : is(b, from, "FINER") ? LogLevel.TRACE : LogLevel.NONE;
            case 6 -> is(b, from, "NOTICE") ? LogLevel.INFO : is(b, from, "SEVERE") ? LogLevel.ERROR
                    : is(b, from, "FINEST") ? LogLevel.TRACE : LogLevel.NONE;
            case 7 -> is(b, from, "WARNING") ? LogLevel.WARN : LogLevel.NONE;
            case 8 -> is(b, from, "CRITICAL") ? LogLevel.ERROR : LogLevel.NONE;
            case 9 -> is(b, from, "EMERGENCY") ? LogLevel.ERROR : LogLevel.NONE;
            case 11 -> is(b, from, "INFORMATION") ? LogLevel.INFO : LogLevel.NONE;
            default -> LogLevel.NONE;
        };
    }

    private static boolean is(byte[] b, int from, String capitals) {
        for (int i = 0; i < capitals.length(); i++) {
            if ((b[from + i] & 0x5f) != capitals.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] b, int at, int to, String text) {
        if (to - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (b[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean ends(byte[] b, int from, int to, String text) {
        return to - from >= text.length() && starts(b, to - text.length(), to, text);
    }
}
