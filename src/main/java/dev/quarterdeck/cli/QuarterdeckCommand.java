package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.NotRead;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck [RUNBOOK.md]}: opens the window; the other commands stand below it. */
@Command(name = "quarterdeck", sortOptions = false,
        description = "Turns a team's own Markdown runbook into a live incident console.",
        footer = {"", "Without a command the window opens, on RUNBOOK.md if one is named.",
                "Without a display the bundled drill plays by itself.",
                "Options before the command hold for the command.",
                "Exit codes: 0 done; 1 done, and something is not right (check, verify) or nothing matched (log); 2 could not "
                + "be done."})
public final class QuarterdeckCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(arity = "0..1", paramLabel = "RUNBOOK.md", description = "A Markdown runbook to open, or a capsule to read.")
    private Optional<Path> runbook;

    @Mixin
    private DataOption data;

    @Mixin
    private LogLevelOption log;

    @Option(names = "--version", description = "Print the version.")
    private boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    private QuarterdeckCommand(Program program) {
        this.program = program;
    }

    /** Carries out the command line and answers the exit code. Failures are one sentence on stderr and exit code 2. */
    public static int run(Program program, String... args) {
        var line = new CommandLine(new QuarterdeckCommand(program));
        line.addSubcommand(new CheckCommand(program));
        line.addSubcommand(new ShowCommand(program));
        line.addSubcommand(new DrillCommand(program));
        line.addSubcommand(new IncidentsCommand(program));
        line.addSubcommand(new ExportCommand(program));
        line.addSubcommand(new ImportCommand(program));
        line.addSubcommand(new ReplayCommand(program));
        line.addSubcommand(new SearchCommand(program));
        line.addSubcommand(new LogCommand(program));
        line.addSubcommand(new VerifyCommand(program));
        line.addSubcommand(new BackupCommand(program));
        line.addSubcommand(new RestoreCommand(program));
        line.setExecutionStrategy(parsed -> {
            new Given(parsed).require();
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof java.io.IOException || failure instanceof NotRead
                    || failure instanceof java.io.UncheckedIOException) {
                command.getErr().println(Plain.text(String.valueOf(failure.getMessage())));
            } else if (failure instanceof InvalidPathException path) {
                command.getErr().println(Plain.line(path.getInput()) + " is no name of a file here: " + path.getReason());
            } else {
                command.getErr()
                        .println("This is a defect of Quarterdeck's; nothing was changed by it. Please report these lines:");
                failure.printStackTrace(command.getErr());
            }
            return 2;
        });
        line.setParameterExceptionHandler((failure, _) -> {
            failure.getCommandLine().getErr().println(Plain.line(String.valueOf(failure.getMessage()))
                    + " (quarterdeck --help lists the commands)");
            return 2;
        });
        return written(line.execute(args));
    }

    /** Whoever reads half an output must learn that it is half: a full disk, a pipe that was closed. */
    private static int written(int code) {
        if (!System.out.checkError()) {
            return code;
        }
        System.err.println("The output could not be written to its end: its disk is full, or whoever read it has closed it.");
        return 2;
    }

    @Override
    public Integer call() throws Exception {
        if (version) {
            System.out.println("Quarterdeck " + program.version());
            return 0;
        }
        return program.window(new Program.Console(data.folder(), log.detailed()), runbook);
    }
}
