package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts the groups of a fence's commands, each below its own comment, one after the other or beside one another: a group is
 * instead of the one above it where its comment says so, and where both undo the same thing in two manners. Any thread.
 */
final class CommandGroups {
    private static final Pattern UNDOES = Pattern.compile("\\b(?:roll-?back|undo|restore|revert|reset)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDOES_IN_GIT = Pattern.compile("^git (?:reset|revert)\\b.*");
    private static final Set<String> INTERPRETERS = Set.of("bash", "sh", "sudo", "npm", "npx", "yarn", "pnpm", "make", "python",
            "python3", "node", "php", "ruby");

    private CommandGroups() {
    }

    /** @param note the comment above its commands, may be empty */
    record Group(String note, List<CommandText> commands) {
        private String first() {
            return note.lines().findFirst().orElse("");
        }

        private Alternative way() {
            return new Alternative(CommentWords.label(first()), commands);
        }
    }

    static List<Passage> passages(List<Group> groups) {
        var passages = new ArrayList<List<Alternative>>();
        for (int i = 0; i < groups.size(); i++) {
            if (i == 0 || !instead(groups.get(i - 1), groups.get(i))) {
                passages.add(new ArrayList<>());
            }
            passages.getLast().add(groups.get(i).way());
        }
        return passages.stream().map(Passage::new).toList();
    }

    private static boolean instead(Group above, Group group) {
        String words = group.first();
        if (CommentWords.or(words) || CommentWords.with(words)
                && (CommentWords.with(above.first()) || sameProgram(above, group))) {
            return true;
        }
        boolean named = CommentWords.product(above.first()) && CommentWords.product(words) || CommentWords.manner(above.first())
                && CommentWords.manner(words);
        return named || !words.isEmpty() && single(above) && single(group) && sameUndoing(text(above), text(group));
    }

    private static boolean single(Group group) {
        return group.commands.size() == 1;
    }

    private static String text(Group group) {
        return group.commands.getFirst().text();
    }

    /** The same call again with more or other options, or another of git's two ways to take a commit back. */
    private static boolean sameUndoing(String above, String text) {
        if (UNDOES_IN_GIT.matcher(above).matches() && UNDOES_IN_GIT.matcher(text).matches()) {
            return true;
        }
        boolean more = text.startsWith(above + " ") || above.startsWith(text + " ");
        return UNDOES.matcher(text).find() && (more || script(text) && arguments(above).equals(arguments(text)) && program(above)
                .equals(program(text)));
    }

    /** The arguments that are no options: what a script is called for. */
    private static List<String> arguments(String text) {
        return List.of(text.split("\\s+")).stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    }

    private static boolean script(String text) {
        return text.split("\\s+", 2)[0].contains("/");
    }

    private static boolean sameProgram(Group above, Group group) {
        String first = program(text(group));
        return !INTERPRETERS.contains(first) && first.equals(program(above.commands.getLast().text()));
    }

    private static String program(String text) {
        return text.strip().split("\\s+", 2)[0];
    }
}
