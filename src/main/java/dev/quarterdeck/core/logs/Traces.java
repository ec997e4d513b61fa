package dev.quarterdeck.core.logs;

/**
 * Tells lines of a stack trace, which belong to the event before them, and those with which a failure begins that no logger
 * wrote. Pure.
 */
final class Traces {
    private static final int LONGEST_NAME = 200;

    private Traces() {
    }

    /** A frame, a cause, the head of a trace: of the event before it. {@code at} is the first that is no space. */
    static boolean frame(byte[] b, int from, int at, int to) {
        byte first = b[at];
        if (at > from) {
            return first == 'a' && Ascii.starts(b, at, to, "at ") || first == '.' && Ascii.starts(b, at, to, "... ")
                    || first == 'F' && (Ascii.starts(b, at, to, "File \"") || Ascii.starts(b, at, to, "From "));
        }
        return switch (first) {
            case 'C' -> Ascii.starts(b, at, to, "Caused by:");
            case 'S' -> Ascii.starts(b, at, to, "Suppressed:") || Ascii.starts(b, at, to, "Stack trace:");
            case 'T' -> Ascii.starts(b, at, to, "The above exception was the direct cause");
            case 'D' -> Ascii.starts(b, at, to, "During handling of the above exception");
            case 'g' -> Ascii.starts(b, at, to, "goroutine ") && at + 10 < to && b[at + 10] >= '0' && b[at + 10] <= '9';
            case '[' -> Ascii.starts(b, at, to, "[signal SIG");
            case 's' -> Ascii.starts(b, at, to, "stack backtrace:");
            case 'n' -> Ascii.starts(b, at, to, "note: run with `RUST_BACKTRACE");
            case '#' -> at + 2 < to && b[at + 1] >= '0' && b[at + 1] <= '9' && phpFrame(b, at, to);
            default -> false;
        };
    }

    /** {@code #0 /app/x.php(10): f()}, {@code #1 {main}}. */
    private static boolean phpFrame(byte[] b, int at, int to) {
        int i = at + 1;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        return i + 1 < to && b[i] == ' ' && (b[i + 1] == '/' || b[i + 1] == '{' || b[i + 1] == '[');
    }

    /** {@code Traceback (most recent call last):}. */
    static boolean traceback(byte[] b, int at, int to) {
        return Ascii.starts(b, at, to, "Traceback (");
    }

    /** A line of a goroutine that is not indented: {@code main.run(0x1, {0x2, 0x3})}, {@code created by main.main}. */
    static boolean goroutine(byte[] b, int from, int to) {
        if (Ascii.starts(b, from, to, "goroutine ") || Ascii.starts(b, from, to, "created by ")
                || Ascii.starts(b, from, to, "panic(")
                || Ascii.starts(b, from, to, "exit status ")) {
            return true;
        }
        int end = to > from && b[to - 1] == '\r' ? to - 1 : to;
        if (end == from || b[end - 1] != ')') {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (b[i] == '(') {
                return i > from;
            }
            if (b[i] <= ' ') {
                return false;
            }
        }
        return false;
    }

    /** {@code java.io.IOException: disk full}: a class with its package, whose name says what it is. */
    static boolean thrown(byte[] b, int at, int to) {
        int end = name(b, at, to);
        return end > at && qualified(b, at, end) && closed(b, end, to) && failure(b, at, end);
    }

    /** {@code TypeError: x is not a function}, {@code NoMethodError (undefined method)}: a class that stands alone. */
    static boolean raised(byte[] b, int at, int to) {
        int end = name(b, at, to);
        boolean closed = closed(b, end, to) || end + 1 < to && b[end] == ' ' && b[end + 1] == '(';
        return end > at && b[at] >= 'A' && b[at] <= 'Z' && closed && failure(b, at, end);
    }

    private static int name(byte[] b, int at, int to) {
        int end = at;
        int most = Math.min(to, at + LONGEST_NAME);
        while (end < most && (word(b[end]) || b[end] == '.' || b[end] == '$'
                || b[end] == ':' && end + 2 < most && b[end + 1] == ':' && word(b[end + 2])
                || b[end] == ':' && end - 1 > at && b[end - 1] == ':')) {
            end++;
        }
        return end;
    }

    private static boolean qualified(byte[] b, int at, int end) {
        for (int i = at; i < end; i++) {
            if (b[i] == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean closed(byte[] b, int end, int to) {
        return end >= to || b[end] == ':' || b[end] == '\r';
    }

    private static boolean failure(byte[] b, int at, int end) {
        return ends(b, at, end, "Exception") || ends(b, at, end, "Error") || ends(b, at, end, "Throwable")
                || ends(b, at, end, "ExceptionGroup");
    }

    /** The failure of a whole program, which its language tells by itself. */
    static boolean fatal(byte[] b, int at, int to) {
        return switch (b[at]) {
            case 'E' -> Ascii.starts(b, at, to, "Exception in thread \"");
            case 'U' -> Ascii.starts(b, at, to, "Unhandled exception") || Ascii.starts(b, at, to, "Uncaught ")
                    || Ascii.starts(b, at, to, "UnhandledPromiseRejection");
            case 'u' -> Ascii.starts(b, at, to, "unhandled exception");
            case 'p' -> Ascii.starts(b, at, to, "panic: ");
            case 'f' -> Ascii.starts(b, at, to, "fatal error: ");
            case 'h' -> Ascii.starts(b, at, to, "http: panic serving ");
            case 't' -> panicked(b, at, to);
            case 'P' -> Ascii.starts(b, at, to, "PHP Fatal error:") || Ascii.starts(b, at, to, "PHP Parse error:")
                    || Ascii.starts(b, at, to, "PHP Recoverable fatal error:");
            case 'F' -> Ascii.starts(b, at, to, "Fatal error: ");
            default -> rubyFailure(b, at, to);
        };
    }

    /** {@code thread 'main' panicked at src/main.rs:10:5:}. */
    static boolean panicked(byte[] b, int at, int to) {
        if (!Ascii.starts(b, at, to, "thread '")) {
            return false;
        }
        for (int i = at + 8; i < Math.min(to, at + LONGEST_NAME); i++) {
            if (b[i] == '\'') {
                return Ascii.starts(b, i, to, "' panicked at ")
                        || Ascii.starts(b, i, to, "' (") && contains(b, i, Math.min(to, i + 40), ") panicked at ");
            }
        }
        return false;
    }

    /** {@code app.rb:12:in 'run': undefined method (NoMethodError)}. */
    private static boolean rubyFailure(byte[] b, int at, int to) {
        int end = to > at && b[to - 1] == '\r' ? to - 1 : to;
        return end - at > 12 && end - at < 2000 && b[end - 1] == ')'
                && (ends(b, at, end - 1, "Error") || ends(b, at, end - 1, "Exception"))
                && contains(b, at, Math.min(end, at + LONGEST_NAME), ":in ");
    }

    private static boolean contains(byte[] b, int from, int to, String text) {
        for (int i = from; i + text.length() <= to; i++) {
            if (Ascii.starts(b, i, to, text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean word(byte c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    private static boolean ends(byte[] b, int from, int to, String text) {
        return to - from >= text.length() && Ascii.starts(b, to - text.length(), to, text);
    }
}
