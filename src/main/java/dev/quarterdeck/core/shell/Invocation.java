package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.runbook.command.ShellCommand;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.core.signal.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program and the arguments that carry a script to its target. No name of a target can become an option: {@link Target}
 * allows none
 * that begins with a dash or holds a blank. Immutable; any thread.
 *
 * @param mark letters and digits by which what runs on another machine is found there when it has to stop
 */
public record Invocation(Target target, String script, String mark) {
    private static final String VARIABLE = "QUARTERDECK_RUN=";

    /** What a kubectl command may be piped through: it works on words, wherever it runs. */
    private static final Set<String> FILTERS = Set.of("grep", "egrep", "jq", "yq", "awk", "sed", "head", "tail", "sort",
            "uniq", "wc", "cut",
            "tr", "column", "cat", "echo", "printf", "base64", "sleep", "true");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /** Empty where the target takes no such command: a kubectl context takes kubectl's, and they name it. */
    public Optional<List<String>> arguments() {
        return switch (target.kind()) {
            case LAPTOP -> new ShellLine(target, script).words();
            // in the shell of whoever logs in there, as if it were typed
            case SSH -> new ShellLine(target, "exec env " + VARIABLE + mark + " \"$SHELL\" -c " + quoted(script)).words();
            case DOCKER -> Optional.of(List.of("docker", "exec", "-e", VARIABLE + mark, target.name(), "sh", "-c", script));
            case KUBECTL -> onlyKubectl() ? new ShellLine(Target.LAPTOP, script).words() : Optional.empty();
        };
    }

    /**
     * What stops it where it runs, since ending the program that carries it ends only that: in the order in which to try. Empty
     * where what
     * runs is a process of this laptop. Reaches processes of the same account, on a Linux target.
     */
    public List<List<String>> stopping() {
        return switch (target.kind()) {
            case LAPTOP, KUBECTL -> List.of();
            case SSH -> Stream.of("INT", "TERM", "KILL").map(signal -> new ShellLine(target, "sh -c "
                    + quoted(kill(signal))).words().orElseThrow()).toList();
            case DOCKER -> Stream.of("INT", "TERM", "KILL").map(signal -> List.of("docker", "exec", target.name(), "sh", "-c",
                    kill(signal))).toList();
        };
    }

    private String kill(String signal) {
        return "for p in /proc/[0-9]*; do grep -q " + VARIABLE + mark + " \"$p/environ\" 2>/dev/null && kill -" + signal
                + " \"${p#/proc/}\" 2>/dev/null; done; true";
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private boolean onlyKubectl() {
        List<ShellCommand> commands = ShellCommand.read(script);
        return !commands.isEmpty() && commands.stream()
                .map(ShellCommand::words).allMatch(words -> FILTERS.contains(words.getFirst())
                || words.getFirst().equals("kubectl") && words.contains("--context=" + target.name()))
                && commands.stream().anyMatch(command -> command.words().getFirst().equals("kubectl"));
    }

    /** Arguments as one would type them: each quoted where a shell would read it otherwise. */
    public static String shown(List<String> arguments) {
        return arguments.stream().map(word -> PLAIN.matcher(word).matches() ? word : quoted(word))
                .collect(Collectors.joining(" "));
    }
}
