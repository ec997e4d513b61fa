package dev.quarterdeck.core.logs;

import dev.quarterdeck.core.logs.find.LogPattern;
import java.time.Instant;
import java.util.Optional;

/**
 * Which lines are asked for: those for which all of it holds.
 *
 * @param least lines of at least this level; {@code NONE} asks for all
 * @param from  lines that state this time or a later one
 * @param until lines that state a time before this
 */
public record LogFilter(Optional<LogPattern> include, Optional<LogPattern> exclude, LogLevel least, Optional<Instant> from,
                        Optional<Instant> until) {
    public static final LogFilter ALL =
            new LogFilter(Optional.empty(), Optional.empty(), LogLevel.NONE, Optional.empty(), Optional.empty());

    public static LogFilter of(LogPattern include) {
        return ALL.including(include);
    }

    public LogFilter including(LogPattern pattern) {
        return new LogFilter(Optional.of(pattern), exclude, least, from, until);
    }

    public LogFilter excluding(LogPattern pattern) {
        return new LogFilter(include, Optional.of(pattern), least, from, until);
    }

    public LogFilter atLeast(LogLevel level) {
        return new LogFilter(include, exclude, level, from, until);
    }

    public LogFilter since(Instant time) {
        return new LogFilter(include, exclude, least, Optional.of(time), until);
    }

    public LogFilter before(Instant time) {
        return new LogFilter(include, exclude, least, from, Optional.of(time));
    }
}
