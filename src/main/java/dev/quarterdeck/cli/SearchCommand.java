package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.time.Times;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck search WORDS}. */
@Command(name = "search", description = "Find words in every incident: events, notes, evidence, messages; newest first.")
final class SearchCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "All must be there; the last one may be only begun.")
    private List<String> words;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    SearchCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        String asked = String.join(" ", words);
        if (limit < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--limit " + limit + ": at least 1");
        }
        if (!RecordSearch.searchable(asked)) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "Only letters and digits are searched. Name a word or a number.");
        }
        List<RecordSearch.Hit> hits = program.search(data.folder(), asked, limit);
        for (RecordSearch.Hit hit : hits) {
            System.out.println(String.join("  ", hit.incident().text(), "#" + hit.number(), Times.dateTime(hit.recordedAt()),
                    Plain.entered(hit.excerpt())));
        }
        if (hits.isEmpty()) {
            System.out.println("Nothing found.");
        }
        return 0;
    }
}
