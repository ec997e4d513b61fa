package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One row of a log as it may be shown: a line, or a place where lines are missing. */
public sealed interface LogRow {

    /** The row's place in its log, counted from 0. Before the log's extent is exact, an estimate. */
    long row();

    /**
     * A line. Control characters are drawn as symbols, invalid bytes replaced; secrets are <em>not</em> masked.
     *
     * @param number   counts from 1 in its log
     * @param numbered false while the lines before it are still being counted: then {@code number} is an estimate
     * @param source   {@link LogSource#label()} of the log it came from; tells in a merged view whose line it is
     * @param offset   the byte offset of the line's first byte in its file
     * @param level    a line of a stack trace has the level of its event
     * @param time     what the line states, or the event it belongs to
     * @param continued whether it belongs to the event of the line before it (a stack trace)
     * @param text     at most 16 KiB of it
     * @param inks     the colours that ANSI sequences gave to parts of {@code text}
     * @param cut      bytes of the line beyond what {@code text} shows
     */
    record Line(long row, long number, boolean numbered, String source, long offset, LogLevel level, Optional<Instant> time,
                boolean continued, String text, List<Ink> inks, long cut) implements LogRow {
    }

    /**
     * Lines are missing, or may be, between the row before and the row after: a command was started again, a file was
     * truncated, the spool dropped its oldest part.
     */
    record Gap(long row, Instant at, String words) implements LogRow {
    }

    /**
     * A colour of the terminal's sixteen (0-7 normal, 8-15 bright), -1 for none.
     *
     * @param from first character it colours
     * @param to   the character behind the last
     */
    record Ink(int from, int to, int foreground, int background, boolean bold) {
    }
}
