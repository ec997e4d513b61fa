package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A query over a merged log: the queries of its logs, their matches in the merged order. Any thread. */
final class MergedQuery implements LogQuery {
    private static final int PAGE = 2000;

    private final List<LogQuery> queries;
    private final MergeOrder order;
    private final Consumer<MergedQuery> onClose;
    private final long[] taken;
    /** Merged rows that match; of the order of the matches, not of the rows. */
    private final TreeSet<Long> rows = new TreeSet<>();

    MergedQuery(List<LogQuery> queries, MergeOrder order, Consumer<MergedQuery> onClose) {
        this.queries = queries;
        this.order = order;
        this.onClose = onClose;
        this.taken = new long[queries.size()];
    }

    /** Takes the matches that came; for the thread that merges. */
    void advance() {
        for (int source = 0; source < queries.size(); source++) {
            LogQuery query = queries.get(source);
            Progress progress = query.progress();
            if (!progress.complete()) {
                continue;
            }
            List<LogRow> page = query.rows(taken[source], (int) Math.min(PAGE, progress.whole() - taken[source]));
            for (LogRow row : page) {
                OptionalLong merged = order.rowOf(source, row.row());
                if (merged.isEmpty()) {
                    break; // it has no place so far
                }
                synchronized (rows) {
                    rows.add(merged.getAsLong());
                }
                taken[source]++;
            }
        }
    }

    @Override
    public Progress progress() {
        List<Progress> all = queries.stream().map(LogQuery::progress).toList();
        String problem = all.stream().map(Progress::problem).filter(p -> !p.isEmpty()).findFirst().orElse("");
        long whole = all.stream().mapToLong(Progress::whole).sum();
        double searched = all.stream().mapToDouble(Progress::searched).average().orElse(1);
        synchronized (rows) {
            return new Progress(whole, whole, rows.size() < whole ? Math.min(0.999, searched) : searched, problem);
        }
    }

    @Override
    public Extent extent() {
        boolean exact = progress().complete();
        synchronized (rows) {
            return new Extent(rows.size(), exact);
        }
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        List<Long> wanted;
        synchronized (rows) {
            wanted = rows.stream().skip(Math.max(0, first)).limit(count).toList();
        }
        var read = new ArrayList<LogRow>();
        wanted.forEach(row -> read.addAll(order.read(row, 1)));
        return read;
    }

    @Override
    public OptionalLong next(long row) {
        synchronized (rows) {
            Long next = rows.higher(row);
            return next == null ? OptionalLong.empty() : OptionalLong.of(next);
        }
    }

    @Override
    public OptionalLong previous(long row) {
        synchronized (rows) {
            Long previous = rows.lower(row);
            return previous == null ? OptionalLong.empty() : OptionalLong.of(previous);
        }
    }

    @Override
    public LogHistogram histogram() {
        return LogHistogram.sum(queries.stream().map(LogQuery::histogram).toList());
    }

    @Override
    public List<Range> ranges(String text) {
        return queries.getFirst().ranges(text);
    }

    @Override
    public void close() {
        queries.forEach(LogQuery::close);
        onClose.accept(this);
    }
}
