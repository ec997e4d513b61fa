package dev.quarterdeck.core.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads level and time of a JSON object from their keys: those of the object itself, and of the ones within only where a schema
 * that is
 * known keeps them there. One thread.
 */
@NullUnmarked
final class JsonLine {
    private static final int LONGEST_KEY = 24;

    private final LogTime times;
    private LogLevel level;
    private LogLevel fallback;
    private long time;
    private boolean serilog;
    private boolean mongo;
    private int text;
    private int textEnd;
    private boolean stream;
    private byte[] b;
    private int to;

    JsonLine(LogTime times) {
        this.times = times;
    }

    LogLevel level() {
        return level;
    }

    long time() {
        return time;
    }

    /** Where the line begins that a container's log keeps in its object, or -1; escaped as JSON does. */
    int text() {
        return stream ? text : -1;
    }

    /** Where it ends. */
    int textEnd() {
        return textEnd;
    }

    /** Whether an object begins at {@code at}: a brace and a key, or nothing. */
    static boolean begins(byte[] b, int at, int to) {
        if (at >= to || b[at] != '{') {
            return false;
        }
        int i = Ascii.spaces(b, at + 1, to);
        return i < to && (b[i] == '"' || b[i] == '}');
    }

    /** Reads the object that begins at {@code at}, as far as it is there. */
    void read(byte[] bytes, int at, int end) {
        b = bytes;
        to = end;
        level = LogLevel.NONE;
        fallback = LogLevel.NONE;
        time = LogTime.NONE;
        serilog = false;
        mongo = false;
        text = -1;
        stream = false;
        object(at);
        if (level == LogLevel.NONE) {
            level = fallback != LogLevel.NONE || !serilog ? fallback : LogLevel.INFO; // Serilog leaves out what is usual
        }
    }

    private boolean known() {
        return level != LogLevel.NONE && time != LogTime.NONE;
    }

    private void object(int at) {
        int i = at + 1;
        while (i < to && !known()) {
            i = Ascii.spaces(b, i, to);
            if (i >= to || b[i] == '}') {
                return;
            }
            if (b[i] != '"') {
                i++;
                continue;
            }
            int key = i + 1;
            int keyEnd = Ascii.closed(b, key, to);
            i = Ascii.spaces(b, keyEnd + 1, to);
            if (i >= to || b[i] != ':') {
                continue;
            }
            i = Ascii.spaces(b, i + 1, to);
            if (i >= to) {
                return;
            }
            int value = i;
            i = behind(value);
            if (keyEnd - key <= LONGEST_KEY) {
                field(key, keyEnd, value, i);
            }
        }
    }

    private void field(int key, int keyEnd, int value, int end) {
        boolean quoted = b[value] == '"';
        if (b[value] == '{') {
            inner(key, keyEnd, value, end);
            return;
        }
        int from = quoted ? value + 1 : value;
        if (from >= to) {
            return;
        }
        if (is(key, keyEnd, "resourcelogs")) {
            records(value, end);
            return;
        }
        if (level == LogLevel.NONE && levelKey(key, keyEnd)) {
            level = named(b, from, end);
        } else if (time == LogTime.NONE && timeKey(key, keyEnd)) {
            time = time(from, end);
        } else if (fallback == LogLevel.NONE && is(key, keyEnd, "lvl")) {
            fallback = named(b, from, end);
        } else if (is(key, keyEnd, "severitynumber") && !quoted) {
            fallback = LevelWords.telemetry(number(b, from, end));
        } else if (mongo && keyEnd - key == 1 && b[key] == 's' && quoted) {
            fallback = LevelWords.letter(b[from]);
        } else if (is(key, keyEnd, "type") && quoted && (starts(from, "Warning\"") || starts(from, "Normal\""))) {
            fallback = b[from] == 'W' ? LogLevel.WARN : LogLevel.INFO; // an event of Kubernetes
        } else if (keyEnd - key == 3 && starts(key, "log\"") && quoted) {
            text = from;
            textEnd = end - 1;
        } else if (is(key, keyEnd, "stream") && quoted) {
            stream = true;
        } else if (keyEnd - key == 3 && (starts(key, "@mt\"") || starts(key, "@m\"")) || keyEnd - key == 2
                && starts(key, "@m\"")) {
            serilog = true;
        }
    }

    /**
     * {@code "log":{"level":"error"}} of Elastic's schema, {@code "t":{"$date":...}} of MongoDB,
     * {@code "timestamp":{"seconds":...}} of Google.
     */
    private void inner(int key, int keyEnd, int value, int end) {
        boolean log = keyEnd - key == 3 && starts(key, "log\"");
        boolean timed = time == LogTime.NONE && timeKey(key, keyEnd);
        if (!log && !timed) {
            return;
        }
        int i = value + 1;
        while (i < end) {
            i = Ascii.spaces(b, i, end);
            if (i >= end || b[i] != '"') {
                i++;
                continue;
            }
            int name = i + 1;
            int nameEnd = Ascii.closed(b, name, end);
            i = Ascii.spaces(b, nameEnd + 1, end);
            if (i >= end || b[i] != ':') {
                continue;
            }
            i = Ascii.spaces(b, i + 1, end);
            if (i >= end) {
                return;
            }
            int at = i;
            i = behind(at);
            int from = b[at] == '"' ? at + 1 : at;
            if (log && is(name, nameEnd, "level")) {
                fallback = named(b, from, i);
            } else if (timed && is(name, nameEnd, "$date") || timed && is(name, nameEnd, "seconds")) {
                mongo |= b[name] == '$';
                time = time(from, i);
            }
        }
    }

