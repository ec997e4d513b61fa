package dev.quarterdeck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarterdeck verify}. */
@Command(name = "verify", description =
        "Check database, hash chains and journal against one another; exit 1 when something does not hold.")
final class VerifyCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    VerifyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Program.Verification verification = program.verify(data.folder());
        verification.lines().forEach(line -> System.out.println(Plain.line(line)));
        return verification.sound() ? 0 : 1;
    }
}
