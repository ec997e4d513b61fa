package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.time.Times;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck search WORDS}. */
@Command(name = "search", description = "Find words in every incident: events, notes, evidence, messages; newest first.")
final class SearchCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "All must be there; the last one may be only begun.")
    private List<String> words;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    private boolean help;

    SearchCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        List<RecordSearch.Hit> hits = program.search(data.folder(), String.join(" ", words), limit);
        for (RecordSearch.Hit hit : hits) {
            System.out.println(String.join("  ", hit.incident().text(), "#" + hit.number(), Times.dateTime(hit.recordedAt()), hit.excerpt()));
        }
        if (hits.isEmpty()) {
            System.out.println("Nothing found.");
        }
        return 0;
    }
}
