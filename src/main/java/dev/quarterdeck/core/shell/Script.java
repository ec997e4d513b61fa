package dev.quarterdeck.core.shell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several commands as the text of one shell, so that a variable or a folder that one sets is there for the next. Either as they
 * stand, or
 * one by one: then the shell stops at the first that fails, and tells where each ended. Immutable; any thread.
 *
 * @param commands as they run, values filled in
 * @param token    letters and digits that nothing else prints; empty runs the commands as they stand
 */
public record Script(List<String> commands, String token) {
    /** Stands before and after what the shell tells between two commands. */
    public static final byte MARK = 0x1e;

    public Script {
        commands = List.copyOf(commands);
        if (!token.matches("[A-Za-z0-9]*")) {
            throw new IllegalArgumentException("not a token: " + token);
        }
    }

    public static Script single(String command) {
        return new Script(List.of(command), "");
    }

    /** Whether the shell tells where each command ended. */
    public boolean oneByOne() {
        return !token.isEmpty() && commands.size() > 1;
    }

    /** What the shell is given, in the words that sh, bash and dash share. */
    public String text() {
        if (!oneByOne()) {
            return String.join("\n", commands);
        }
        // beside the commands' own output, which one of them may send elsewhere
        String ends = "exec 9>&1\nquarterdeck() { printf '\\036" + token + " %s\\036' \"$1\" >&9; return \"$1\"; }\n";
        return ends + commands.stream().collect(Collectors.joining("\nquarterdeck $? || exit\n")) + "\nquarterdeck $?";
    }
}
