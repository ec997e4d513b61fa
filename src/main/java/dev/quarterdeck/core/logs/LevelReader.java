package dev.quarterdeck.core.logs;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the level that log lines state, one line after the other, since the lines of a stack trace have the level of
 * the event they belong to. Understands JSON, logfmt and plain words near the start. One thread.
 */
public final class LevelReader {
    private static final String WORDS =
            "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRIT|CRITICAL|FATAL|PANIC";
    private static final Pattern JSON =
            Pattern.compile("\"(?:level|severity|lvl|levelname|log\\.level)\"\\s{0,4}:\\s{0,4}\"?(\\w{1,12})");
    private static final Pattern LOGFMT = Pattern.compile("(?:^|\\s)(?:level|lvl|severity)=\"?(\\w{1,12})");
    /** Capitals standing alone, any case in brackets, any case as the first word with a colon. */
    private static final Pattern WORD = Pattern.compile("(?:^|[\\s\\[(<|:=\"])(" + WORDS + ")(?=$|[\\s\\])>|:,;\"])"
            + "|[\\[<:]((?i:" + WORDS + "))[\\]>]"
            + "|^((?i:" + WORDS + ")):");
    private static final Pattern TRACE_LINE = Pattern.compile("^\\s+(?:at |\\.\\.\\. \\d|File \")"
            + "|^(?:Caused by:|Suppressed:|Traceback \\()"
            + "|^[\\w.$]{1,200}(?:Exception|Error|Throwable)(?::|\\s*$)");
    private static final int NEAR_START = 80;
    private static final int LOGFMT_REACH = 512;

    private LogLevel event = LogLevel.NONE;
    private boolean inTraceback;

    /** The level of the next line. */
    public LogLevel read(String line) {
        if (line.isBlank()) {
            return LogLevel.NONE;
        }
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (TRACE_LINE.matcher(line).find()) {
            inTraceback |= line.startsWith("Traceback");
            return event;
        }
        LogLevel stated = stated(line);
        // a Python traceback ends with one unindented line, the exception itself
        boolean continues = stated == LogLevel.NONE && (indented || inTraceback);
        inTraceback &= indented;
        if (!continues) {
            event = stated;
        }
        return event;
    }

    /** What the line itself says. */
    static LogLevel stated(String line) {
        if (line.stripLeading().startsWith("{")) {
            return first(JSON.matcher(line));
        }
        LogLevel logfmt = first(LOGFMT.matcher(line).region(0, Math.min(line.length(), LOGFMT_REACH)));
        return logfmt != LogLevel.NONE ? logfmt
                : first(WORD.matcher(line).region(0, Math.min(line.length(), NEAR_START))
                        .useTransparentBounds(true).useAnchoringBounds(false));
    }

    private static LogLevel first(Matcher matcher) {
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                LogLevel level = matcher.group(group) == null ? LogLevel.NONE : named(matcher.group(group));
                if (level != LogLevel.NONE) {
                    return level;
                }
            }
        }
        return LogLevel.NONE;
    }

    /** Words of the common libraries; digits are syslog's 0 to 7, or the 10 to 60 of JavaScript's loggers. */
    private static LogLevel named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace", "finest", "finer", "10" -> LogLevel.TRACE;
            case "debug", "fine", "7", "20" -> LogLevel.DEBUG;
            case "info", "information", "notice", "5", "6", "30" -> LogLevel.INFO;
            case "warn", "warning", "4", "40" -> LogLevel.WARN;
            case "err", "error", "severe", "crit", "critical", "fatal", "alert", "emerg", "emergency", "panic",
                    "0", "1", "2", "3", "50", "60" -> LogLevel.ERROR;
            default -> LogLevel.NONE;
        };
    }
}
