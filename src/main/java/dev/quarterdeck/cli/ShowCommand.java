package dev.quarterdeck.cli;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck show FILE}. */
@Command(name = "show", description = "Print a runbook as the console understands it, for a terminal or a sheet of paper.")
final class ShowCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "FILE", description = "A Markdown runbook.")
    private Path file;

    @Mixin
    @SuppressWarnings("unused") // picocli sets it
    private NoRecordOption noRecord;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    ShowCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        int code = 0;
        for (Entry entry : program.runbooks(List.of(file))) {
            switch (entry) {
                case Entry.Readable readable -> System.out.print(RunbookSheet.of(readable.runbook(), readable.corrections()
                        .size()));
                case Entry.Unreadable problem -> {
                    System.err.println(Plain.line(problem.place() + ": " + problem.problem()));
                    code = 2;
                }
            }
        }
        return code;
    }
}
