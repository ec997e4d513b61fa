package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.time.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was run, how it ended, and what it printed, folded away. Pure; any thread. */
final class RunsReport {
    private RunsReport() {
    }

    /** Nothing where nothing was run. */
    static void write(Incident incident, Markdown out) {
        List<CommandRun> runs = incident.commandRuns();
        if (runs.isEmpty()) {
            return;
        }
        out.heading(2, "Commands that were run");
        var rows = new ArrayList<List<String>>();
        for (CommandRun run : runs) {
            Fact.CommandStarted started = run.started();
            rows.add(List.of(Integer.toString(rows.size() + 1), Times.dateTime(run.at()), started.text(), started.target().words()
                    + (started.folder().isEmpty() ? "" : ", " + started.folder()), run.outcome() + run.ended()
                            .map(RunsReport::note).orElse(""),
                    run.ended().map(RunsReport::took).orElse(""), run.by()));
        }
        out.table(List.of("No", "Started", "Command", "Where", "Result", "Took", "Confirmed by"), rows);
        for (int i = 0; i < runs.size(); i++) {
            int number = i + 1;
            runs.get(i).ended().filter(end -> end.bytes() > 0).ifPresent(end -> output(number, end, out));
        }
    }

    private static String note(Fact.CommandEnded end) {
        return end.note().isEmpty() ? "" : "\n" + end.note();
    }

    private static String took(Fact.CommandEnded end) {
        return end.took().isZero() ? "" : String.format(Locale.ROOT, "%.1f s", end.took().toMillis() / 1000.0);
    }

    private static void output(int number, Fact.CommandEnded end, Markdown out) {
        out.folded("Output of command " + number + ", " + String.format(Locale.ROOT, "%,d bytes", end.bytes())
                + (end.sha256().isEmpty() ? "" : ", sha256 " + end.sha256()), end.output().isEmpty() ? "(no text)"
                        : end.output());
    }
}
