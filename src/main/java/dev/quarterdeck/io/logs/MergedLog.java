package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Several open logs as one, merged by the time their lines state; lines without a time stay behind the line before them. A thread
 * of its
 * own brings the logs' rows into an order that never changes: a log that is late by more than a second is let in at the end. Any
 * thread.
 */
final class MergedLog implements OpenLog {
    private final List<OpenLog> logs;
    private final MergeOrder order;
    private final List<MergedQuery> queries = new CopyOnWriteArrayList<>();
    private final Semaphore stop = new Semaphore(0);

    MergedLog(List<OpenLog> logs) {
        this.logs = List.copyOf(logs);
        this.order = new MergeOrder(this.logs);
        Thread.ofVirtual().name("merge logs").start(this::run);
    }

    private void run() {
        try {
            do {
                order.advance(System.nanoTime());
                queries.forEach(MergedQuery::advance);
            } while (!stop.tryAcquire(order.busy() ? 1 : 50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        }
    }

    @Override
    public String name() {
        return logs.stream().map(OpenLog::name).collect(Collectors.joining(" + "));
    }

    @Override
    public LogState state() {
        List<LogState> states = logs.stream().map(OpenLog::state).toList();
        LogState worst = states.stream().filter(s -> s.phase() == LogState.Phase.WAITING || s.phase() == LogState.Phase.BROKEN)
                .findFirst()
                .orElseGet(() -> states.stream().min(Comparator.comparing(LogState::phase)).orElseThrow());
        return new LogState(worst.phase(), states.stream().mapToDouble(LogState::indexed).min().orElse(1), states.stream()
                .mapToLong(LogState::bytes).sum(),
                worst.words());
    }

    @Override
    public Extent extent() {
        return new Extent(order.rows(), !order.busy() && logs.stream().allMatch(l -> l.extent().exact()));
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        return order.read(first, count);
    }

    @Override
    public long whole() {
        return order.rows(); // an unfinished line is let in when it is whole
    }

    @Override
    public LogQuery query(LogFilter filter) {
        var query = new MergedQuery(logs.stream().map(l -> l.query(filter)).toList(), order, queries::remove);
        queries.add(query);
        return query;
    }

    @Override
    public LogHistogram histogram() {
        return LogHistogram.sum(logs.stream().map(OpenLog::histogram).toList());
    }

    @Override
    public LevelCounts counts(Instant after, Instant until) {
        return logs.stream().map(l -> l.counts(after, until)).reduce(LevelCounts.NONE, LevelCounts::plus);
    }

    @Override
    public OptionalLong rowAt(Instant time) {
        return firstOf(logs.stream().map(l -> l.rowAt(time)).toList());
    }

    @Override
    public OptionalLong firstAtLeast(LogLevel level, Instant from) {
        return firstOf(logs.stream().map(l -> l.firstAtLeast(level, from)).toList());
    }

    private OptionalLong firstOf(List<OptionalLong> rows) {
        OptionalLong first = OptionalLong.empty();
        for (int source = 0; source < rows.size(); source++) {
            if (rows.get(source).isPresent()) {
                OptionalLong merged = order.rowOf(source, rows.get(source).getAsLong());
                if (merged.isPresent() && (first.isEmpty() || merged.getAsLong() < first.getAsLong())) {
                    first = merged;
                }
            }
        }
        return first;
    }

    @Override
    public Optional<LogEvidence> evidence(List<LogRow.Line> lines) {
        if (lines.isEmpty() || lines.stream().anyMatch(l -> !l.source().equals(lines.getFirst().source()))) {
            return Optional.empty(); // bytes of two files are no bytes of either
        }
        var own = new ArrayList<LogRow.Line>();
        for (OpenLog log : logs) {
            if (log.name().equals(lines.getFirst().source())) {
                lines.forEach(line -> order.sourceRow(line.row()).ifPresent(row ->
                        log.rows(row, 1).stream().filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast)
                                .forEach(own::add)));
                return log.evidence(own);
            }
        }
        return Optional.empty();
    }

    @Override
    public void reconnect() {
        logs.forEach(OpenLog::reconnect);
    }

    @Override
    public void close() {
        stop.release();
        queries.forEach(MergedQuery::close);
    }
}
