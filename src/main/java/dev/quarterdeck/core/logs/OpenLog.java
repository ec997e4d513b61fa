package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A log that is open: its rows, growing; what is to be said of it; and questions to it. It never throws for what the source is
 * or does: that is in {@link #state()}. Pulled by the screen; any thread. Nothing here waits for more than a few reads.
 */
public interface OpenLog extends LogRows, AutoCloseable {

    /** What a person calls it by. */
    String name();

    LogState state();

    /**
     * How many rows from the first on are final: all but a last line whose end has not come so far, and but those of a file whose
     * lines
     * are being counted. It is one answer, since another row may come between two.
     */
    long whole();

    /**
     * Begins to look for what {@code filter} asks, newest rows first, and goes on with what is appended. The query is a log of
     * the
     * matching rows. A pattern that cannot be read gives a query without rows that tells so.
     */
    LogQuery query(LogFilter filter);

    /** How many lines of each level there are over the time that the lines state. Grows while the log is read. */
    LogHistogram histogram();

    /**
     * Lines by level that state a time in {@code (after, until]}; a line without any time counts when it was read. Kept for the
     * last
     * 15 minutes only: this is the log as a signal.
     */
    LevelCounts counts(Instant after, Instant until);

    /** The first row that states {@code time} or later. Empty when none does or the times are not read so far. */
    OptionalLong rowAt(Instant time);

    /** The first row at or after {@code from} in time whose level is at least {@code level}. */
    OptionalLong firstAtLeast(LogLevel level, Instant from);

    /**
     * The exact bytes of {@code lines} that this log handed out, which follow one another, for the record.
     *
     * @return empty when they are no longer to be had (truncated, dropped from the spool) or no longer hash the same
     */
    Optional<LogEvidence> evidence(List<LogRow.Line> lines);

    /** Starts a command whose output ended again; the rows tell the gap. Of other sources nothing. */
    void reconnect();

    @Override
    void close();
}
