package dev.quarterdeck.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarterdeck drill [--auto]}. */
@Command(name = "drill", description = "Start the bundled drill in the window; with --auto play it without a display.")
final class DrillCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "--auto", description =
            "Play it by itself, headless, and leave record, post-mortem and pictures in a new folder.")
    private boolean auto;

    @Mixin
    private DataOption data;

    @Mixin
    private LogLevelOption log;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    DrillCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        var console = new Program.Console(data.folder(), log.detailed());
        return auto ? program.drill(console) : program.drillWindow(console);
    }
}
