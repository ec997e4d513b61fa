package dev.quarterdeck.app;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks in the followed logs for the words that known failures are recognised by, from when the incident began. FX thread
 * only; the searching itself is the logs' own work.
 */
final class PhraseSearch implements AutoCloseable {
    private final Map<Asked, LogQuery> queries = new HashMap<>();

    private record Asked(OpenLog log, String phrase, Instant since) {
    }

    /** What the newest line says that holds each phrase which was found so far, without its secrets. */
    Map<String, String> seen(Collection<OpenLog> logs, List<String> phrases, Instant since, SecretMask mask) {
        var wanted = new HashSet<Asked>();
        var seen = new HashMap<String, String>();
        for (OpenLog log : logs) {
            for (String phrase : phrases) {
                var asked = new Asked(log, phrase, since);
                wanted.add(asked);
                LogQuery query = queries.computeIfAbsent(asked, a -> a.log.query(
                        LogFilter.of(LogPattern.literal(a.phrase).ignoringCase()).since(a.since)));
                newest(query).ifPresent(line -> seen.put(phrase, EntryWords.brief(line, mask)));
            }
        }
        queries.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        return seen;
    }

    private static Optional<String> newest(LogQuery query) {
        long rows = query.extent().rows();
        return rows == 0 ? Optional.empty() : query.rows(rows - 1, 1).stream().filter(LogRow.Line.class::isInstance)
                .map(row -> ((LogRow.Line) row).text()).findFirst();
    }

    @Override
    public void close() {
        queries.values().forEach(LogQuery::close);
        queries.clear();
    }
}
