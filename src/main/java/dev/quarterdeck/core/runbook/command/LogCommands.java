package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Recognises commands that print logs. Any thread. */
public final class LogCommands {
    private static final Set<String> CLUSTER = Set.of("kubectl", "oc");
    private static final Set<String> CONTAINER = Set.of("docker", "podman", "docker-compose", "nerdctl", "crictl");
    private static final Set<String> WHOLE = Set.of("journalctl", "stern");

    /** The journal's own housekeeping prints no log. */
    private static final Set<String> UPKEEP = Set.of("--rotate", "--flush", "--sync", "--verify", "--disk-usage", "--list-boots");

    private LogCommands() {
    }

    /** The command as it would be run, without what its output is piped into. */
    public static Optional<String> read(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            List<String> rest = words.subList(i + 1, words.size());
            boolean prints = (WHOLE.contains(word) || CLUSTER.contains(word) && subcommand(rest, "logs")
                    || CONTAINER.contains(word) && subcommand(rest, "logs"))
                    && rest.stream().noneMatch(UPKEEP::contains) && rest.stream().noneMatch(w -> w.startsWith("--vacuum"));
            if (prints) {
                int from = i > 0 && words.get(i - 1).equals("sudo") ? i - 1 : i;
                return Optional.of(words.subList(from, words.size()).stream().map(LogCommands::quoted)
                        .collect(Collectors.joining(" ")));
            }
        }
        return Optional.empty();
    }

    /** The word that is no option and no option's value: {@code kubectl -n shop logs}, {@code docker compose logs}. */
    private static boolean subcommand(List<String> arguments, String wanted) {
        return IntStream.range(0, Math.min(arguments.size(), 6)).anyMatch(i -> arguments.get(i).equals(wanted)
                && arguments.subList(0, i).stream()
                .noneMatch(Set.of("exec", "get", "describe", "delete", "run", "apply")::contains));
    }

    private static String quoted(String word) {
        return word.isEmpty() || !word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=@,+%<>$[]{}".indexOf(c) >= 0)
                ? "'" + word.replace("'", "'\\''") + "'" : word;
    }
}
