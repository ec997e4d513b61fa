package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.ShellCommand;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a command behaves once it runs, as far as its words tell. Pure; any thread. */
public enum Manner {
    ENDS,
    /** It follows something until somebody stops it. */
    GOES_ON,
    /** It draws on a screen or waits for what is typed, and does nothing of use without. */
    NEEDS_TERMINAL;

    private static final Set<String> SCREENS = Set.of("vi", "vim", "nvim", "nano", "emacs", "less", "more", "man", "top",
            "htop", "btop", "watch",
            "tmux", "screen", "k9s", "passwd", "visudo", "crontab");
    private static final Set<String> SESSIONS = Set.of("psql", "mysql", "mariadb", "mongosh", "mongo", "redis-cli", "sqlite3",
            "cqlsh", "ftp",
            "sftp", "telnet", "bash", "sh", "zsh", "python", "python3", "node", "irb", "rails");
    private static final Pattern TYPED_INTO =
            Pattern.compile("-(?:[a-zA-Z]*i[a-zA-Z]*t|[a-zA-Z]*t[a-zA-Z]*i)[a-zA-Z]*|--tty|--stdin");
    private static final Pattern FOLLOWS = Pattern.compile("-[a-zA-Z]*[fF]|--follow(?:=.*)?|--retry");
    private static final Pattern WATCHES = Pattern.compile("-w|--watch(?:=true)?");
    private static final Set<String> FOLLOWED = Set.of("tail", "journalctl");
    private static final Set<String> CLUSTERS = Set.of("kubectl", "docker", "docker-compose", "podman", "oc");

    public static Manner of(CommandText written, String filled) {
        if (!written.input().isEmpty()) {
            return NEEDS_TERMINAL;
        }
        List<Manner> all = ShellCommand.read(filled).stream().map(command -> of(command.words())).toList();
        return all.contains(NEEDS_TERMINAL) ? NEEDS_TERMINAL : all.contains(GOES_ON) ? GOES_ON : ENDS;
    }

    private static Manner of(List<String> words) {
        int at = words.getFirst().equals("sudo") && words.size() > 1 ? 1 : 0;
        String program = words.get(at).substring(words.get(at).lastIndexOf('/') + 1);
        List<String> rest = words.subList(at + 1, words.size());
        if (SCREENS.contains(program) && !rest.contains("-b") && !rest.contains("-l") || SESSIONS.contains(program)
                && rest.isEmpty()
                || CLUSTERS.contains(program) && (rest.contains("edit")
                        || rest.stream().anyMatch(w -> TYPED_INTO.matcher(w).matches()))) {
            return NEEDS_TERMINAL;
        }
        boolean follows = FOLLOWED.contains(program) && rest.stream().anyMatch(w -> FOLLOWS.matcher(w).matches())
                || CLUSTERS.contains(program) && (rest.contains("logs")
                        && rest.stream().anyMatch(w -> FOLLOWS.matcher(w).matches())
                || rest.contains("get") && rest.stream().anyMatch(w -> WATCHES.matcher(w).matches())
                        || rest.contains("port-forward"));
        return follows ? GOES_ON : ENDS;
    }
}
