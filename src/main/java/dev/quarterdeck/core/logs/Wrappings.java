package dev.quarterdeck.core.logs;

/** What containers and system logs put before a line: each answers behind it, or -1 when it is not there. Pure. */
final class Wrappings {
    private static final int LONGEST_NAME = 80;

    private Wrappings() {
    }

    /** Behind {@code web-1  | } of compose and {@code [pod/web/app] } of kubectl, or -1. */
    static int named(byte[] b, int at, int to) {
        if (b[at] == '[') {
            if (!Ascii.starts(b, at, to, "[pod/")) {
                return -1;
            }
            int close = at;
            while (close < to && b[close] != ']') {
                close++;
            }
            return Math.min(to, close + 2);
        }
        int i = at;
        while (i < to && i - at < LONGEST_NAME
                && (Ascii.letterOrDigit(b[i]) || i > at && (b[i] == '-' || b[i] == '_' || b[i] == '.' || b[i] == '@'))) {
            i++;
        }
        int end = i;
        while (i < to && b[i] == ' ') {
            i++;
        }
        boolean bar = end > at && i > end && i < to && b[i] == '|' && (i + 1 == to || b[i + 1] == ' ');
        return bar && LevelWords.field(b, at, end) == LogLevel.NONE ? Math.min(to, i + 2) : -1;
    }

    /** {@code stdout F} and its like behind a container's time. */
    static boolean stream(byte[] b, int at, int to) {
        return at + 9 <= to && (Ascii.starts(b, at, to, " stdout ") || Ascii.starts(b, at, to, " stderr "))
                && (b[at + 8] == 'F' || b[at + 8] == 'P') && at + 10 <= to && b[at + 9] == ' ';
    }

    /** Behind host, program, process, message id and data of RFC 5424. */
    static int structured(byte[] b, int at, int to) {
        int i = at;
        for (int word = 0; word < 4; word++) {
            i = Ascii.spaces(b, i, to);
            while (i < to && b[i] > ' ') {
                i++;
            }
        }
        i = Ascii.spaces(b, i, to);
        if (i < to && b[i] == '-') {
            i++;
        }
        while (i < to && b[i] == '[') {
            while (i < to && b[i] != ']') {
                i = b[i] == '"' ? Ascii.closed(b, i + 1, to) + 1 : i + 1;
            }
            i++;
        }
        return Math.min(to, i + 1);
    }

    /** Behind {@code host program[12]: } of a system log, or {@code app[web.1]: }; -1 when there is none. */
    static int tag(byte[] b, int at, int to) {
        int host = Ascii.spaces(b, at, to);
        int end = host;
        while (end < to && end - host < LONGEST_NAME && (Ascii.letterOrDigit(b[end]) || ".-_".indexOf(b[end]) >= 0)) {
            end++;
        }
        if (end == host || end + 1 >= to || !Ascii.letterOrDigit(b[host])) {
            return -1;
        }
        if (b[end] == '[') {
            return process(b, end, to);
        }
        if (b[end] != ' ' || LevelWords.word(b, host, end) != LogLevel.NONE) {
            return -1;
        }
        int name = end + 1;
        end = name;
        while (end < to && end - name < LONGEST_NAME && (Ascii.letterOrDigit(b[end]) || ".-_/()@".indexOf(b[end]) >= 0)) {
            end++;
        }
        if (end == name || end >= to || LevelWords.field(b, name, end) != LogLevel.NONE) {
            return -1;
        }
        return b[end] == '[' ? process(b, end, to) : b[end] == ':' && end + 1 < to && b[end + 1] == ' ' ? end + 2 : -1;
    }

    /** Behind {@code [12]: }, or -1. */
    private static int process(byte[] b, int at, int to) {
        int i = at + 1;
        while (i < to && i - at < 20 && (Ascii.letterOrDigit(b[i]) || b[i] == '.' || b[i] == '-')) {
            i++;
        }
        boolean level = LevelWords.word(b, at + 1, i) != LogLevel.NONE;
        return i + 1 < to && i > at + 1 && !level && b[i] == ']' && b[i + 1] == ':' ? Math.min(to, i + 3) : -1;
    }
}
