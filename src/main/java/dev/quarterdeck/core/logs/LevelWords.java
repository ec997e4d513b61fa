package dev.quarterdeck.core.logs;

/** What the common libraries call their levels, by words and by numbers. Pure. */
final class LevelWords {
    private LevelWords() {
    }

    /** A word that is a level wherever it stands alone, in any case. */
    static LogLevel word(byte[] b, int from, int to) {
        return switch (to - from) {
            case 3 -> is(b, from, "ERR") || is(b, from, "FTL") || is(b, from, "PNC") ? LogLevel.ERROR : is(b, from, "WRN")
                    ? LogLevel.WARN
                    : is(b, from, "INF") ? LogLevel.INFO : is(b, from, "DBG") ? LogLevel.DEBUG
                    : is(b, from, "TRC") || is(b, from, "VRB") ? LogLevel.TRACE : LogLevel.NONE;
            case 4 -> is(b, from, "INFO") ? LogLevel.INFO : is(b, from, "WARN") ? LogLevel.WARN
                    : is(b, from, "CRIT") || is(b, from, "ERRO") || is(b, from, "FATA") || is(b, from, "PANI") ? LogLevel.ERROR
                    : is(b, from, "FINE") || is(b, from, "DEBU") || is(b, from, "DBUG") ? LogLevel.DEBUG
                    : is(b, from, "TRCE") || is(b, from, "TRAC") ? LogLevel.TRACE : LogLevel.NONE;
            case 5 -> is(b, from, "DEBUG") ? LogLevel.DEBUG : is(b, from, "ERROR") ? LogLevel.ERROR : is(b, from, "TRACE")
                    ? LogLevel.TRACE
                    : is(b, from, "FATAL") || is(b, from, "PANIC") || is(b, from, "ALERT") || is(b, from, "EMERG")
                    ? LogLevel.ERROR
                    : is(b, from, "FINER") ? LogLevel.TRACE : LogLevel.NONE;
            case 6 -> is(b, from, "NOTICE") ? LogLevel.INFO : is(b, from, "SEVERE") ? LogLevel.ERROR
                    : is(b, from, "FINEST") ? LogLevel.TRACE
                    : is(b, from, "DEBUG") && b[from + 5] >= '1' && b[from + 5] <= '5' ? LogLevel.DEBUG : LogLevel.NONE;
            case 7 -> is(b, from, "WARNING") ? LogLevel.WARN : is(b, from, "VERBOSE") ? LogLevel.DEBUG : LogLevel.NONE;
            case 8 -> is(b, from, "CRITICAL") ? LogLevel.ERROR : LogLevel.NONE;
            case 9 -> is(b, from, "EMERGENCY") ? LogLevel.ERROR : LogLevel.NONE;
            case 11 -> is(b, from, "INFORMATION") ? LogLevel.INFO : LogLevel.NONE;
            default -> LogLevel.NONE;
        };
    }

    /** A word where nothing but a level stands: in brackets of its own, before a colon, behind {@code level=}. */
    static LogLevel field(byte[] b, int from, int to) {
        LogLevel word = word(b, from, to);
        if (word != LogLevel.NONE) {
            return word;
        }
        return switch (to - from) {
            case 3 -> is(b, from, "LOG") ? LogLevel.INFO : LogLevel.NONE;
            case 4 -> is(b, from, "NOTE") || is(b, from, "HTTP") ? LogLevel.INFO : is(b, from, "FAIL") ? LogLevel.ERROR
                    : LogLevel.NONE;
            case 5 -> is(b, from, "SILLY") ? LogLevel.TRACE : LogLevel.NONE;
            case 6 -> is(b, from, "SYSTEM") || is(b, from, "NORMAL") ? LogLevel.INFO : is(b, from, "CONFIG") ? LogLevel.DEBUG
                    : LogLevel.NONE;
            case 10 -> is(b, from, "DEPRECATED") ? LogLevel.WARN : LogLevel.NONE;
            default -> LogLevel.NONE;
        };
    }

    /** {@code I}, {@code W}, {@code E}: what klog, Android and MongoDB write. */
    static LogLevel letter(byte letter) {
        return switch (letter) {
            case 'E', 'F' -> LogLevel.ERROR;
            case 'W' -> LogLevel.WARN;
            case 'I' -> LogLevel.INFO;
            case 'D' -> LogLevel.DEBUG;
            case 'V' -> LogLevel.TRACE;
            default -> LogLevel.NONE;
        };
    }

    /** Syslog's numbers, 0 to 7. */
    static LogLevel syslog(int severity) {
        return severity <= 3 ? LogLevel.ERROR : severity == 4 ? LogLevel.WARN : severity == 7 ? LogLevel.DEBUG : LogLevel.INFO;
    }

    /** OpenTelemetry's numbers, 1 to 24. */
    static LogLevel telemetry(int number) {
        return number < 1 || number > 24 ? LogLevel.NONE : number >= 17 ? LogLevel.ERROR : number >= 13 ? LogLevel.WARN
                : number >= 9 ? LogLevel.INFO : number >= 5 ? LogLevel.DEBUG : LogLevel.TRACE;
    }

    /**
     * The numbers of syslog, of JavaScript's loggers (10 to 60), and those hundreds of which Monolog and Google mean the same.
     */
    static LogLevel number(int number) {
        return number >= 0 && number <= 7 ? syslog(number) : switch (number) {
            case 10 -> LogLevel.TRACE;
            case 20, 100 -> LogLevel.DEBUG;
            case 30, 200, 250 -> LogLevel.INFO;
            case 40 -> LogLevel.WARN;
            case 50, 60, 500, 550, 600, 700, 800 -> LogLevel.ERROR;
            default -> LogLevel.NONE;
        };
    }

    /** {@code capitals}, in any case. */
    static boolean is(byte[] b, int from, String capitals) {
        for (int i = 0; i < capitals.length(); i++) {
            if ((b[from + i] & 0x5f) != capitals.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
