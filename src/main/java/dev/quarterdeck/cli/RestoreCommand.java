package dev.quarterdeck.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck restore [FILE]}. */
@Command(name = "restore", description =
        "Put a backup in the place of the record, which is kept aside; the newest unless FILE is given.")
final class RestoreCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The backup.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--list", description = "List the backups, newest first, and change nothing.")
    private boolean list;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    RestoreCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        List<Path> backups = program.backups(data.folder());
        if (list) {
            backups.forEach(backup -> System.out.println(Plain.line(backup.toString())));
            return 0;
        }
        Optional<Path> chosen = file == null || file.isEmpty() ? backups.stream().findFirst() : file;
        System.out.println(Plain.line(program.restore(data.folder(),
                chosen.orElseThrow(() -> new IOException("There is no backup yet. quarterdeck backup makes one.")))));
        return 0;
    }
}
