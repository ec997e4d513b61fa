package dev.quarterdeck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarterdeck backup}. */
@Command(name = "backup", description = "Make a verified backup of the record now, also while a console runs.")
final class BackupCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    BackupCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Plain.line(program.backup(data.folder())));
        return 0;
    }
}