    /** Records of OpenTelemetry, many in a line: as bad as the worst, and of the time of the first. */
    private void records(int from, int end) {
        for (int i = from; i < end; i++) {
            if (b[i] != '"') {
                continue;
            }
            if (Ascii.starts(b, i, end, "\"severityNumber\":")) {
                LogLevel own = LevelWords.telemetry(number(b, Ascii.spaces(b, i + 17, end), end));
                fallback = own.compareTo(fallback) > 0 ? own : fallback;
            } else if (time == LogTime.NONE && Ascii.starts(b, i, end, "\"timeUnixNano\":")) {
                int at = Ascii.spaces(b, i + 15, end);
                time = times.epoch(b, at < end && b[at] == '"' ? at + 1 : at, end);
            }
        }
    }

    private long time(int from, int end) {
        long read = times.read(b, from, end);
        return read == LogTime.NONE ? times.epoch(b, from, end) : read;
    }

    /** Where the value ends that begins at {@code at}. */
    private int behind(int at) {
        if (b[at] == '"') {
            return Math.min(to, Ascii.closed(b, at + 1, to) + 1);
        }
        int depth = 0;
        for (int i = at; i < to; i++) {
            byte c = b[i];
            if (c == '"') {
                i = Ascii.closed(b, i + 1, to);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return i;
                }
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (depth == 0 && c == ',') {
                return i;
            }
        }
        return to;
    }

    /** The text that a string stands for, without the end of a line and without colours. */
    static byte[] unescaped(byte[] b, int from, int to) {
        var text = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (b[i] != '\\' || i + 1 >= to) {
                text.write(b[i]);
                continue;
            }
            byte c = b[++i];
            if (c == 'u' && i + 4 < to) {
                int code = 0;
                for (int k = 1; k <= 4; k++) {
                    code = code * 16 + Math.max(0, Character.digit(b[i + k], 16));
                }
                text.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
                i += 4;
            } else {
                text.write(c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            }
        }
        byte[] bytes = text.toByteArray();
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return ColourCodes.without(bytes, 0, end);
    }

    private boolean levelKey(int from, int end) {
        return switch (b[from] | 0x20) {
            case 'l' -> is(from, end, "level") || is(from, end, "levelname") || is(from, end, "loglevel");
            case 's' -> is(from, end, "severity") || is(from, end, "severitytext");
            case 'e' -> is(from, end, "errorseverity");
            case 'p' -> end - from == 8 && starts(from, "PRIORITY\"");
            case '@' | 0x20 -> is(from, end, "@l") || is(from, end, "@level");
            default -> false;
        };
    }

    private boolean timeKey(int from, int end) {
        return switch (b[from] | 0x20) {
            case 't' -> end - from == 1 || is(from, end, "ts") || is(from, end, "time") || is(from, end, "timestamp")
                    || is(from, end, "timeunixnano")
                    || is(from, end, "timeiso8601") || is(from, end, "timelocal");
            case 'd' -> is(from, end, "date") || is(from, end, "datetime");
            case 'a' -> is(from, end, "asctime");
            case 'e' -> is(from, end, "eventtime");
            case 's' -> is(from, end, "starttime");
            case 'l' -> is(from, end, "lasttimestamp");
            case '@' | 0x20 -> is(from, end, "@t") || is(from, end, "@timestamp");
            case '_' | 0x20 -> is(from, end, "__realtimetimestamp");
            default -> false;
        };
    }

    /** Whether a key has this name, in any case, and with the words of it joined by whatever. */
    private boolean is(int from, int end, String name) {
        int at = 0;
        for (int i = from; i < end; i++) {
            byte c = b[i];
            if ((c == '_' || c == '.' || c == '-') && name.charAt(0) != '_') {
                continue;
            }
            if (c == '_' && at >= 2) {
                continue;
            }
            if (at == name.length() || (c >= 'A' && c <= 'Z' ? c | 0x20 : c) != name.charAt(at)) {
                return false;
            }
            at++;
        }
        return at == name.length();
    }

    private boolean starts(int at, String word) {
        return Ascii.starts(b, at, to, word);
    }

    /** The level that a value names, by a word or a number. */
    static LogLevel named(byte[] b, int at, int to) {
        if (at >= to) {
            return LogLevel.NONE;
        }
        if (b[at] >= '0' && b[at] <= '9') {
            return LevelWords.number(number(b, at, to));
        }
        int from = at;
        if (at + 7 < to && b[at] == '\\' && b[at + 1] == 'u' && b[at + 4] == '1' && (b[at + 5] | 0x20) == 'b'
                && b[at + 6] == '[') {
            while (from < to && from < at + 20 && b[from] != 'm') { // a colour, spelled as JSON does
                from++;
            }
            from++;
        }
        int end = from;
        while (end < to && end < from + 13 && Ascii.letterOrDigit(b[end])) {
            end++;
        }
        return LevelWords.field(b, from, end);
    }

    /** A whole number of at most three digits, or -1. */
    private static int number(byte[] b, int at, int to) {
        int number = 0;
        int i = at;
        while (i < to && b[i] >= '0' && b[i] <= '9' && i - at < 4) {
            number = number * 10 + b[i++] - '0';
        }
        boolean whole = i == to || !Ascii.letterOrDigit(b[i]) && b[i] != '.';
        return i > at && i - at < 4 && whole ? number : -1;
    }
}
