package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.runbook.command.ShellCommand;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.core.signal.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The program and the arguments that carry a script to its target. No name of a target can become an option: {@link Target} allows none
 * that begins with a dash or holds a blank. Immutable; any thread.
 */
public record Invocation(Target target, String script) {
    /** What a kubectl command may be piped through: it works on words, wherever it runs. */
    private static final Set<String> FILTERS = Set.of("grep", "egrep", "jq", "yq", "awk", "sed", "head", "tail", "sort", "uniq", "wc", "cut",
            "tr", "column", "cat", "echo", "printf", "base64", "sleep", "true");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** Empty where the target takes no such command: a kubectl context takes kubectl's, and they name it. */
    public Optional<List<String>> arguments() {
        return switch (target.kind()) {
            case LAPTOP, SSH, DOCKER -> new ShellLine(target, script).words();
            case KUBECTL -> onlyKubectl() ? new ShellLine(Target.LAPTOP, script).words() : Optional.empty();
        };
    }

    private boolean onlyKubectl() {
        List<ShellCommand> commands = ShellCommand.read(script);
        return !commands.isEmpty() && commands.stream().map(ShellCommand::words).allMatch(words -> FILTERS.contains(words.getFirst())
                || words.getFirst().equals("kubectl") && words.contains("--context=" + target.name()))
                && commands.stream().anyMatch(command -> command.words().getFirst().equals("kubectl"));
    }

    /** Arguments as one would type them: each quoted where a shell would read it otherwise. */
    public static String shown(List<String> arguments) {
        return arguments.stream().map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
