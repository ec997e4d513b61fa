package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogLine;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.LogTails;
import dev.quarterdeck.core.logs.OpenLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest lines of one followed file as a log. Any thread. */
final class TailedLog implements OpenLog {
    private final LogSource source;
    private final LogTails.Tail tail;

    TailedLog(LogSource source, LogTails.Tail tail) {
        this.source = source;
        this.tail = tail;
    }

    @Override
    public String name() {
        return source.label();
    }

    @Override
    public LogState state() {
        LogTails.State state = tail.state();
        return new LogState(state.following() ? LogState.Phase.FOLLOWING : LogState.Phase.WAITING, 1, 0, state.words());
    }

    @Override
    public Extent extent() {
        return new Extent(tail.after(0, Integer.MAX_VALUE).size(), true);
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        List<LogRow> all = all();
        int from = Math.clamp(first, 0, all.size());
        return all.subList(from, Math.min(all.size(), from + count));
    }

    private List<LogRow> all() {
        var rows = new ArrayList<LogRow>();
        for (LogLine line : tail.after(0, Integer.MAX_VALUE)) {
            rows.add(new LogRow.Line(rows.size(), line.number(), true, source.label(), line.offset(), line.level(), Optional.empty(),
                    false, line.text(), List.of(), line.cut()));
        }
        return rows;
    }

    @Override
    public LogHistogram histogram() {
        return LogHistogram.EMPTY;
    }

    @Override
    public LevelCounts counts(Instant after, Instant until) {
        return LevelCounts.NONE;
    }

    @Override
    public OptionalLong rowAt(Instant time) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong firstAtLeast(LogLevel level, Instant from) {
        return all().stream().filter(r -> r instanceof LogRow.Line l && l.level().compareTo(level) >= 0).mapToLong(LogRow::row).findFirst();
    }

    @Override
    public Optional<LogEvidence> evidence(List<LogRow.Line> lines) {
        LogRow.Line line = lines.getFirst();
        return tail.after(line.number() - 1, 20_000).stream().findFirst().map(l -> new LogEvidence(source.label(), l.number(), l.offset(),
                Optional.empty(), l.text().getBytes(StandardCharsets.UTF_8), l.sha256(), l.text()));
    }

    @Override
    public void reconnect() {
        // a file is followed for ever
    }

    @Override
    public LogQuery query(LogFilter filter) {
        return new Query(filter);
    }

    @Override
    public void close() {
        tail.close();
    }

    private final class Query implements LogQuery {
        private final LogFilter filter;
        private final String problem;

        Query(LogFilter filter) {
            this.filter = filter;
            this.problem = filter.include().or(filter::exclude).flatMap(p -> p.problem()).orElse("");
        }

        private List<LogRow> matching() {
            Optional<Pattern> include = filter.include().map(p -> p.compiled());
            Optional<Pattern> exclude = filter.exclude().map(p -> p.compiled());
            return problem.isEmpty() ? all().stream().filter(r -> r instanceof LogRow.Line l && l.level().compareTo(filter.least()) >= 0
                    && include.map(p -> p.matcher(l.text()).find()).orElse(true)
                    && !exclude.map(p -> p.matcher(l.text()).find()).orElse(false)).toList() : List.of();
        }

        @Override
        public LogFilter filter() {
            return filter;
        }

        @Override
        public Progress progress() {
            return new Progress(matching().size(), 1, problem);
        }

        @Override
        public Extent extent() {
            return new Extent(matching().size(), true);
        }

        @Override
        public List<LogRow> rows(long first, int count) {
            List<LogRow> all = matching();
            int from = Math.clamp(first, 0, all.size());
            return all.subList(from, Math.min(all.size(), from + count));
        }

        @Override
        public OptionalLong next(long row) {
            return matching().stream().mapToLong(LogRow::row).filter(r -> r > row).findFirst();
        }

        @Override
        public OptionalLong previous(long row) {
            return matching().stream().mapToLong(LogRow::row).filter(r -> r < row).reduce((_, b) -> b);
        }

        @Override
        public LogHistogram histogram() {
            return LogHistogram.EMPTY;
        }

        @Override
        public List<Range> ranges(String text) {
            var ranges = new ArrayList<Range>();
            if (problem.isEmpty() && filter.include().isPresent()) {
                Matcher matcher = filter.include().get().compiled().matcher(text);
                while (matcher.find()) {
                    ranges.add(new Range(matcher.start(), matcher.end()));
                }
            }
            return ranges;
        }

        @Override
        public void close() {
            // nothing runs
        }
    }
}
