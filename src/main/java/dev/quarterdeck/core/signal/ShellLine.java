package dev.quarterdeck.core.signal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One confirmed shell line and where it is meant to run. Immutable; any thread. */
public record ShellLine(Target target, String line) {
    private static final Pattern KUBECTL = Pattern.compile("\\s*kubectl(\\s.*)", Pattern.DOTALL);

    /** The program and its arguments; empty when the line is no kubectl command though a kubectl context is meant. */
    public Optional<List<String>> words() {
        return switch (target.kind()) {
            case LAPTOP -> Optional.of(local(line));
            // without BatchMode ssh would wait for a password that nobody is asked for
            case SSH -> Optional.of(List.of("ssh", "-o", "BatchMode=yes", "-T", "--", target.name(), line));
            // the container's own shell: few of them hold another one
            case DOCKER -> Optional.of(List.of("docker", "exec", target.name(), "sh", "-c", line));
            case KUBECTL -> {
                Matcher kubectl = KUBECTL.matcher(line);
                yield kubectl.matches() ? Optional.of(local("kubectl --context=" + target.name() + kubectl.group(1)))
                        : Optional.empty();
            }
        };
    }

    /** As a person pastes it into a terminal of this laptop: ssh asks there for what it needs, and sudo has a terminal. */
    public String pasted() {
        return target.kind() == Target.Kind.SSH ? "ssh -t -- " + target.name() + " " + quoted(line) : line;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static List<String> local(String line) {
        return List.of("bash", "--noprofile", "--norc", "-c", line);
    }

    /** As it is shown for confirmation, the last word quoted. */
    public String exactly() {
        return words().map(words -> String.join(" ", words.subList(0, words.size() - 1)) + " " + quoted(words.getLast()))
                .orElse(line + "  (only kubectl commands can run on " + target.words() + ")");
    }
}
