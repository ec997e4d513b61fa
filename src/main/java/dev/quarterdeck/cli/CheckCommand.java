package dev.quarterdeck.cli;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.core.signal.Unit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck check FILE|DIR... [--json] [--strict]}, for a team's own build: no window, no data folder. */
@Command(name = "check", description = {"Read runbooks and print what should be mended, with line numbers.",
    "Exit codes: 0 clean, 1 errors found (with --strict: warnings too), 2 a file cannot be read."})
final class CheckCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Markdown files, or folders that are searched for *.md.")
    private List<Path> paths;

    @Option(names = "--json", description = "One JSON object a file with everything that was understood, one a line.")
    private boolean json;

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    @Mixin
    @SuppressWarnings("unused") // picocli sets it
    private NoRecordOption noRecord;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    CheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        LocalDate today = program.today();
        var found = new ArrayList<Finding>();
        List<Entry> entries = program.runbooks(paths);
        int unreadable = 0;
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Readable readable -> {
                    List<Finding> findings = readable.runbook().findings(today);
                    found.addAll(findings);
                    print(readable, findings);
                }
                case Entry.Unreadable problem -> {
                    System.err.println(Plain.line(problem.place() + ": " + problem.problem()));
                    unreadable++;
                }
            }
        }
        if (!json) {
            System.out.println(summary(entries.size(), unreadable, found));
        }
        return unreadable > 0 ? 2 : count(found, FindingSeverity.ERROR) > 0 || strict && count(found, FindingSeverity.WARNING) > 0
                ? 1 : 0;
    }

    private void print(Entry.Readable readable, List<Finding> findings) {
        if (json) {
            System.out.println(VisibleText.json(program.json(RunbookObject.of(readable, findings))));
            return;
        }
        findings.forEach(f -> System.out.println(Plain.line(readable.place() + ":" + f.line() + ": "
                + f.severity().name().toLowerCase(Locale.ROOT) + ": " + f.message() + " [" + f.code().code() + "]")));
        readings(readable);
    }

    /**
     * What an incident makes of the file, and which of its sections it leaves as text: their author had better know before the
     * outage.
     */
    private static void readings(Entry.Readable readable) {
        List<SectionReading> all = readable.runbook().readings();
        if (!readable.corrections().isEmpty()) {
            System.out.println(Plain.line(readable.place() + ": read with "
                    + Unit.counted(readable.corrections().size(), "correction") + " that lie beside it or in its front matter"));
        }
        if (!all.isEmpty()) {
            System.out.println(Plain.line(readable.place() + ": " + Unit.counted(all.size(), "section") + ": "
                    + Arrays.stream(Understanding.values())
                    .map(state -> all.stream().filter(r -> r.understanding() == state).count() + " " + state.word())
                    .collect(Collectors.joining(", "))));
        }
        all.stream().filter(CheckCommand::left)
                .forEach(r -> System.out.println(Plain.line(readable.place() + ":" + r.line() + ": not used: " + r.heading()
                + " (" + r.understanding().word() + (r.role() == SectionRole.NOTHING ? "" : " as " + r.role().words()) + ": "
                + r.why() + ")")));
    }

    private static boolean left(SectionReading reading) {
        return switch (reading.understanding()) {
            case UNSURE, TEXT -> true;
            case UNDERSTOOD -> !reading.used() && (reading.role() == SectionRole.CONTEXT
                    || reading.role() == SectionRole.REASONS_NOT_TO_ACT);
        };
    }

    private static String summary(int files, int unreadable, List<Finding> found) {
        return Unit.counted(files, "file") + ": " + Unit.counted(count(found, FindingSeverity.ERROR), "error") + ", "
                + Unit.counted(count(found, FindingSeverity.WARNING), "warning") + ", "
                + Unit.counted(count(found, FindingSeverity.NOTE), "note")
                + (unreadable > 0 ? ", " + unreadable + " unreadable" : "");
    }

    private static long count(List<Finding> findings, FindingSeverity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
