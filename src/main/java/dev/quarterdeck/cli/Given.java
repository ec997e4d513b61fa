package dev.quarterdeck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What stands on the command line beside a command, held to what it can mean: an option before the command is the command's, and
 * nothing that was given is dropped without a word.
 */
record Given(ParseResult whole) {

    /** Hands options before the command on to it; refuses what cannot be meant. */
    void require() {
        files(whole);
        if (!whole.hasSubcommand()) {
            return;
        }
        ParseResult command = whole.subcommand();
        files(command);
        String name = command.commandSpec().name();
        for (ArgSpec given : whole.matchedArgs()) {
            switch (given) {
                case OptionSpec option when option.names()[0].equals("--data") -> handOn(command);
                case OptionSpec option when option.names()[0].equals("--log-level") && logs(command).isPresent() -> logs(command)
                        .get()
                        .use(whole.matchedOptionValue("--log-level", ""));
                case OptionSpec option -> throw refused(option.names()[0] + " stands alone, not before " + name);
                case ArgSpec file -> throw refused(String.join(" ", file.originalStringValues()) + " stands before " + name
                        + ", which takes its files behind it");
            }
        }
    }

    private void handOn(ParseResult command) {
        if (command.hasMatchedOption("--data")) {
            throw refused("--data is given twice, before " + command.commandSpec().name() + " and behind it");
        }
        CommandSpec mixin = command.commandSpec().mixins().get("data");
        if (mixin != null && mixin.userObject() instanceof DataOption data) {
            data.use(whole.matchedOptionValue("--data", Optional.<Path>empty()));
        }
    }

    /** Of a command that opens a console, unless it says itself how much is written. */
    private static Optional<LogLevelOption> logs(ParseResult command) {
        return Optional.ofNullable(command.commandSpec().mixins().get("log"))
                .filter(_ -> !command.hasMatchedOption("--log-level"))
                .map(CommandSpec::userObject).filter(LogLevelOption.class::isInstance).map(LogLevelOption.class::cast);
    }

    /**
     * {@code -} is standard output where something is written, and standard input where a log is read; elsewhere it would name a
     * file.
     */
    private void files(ParseResult parsed) {
        for (ArgSpec arg : parsed.matchedArgs()) {
            List<String> values = arg.originalStringValues();
            boolean path = arg.type() == Path.class || arg.auxiliaryTypes().length > 0 && arg.auxiliaryTypes()[0] == Path.class;
            String label = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
            if (path && values.stream().anyMatch(String::isBlank)) {
                throw refused(label + " names nothing");
            }
            if (path && values.contains("-") && !label.equals("--output")) {
                throw refused("- is no " + label
                        + " here: name a file. Only log reads standard input, and export -o - writes to standard output");
            }
        }
    }

    private ParameterException refused(String words) {
        return new ParameterException(whole.commandSpec().commandLine(), words + ".");
    }
}
