package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.OpenLog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * In which order the rows of several logs follow one another: runs of rows of one log. One thread advances, any thread reads.
 */
final class MergeOrder {
    private static final int PAGE = 2000;
    /** So long a log that has nothing to say holds the others back, in case its lines come later than theirs. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Source> sources = new ArrayList<>();
    /** For each run where it begins in the merged rows, whose it is, and where it begins in that log. */
    private long[] begins = new long[64];
    private int[] owners = new int[64];
    private long[] starts = new long[64];
    private int runs;
    private long rows;
    private boolean busy = true;

    /** A log as far as it was taken. */
    private static final class Source {
        private final OpenLog log;
        private final Deque<LogRow> ahead = new ArrayDeque<>();
        private long taken;
        private long read;
        private long silentSince = -1;
        private Instant last = Instant.MIN;

        Source(OpenLog log) {
            this.log = log;
        }

        void readAhead() {
            if (!ahead.isEmpty()) {
                return;
            }
            long end = log.whole();
            if (read < end) {
                ahead.addAll(log.rows(read, (int) Math.min(PAGE, end - read)));
                read += ahead.size();
            }
        }

        /** When its next row was written; rows without a time stay with the one before. */
        Instant time() {
            return ahead.getFirst() instanceof LogRow.Line line ? line.time().filter(t -> t.isAfter(last)).orElse(last) : last;
        }
    }

    MergeOrder(List<OpenLog> logs) {
        logs.forEach(log -> sources.add(new Source(log)));
    }

    /** Takes what is there, as long as no log that may still have earlier rows is waited for. */
    void advance(long now) {
        for (int taken = 0; taken < 50 * PAGE; taken++) {
            int next = -1;
            boolean waits = false;
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                source.readAhead();
                if (source.ahead.isEmpty()) {
                    source.silentSince = source.silentSince < 0 ? now : source.silentSince;
                    waits |= !source.log.extent().exact() || now - source.silentSince < PATIENCE_NANOS;
                } else {
                    source.silentSince = -1;
                    if (next < 0 || source.time().isBefore(sources.get(next).time())) {
                        next = i;
                    }
                }
            }
            if (next < 0 || waits) {
                synchronized (this) {
                    busy = next >= 0 && sources.stream().anyMatch(s -> !s.log.extent().exact());
                }
                return;
            }
            take(next);
        }
    }

    private synchronized void take(int number) {
        Source source = sources.get(number);
        source.last = source.time();
        source.ahead.removeFirst();
        boolean goesOn = runs > 0 && owners[runs - 1] == number;
        if (!goesOn) {
            if (runs == begins.length) {
                begins = Arrays.copyOf(begins, 2 * runs);
                owners = Arrays.copyOf(owners, 2 * runs);
                starts = Arrays.copyOf(starts, 2 * runs);
            }
            begins[runs] = rows;
            owners[runs] = number;
            starts[runs++] = source.taken;
        }
        source.taken++;
        rows++;
    }

    synchronized long rows() {
        return rows;
    }

    /** Whether the order of what is there is still being found. */
    synchronized boolean busy() {
        return busy;
    }

    private int runAt(long row) {
        int at = Arrays.binarySearch(begins, 0, runs, row);
        return at >= 0 ? at : -at - 2;
    }

    private record Part(OpenLog log, long from, int count, long row) {
    }

    List<LogRow> read(long first, int count) {
        var parts = new ArrayList<Part>();
        synchronized (this) {
            long row = Math.max(0, first);
            for (int run = row < rows ? runAt(row) : runs; run < runs && row < first + count; run++) {
                long end = Math.min(first + count, run + 1 < runs ? begins[run + 1] : rows);
                parts.add(new Part(sources.get(owners[run]).log, starts[run] + row - begins[run], (int) (end - row), row));
                row = end;
            }
        }
        var read = new ArrayList<LogRow>();
        for (Part part : parts) {
            long row = part.row();
            for (LogRow each : part.log().rows(part.from(), part.count())) {
                read.add(placed(each, row++));
            }
        }
        return read;
    }

    /** A row of one log as a row of all. */
    static LogRow placed(LogRow row, long at) {
        return switch (row) {
            case LogRow.Line l -> new LogRow.Line(at, l.number(), l.numbered(), l.source(), l.offset(), l.level(), l.time(),
                    l.continued(),
                    l.text(), l.inks(), l.cut());
            case LogRow.Gap g -> new LogRow.Gap(at, g.at(), g.words());
        };
    }

    /** Where row {@code row} of log {@code source} stands; empty while it has no place. */
    synchronized OptionalLong rowOf(int source, long row) {
        for (int run = runs - 1; run >= 0; run--) {
            if (owners[run] == source && starts[run] <= row) {
                long at = begins[run] + row - starts[run];
                return at < (run + 1 < runs ? begins[run + 1] : rows) ? OptionalLong.of(at) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** The row in its own log of merged row {@code row}. */
    synchronized OptionalLong sourceRow(long row) {
        if (row < 0 || row >= rows) {
            return OptionalLong.empty();
        }
        int run = runAt(row);
        return OptionalLong.of(starts[run] + row - begins[run]);
    }
}
