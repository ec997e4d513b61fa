package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads level and time of log lines from their bytes, one line after the other, since the lines of a stack trace have those of
 * the
 * event they belong to. Understands JSON lines, logfmt, syslog, access logs, the heads that loggers write, what containers put
 * around
 * them, and plain words near the start. Makes no object of an ordinary line. One thread.
 */
public final class EventReader {
    /** {@link #time()} of a line when neither it nor one before it states a time. */
    public static final long NO_TIME = LogTime.NONE;
    /** Of a longer line only so much is looked at. */
    public static final int REACH = 256 * 1024;
    private static final int MOST_SOURCES = 256;

    private final LineReader line;
    private final Event only = new Event();
    /** The event that each program was at, where one log holds the lines of several. */
    private final Map<Integer, Event> sources = new HashMap<>();
    private long eventTime = NO_TIME;
    private boolean continued;
    private boolean stated;

    /** What is under way in a trace. */
    private enum Trace {
        NONE,
        /** Python's: it ends with one line that is not indented, the exception itself. */
        PYTHON,
        /** Go's: its calls are not indented. */
        GO,
        /** Rust's: the message stands in the line behind. */
        RUST
    }

    /** The event that lines without a level or a time belong to. */
    private static final class Event {
        private LogLevel level = LogLevel.NONE;
        private boolean stated;
        private long time = NO_TIME;
        private Trace trace = Trace.NONE;
    }

    /**
     * @param zone      where lines without an offset were written
     * @param reference about when the newest line was written: gives the year or the day that a line leaves out
     */
    public EventReader(ZoneId zone, Instant reference) {
        this.line = new LineReader(new LogTime(zone, reference));
    }

    /** Whether the line read last belongs to the event of the line before it. */
    public boolean continued() {
        return continued;
    }

    /**
     * Milliseconds since the epoch of the line read last, of its event, or of the last line that stated one; or {@link #NO_TIME}.
     */
    public long time() {
        return eventTime;
    }

    /** Whether the line read last, or the event it continues, states the {@link #time()}. */
    public boolean timed() {
        return stated;
    }

    /** The level of the next line, of which the bytes from {@code from} to {@code to - 1} are known, without its end. UTF-8. */
    public LogLevel read(byte[] b, int from, int to) {
        int end = Math.min(to, from + REACH);
        if (ColourCodes.in(b, from, end)) {
            byte[] plain = ColourCodes.without(b, from, end);
            return readPlain(plain, 0, plain.length);
        }
        return readPlain(b, from, end);
    }

    /** The same for a line of which it is known that no escape character is in it. */
    public LogLevel readPlain(byte[] b, int start, int most) {
        int to = Math.min(most, start + REACH);
        boolean mark = to - start >= 3 && b[start] == (byte) 0xef && b[start + 1] == (byte) 0xbb && b[start + 2] == (byte) 0xbf;
        int from = mark ? start + 3 : start;
        int at = Ascii.spaces(b, from, to);
        if (at == to) {
            continued = false;
            stated = false;
            return LogLevel.NONE;
        }
        if (Traces.frame(b, from, at, to)) {
            return goesOn(only, Ascii.starts(b, at, to, "goroutine ") ? Trace.GO : only.trace, NO_TIME);
        }
        line.read(b, from, to);
        if (line.level() != LogLevel.NONE && line.time() != NO_TIME && !line.contained()) {
            return begins(only, line.level());
        }
        Event event = line.source() == 0 ? only : source(line.source());
        byte[] own = line.bytes();
        int first = Ascii.spaces(own, line.payload(), line.end());
        if (first == line.end()) {
            return begins(event, line.level());
        }
        return payload(event, own, line.payload(), first, line.end());
    }

    private Event source(int hash) {
        if (sources.size() > MOST_SOURCES) {
            sources.clear();
        }
        return sources.computeIfAbsent(hash, _ -> new Event());
    }

    /** Of what the program itself wrote, {@code at} is the first that is no space. */
    private LogLevel payload(Event event, byte[] b, int from, int at, int to) {
        boolean alone = line.contained() || line.time() == NO_TIME;
        boolean indented = at > from && b[from] != '\r';
        // a word in an indented line is of the message that goes on there
        LogLevel level = line.loose() && alone && (indented || event.trace != Trace.NONE) ? LogLevel.NONE : line.level();
        if (Traces.traceback(b, at, to) && level == LogLevel.NONE) {
            // nobody logs a failure as a piece of news: the program ends with it
            if (event.level == LogLevel.NONE || event.level == LogLevel.INFO) {
                begins(event, LogLevel.ERROR);
                event.trace = Trace.PYTHON;
                return event.level;
            }
            return goesOn(event, Trace.PYTHON, line.time());
        }
        if (Traces.frame(b, from, at, to) && (level == LogLevel.NONE || line.contained())) {
            return goesOn(event, Ascii.starts(b, at, to, "goroutine ") ? Trace.GO : event.trace, line.time());
        }
        if (alone) {
            boolean thrown = Traces.thrown(b, at, to);
            boolean raised = !thrown && Traces.raised(b, at, to);
            if (event.trace == Trace.PYTHON && !indented && (thrown || raised || level == LogLevel.NONE)) {
                return goesOn(event, Trace.NONE, line.time());
            }
            if (thrown && event.level != LogLevel.NONE) {
                return goesOn(event, event.trace, line.time());
            }
            level = thrown || raised ? LogLevel.ERROR : level;
        }
        if (level == LogLevel.NONE && Traces.fatal(b, at, to)) {
            level = LogLevel.ERROR;
        } else if (level == LogLevel.NONE && alone && (indented || goesOnUnindented(event, b, at, to))) {
            return goesOn(event, indented || event.trace == Trace.GO ? event.trace : Trace.NONE, line.time());
        }
        begins(event, level);
        event.trace = Traces.panicked(b, at, to) ? Trace.RUST
                : level == LogLevel.ERROR && Ascii.starts(b, at, to, "panic: ") ? Trace.GO : Trace.NONE;
        return level;
    }

    private static boolean goesOnUnindented(Event event, byte[] b, int at, int to) {
        return switch (event.trace) {
            case NONE, PYTHON -> false;
            case GO -> Traces.goroutine(b, at, to);
            case RUST -> true;
        };
    }

    private LogLevel goesOn(Event event, Trace trace, long time) {
        event.trace = trace;
        continued = true;
        stated = time != NO_TIME || event.stated;
        eventTime = time != NO_TIME ? time : event.time != NO_TIME ? event.time : eventTime;
        return event.level;
    }

    private LogLevel begins(Event event, LogLevel level) {
        continued = false;
        event.level = level;
        event.trace = Trace.NONE;
        stated = line.time() != NO_TIME;
        event.stated = stated;
        eventTime = stated ? line.time() : eventTime;
        event.time = eventTime;
        return level;
    }
}
