package dev.quarterdeck.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much a console writes into its own log. */
final class LogLevelOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--log-level", paramLabel = "LEVEL", description = "What quarterdeck.log in the data folder holds: normal, without any words of runbooks "
            + "or incidents, or detail, with messages that may hold some; secrets are masked in both.")
    private String level = "normal";

    /** What stood before the command. */
    void use(String before) {
        level = before;
    }

    /** Whether messages are written, too. */
    boolean detailed() {
        return switch (level) {
            case "normal" -> false;
            case "detail" -> true;
            default -> throw new ParameterException(spec.commandLine(), "--log-level " + level + ": no level; they are normal and detail");
        };
    }
}
