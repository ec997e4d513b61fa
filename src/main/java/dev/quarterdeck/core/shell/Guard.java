package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.frontmatter.GuardWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stops a command from being run by Enter alone. It is judged as the runbook has it and as it will run, by what is known of
 * commands and by what the team adds; what a file says can only make it stricter. Pure; any thread.
 *
 * @param words the team's own words that were found, empty where none were
 */
public record Guard(Danger danger, Optional<String> words) {

    /**
     * @param written the command in the runbook
     * @param filled  the same with every value in it: exactly what would run
     * @param team    words of commands that are dangerous in this team
     */
    public static Guard of(CommandText written, String filled, List<GuardWords> team) {
        Optional<String> found = team.stream().map(GuardWords::text)
                .filter(word -> holds(filled, word) || holds(written.text(), word)).findFirst();
        return new Guard(found.isPresent() ? Danger.DESTRUCTIVE : worse(Danger.of(written), Danger.of(filled)), found);
    }

    /** Of several that run one after another. */
    public Guard and(Guard other) {
        return new Guard(worse(danger, other.danger), words.or(other::words));
    }

    /** Whether the target's name has to be typed. */
    public boolean asksForName() {
        return danger != Danger.PLAIN;
    }

    private static Danger worse(Danger a, Danger b) {
        return a == Danger.DESTRUCTIVE || b == Danger.DESTRUCTIVE ? Danger.DESTRUCTIVE : a == Danger.PLAIN ? b : a;
    }

    private static boolean holds(String command, String word) {
        return plain(command).contains(plain(word));
    }

    /** Quotes, blanks and line ends make no difference to a shell. */
    private static String plain(String text) {
        return text.replaceAll("[\"'\\\\]", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
