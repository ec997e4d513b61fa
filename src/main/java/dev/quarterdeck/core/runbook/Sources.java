package dev.quarterdeck.core.runbook;

import java.util.List;

/**
 * What in a runbook's commands can be watched.
 *
 * @param baseline what it says is usual, at most one value of a signal
 */
public record Sources(List<FoundProbe> probes, List<FoundLog> logs, List<FoundLogCommand> logCommands, List<FoundValue> values,
                      List<FoundQuery> queries, List<StatedBaseline> baseline) {
    public static final Sources NONE = new Sources(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Sources {
        probes = List.copyOf(probes);
        logs = List.copyOf(logs);
        logCommands = List.copyOf(logCommands);
        values = List.copyOf(values);
        queries = List.copyOf(queries);
        baseline = List.copyOf(baseline);
    }
}
