package dev.quarterdeck.core.logs;

import java.util.ArrayList;
import java.util.List;

/** The newest lines of a log, bounded in lines and in characters: the oldest go. Any thread. */
public final class LogRing {
    private static final int MOST_LINES = 20_000;
    private static final long MOST_CHARS = 16L * 1024 * 1024;

    private final LogLine[] lines = new LogLine[MOST_LINES];
    private long oldest = 1;
    private long newest;
    private long chars;

    /** Adds the line that follows the newest. */
    public synchronized void add(LogLine line) {
        if (line.number() != newest + 1) {
            throw new IllegalArgumentException("line " + line.number() + " does not follow " + newest);
        }
        if (newest - oldest + 1 == MOST_LINES) {
            dropOldest();
        }
        newest++;
        lines[slot(newest)] = line;
        chars += line.text().length();
        while (chars > MOST_CHARS) {
            dropOldest();
        }
    }

    /** Lines after {@code number}, oldest first, at most {@code most} of the newest. */
    public synchronized List<LogLine> after(long number, int most) {
        long from = Math.max(Math.max(number + 1, oldest), newest - most + 1);
        var found = new ArrayList<LogLine>();
        for (long n = from; n <= newest; n++) {
            found.add(lines[slot(n)]);
        }
        return List.copyOf(found);
    }

    public synchronized long newest() {
        return newest;
    }

    private void dropOldest() {
        chars -= lines[slot(oldest)].text().length();
        lines[slot(oldest)] = null;
        oldest++;
    }

    private static int slot(long number) {
        return (int) (number % MOST_LINES);
    }
}
