package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogColumns;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that there is of one line: its fields, the event it belongs to with the whole stack trace, its bytes.
 *
 * @param fields masked
 * @param event  lines of the event, masked
 * @param bytes  the line exactly, at most {@link #MOST_BYTES} of it; empty when it is no longer to be had
 * @param length bytes of the whole line
 */
record OpenedRow(LogRow.Line line, List<LogColumns.Field> fields, List<String> event, byte[] bytes, long length) {
    private static final int MOST_BYTES = 2048;
    private static final int MOST_EVENT = 500;

    /** Reads; not on the FX thread. */
    static OpenedRow read(OpenLog log, LogRow.Line line, SecretMask mask) {
        List<LogRow.Line> around = lines(log.rows(Math.max(0, line.row() - MOST_EVENT), 2 * MOST_EVENT));
        int at = 0;
        while (at < around.size() && around.get(at).row() != line.row()) {
            at++;
        }
        int from = at;
        int to = at + 1;
        if (at < around.size()) {
            while (from > 0 && around.get(from).continued()) {
                from--;
            }
            while (to < around.size() && around.get(to).continued()) {
                to++;
            }
        }
        List<LogRow.Line> event = at < around.size() ? around.subList(from, to) : List.of(line);
        Optional<LogEvidence> evidence = log.evidence(List.of(line));
        byte[] bytes = evidence.map(LogEvidence::bytes).orElse(new byte[0]);
        return new OpenedRow(line, LogColumns.fields(mask.masked(line.text())),
                mask.masked(event.stream().map(LogRow.Line::text).toList()),
                Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)), bytes.length);
    }

    private static List<LogRow.Line> lines(List<LogRow> rows) {
        var lines = new ArrayList<LogRow.Line>();
        for (LogRow row : rows) {
            if (row instanceof LogRow.Line line) {
                lines.add(line);
            }
        }
        return lines;
    }
}
