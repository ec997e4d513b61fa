package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck replay INCIDENT [--matrix FILE]}. */
@Command(name = "replay", description =
        "Judge an incident's recorded samples once more: when would each level have been reached?")
final class ReplayCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "INCIDENT", description = "The incident: INC-0042-abcdef, or INC-0042 when that names only one.")
    private String id;

    @Option(names = "--matrix", paramLabel = "FILE",
            description = "A runbook whose decision matrix and triggers to judge by (default: the incident's own).")
    private Optional<Path> matrix = Optional.empty();

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    ReplayCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Incident incident = NamedIncident.find(program, data.folder(), id);
        Runbook runbook = runbook(incident);
        Replay.Result result = program.replay(data.folder(), incident, Guide.of(runbook));
        System.out.println(incident.id() + "  " + Plain.entered(incident.title()));
        System.out.println(result.samples() + " recorded samples, judged by " + Plain.line(runbook.title()));
        if (result.samples() == 0) {
            System.out.println("No sample of a confirmed probe is recorded with this incident, so nothing can be replayed.");
            return 0;
        }
        int widest = result.rows().stream().mapToInt(row -> row.label().length()).max().orElse(0);
        System.out.println();
        System.out.println(" ".repeat(widest) + "  replayed   recorded");
        for (Replay.Row row : result.rows()) {
            System.out.println(Plain.line(row.label() + " ".repeat(widest - row.label().length()) + "  " + clock(row.replayed())
                    + "   " + clock(row.recorded())
                    + "   " + row.comparison()).stripTrailing());
        }
        System.out.println();
        result.changes().forEach(change -> System.out.println(Times.dateTime(change.at()) + "  "
                + Plain.entered(change.label() + ": " + change.driver())));
        return 0;
    }

    private static String clock(Optional<Instant> at) {
        return at.map(Times::clock).orElse("-       ");
    }

    private Runbook runbook(Incident incident) throws IOException {
        if (matrix == null || matrix.isEmpty()) {
            return program.runbook(incident).orElseThrow(() -> new IOException(
                    incident.id() + " has no runbook to judge by. Name one with --matrix FILE."));
        }
        return switch (program.runbooks(List.of(matrix.get())).getFirst()) {
            case Entry.Readable entry -> entry.runbook();
            case Entry.Unreadable entry -> throw new IOException(entry.problem());
        };
    }
}
