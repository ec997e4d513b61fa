package dev.quarterdeck.core.logs;

/** How bad a line of an access log is, by the status that it tells. Pure. */
final class AccessStatus {
    private AccessStatus() {
    }

    /** Of an access log, from its time on: the status, behind the quoted request or before it. */
    static LogLevel accessed(byte[] b, int at, int to) {
        LogLevel timers = timers(b, at, to);
        return timers != LogLevel.NONE ? timers : status(b, at, to);
    }

    static LogLevel status(byte[] b, int at, int to) {
        int most = Math.min(to - 4, at + 8 * 1024);
        for (int i = at + 3; i < most; i++) {
            if (b[i] == '"' && b[i + 1] == ' ' && b[i - 1] != '\\' && ofStatus(b, i + 2, to) != LogLevel.NONE) {
                return ofStatus(b, i + 2, to);
            }
        }
        return LogLevel.NONE;
    }

    /** HAProxy's {@code 0/0/1/2/3 503 }. */
    private static LogLevel timers(byte[] b, int at, int to) {
        int slashes = 0;
        int most = Math.min(to - 4, at + 300);
        for (int i = at; i < most && b[i] != '"'; i++) {
            if (b[i] == '/') {
                slashes++;
            } else if (b[i] == ' ') {
                if (slashes == 4) {
                    return ofStatus(b, i + 1, to);
                }
                slashes = 0;
            } else if (!Ascii.digit(b[i]) && b[i] != '-' && b[i] != '+') {
                slashes = -100; // not a token of timers
            }
        }
        return LogLevel.NONE;
    }

    private static LogLevel ofStatus(byte[] b, int at, int to) {
        boolean three = at + 3 <= to && b[at] >= '1' && b[at] <= '5' && Ascii.digit(b[at + 1]) && Ascii.digit(b[at + 2])
                && (at + 3 == to || !Ascii.letterOrDigit(b[at + 3]));
        return !three ? LogLevel.NONE : b[at] == '5' ? LogLevel.ERROR : b[at] == '4' ? LogLevel.WARN : LogLevel.INFO;
    }
}
