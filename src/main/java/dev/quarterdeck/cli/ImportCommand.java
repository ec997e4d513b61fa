package dev.quarterdeck.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck import FILE}. */
@Command(name = "import", description = "Take over an incident from a capsule that another console has written.")
final class ImportCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "FILE", description = "The capsule.")
    private Path file;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    ImportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Plain.line(program.take(data.folder(), file)));
        return 0;
    }
}
