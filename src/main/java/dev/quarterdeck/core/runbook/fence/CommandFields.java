package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the commands of a runbook leave open, and which variables they set for those that follow. Any thread. */
public final class CommandFields {
    private static final String KEYWORDS =
            "(?:range|end|else|if|with|printf|print|println|len|index|json|define|template|block|eq|ne|and|or|not)\\b";
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<![<\\w$-])<(?![\\s<=/!(-])\\p{L}[^<>\\n|;\"]{0,60}(?<![\\s-])>"
            + "|(?<![\\w.$\\])\\\\])\\[(?:[a-z]{2,}(?:[-_ ][a-z0-9]{2,}){1,5}|[A-Z]{2,}(?:[-_ ][A-Z]{2,}){0,5}|"
            + "(?<=[\\s=/:\"']\\[)[a-z]{4,20})\\](?![\\w(])"
            + "|\\{\\{\\s?(?!" + KEYWORDS + ")\\p{L}[\\p{L}\\w -]{0,60}\\}\\}"
            + "|\\bYOUR[_-][A-Z][A-Z_-]{0,40}[A-Z]\\b|\\b(?:CHANGE|REPLACE)[_-]?ME\\b|\\byour-[a-z][a-z-]{1,40}[a-z]\\b"
            + "|" + Field.EXAMPLE);
    private static final Pattern VARIABLE =
            Pattern.compile("(?<!\\\\)\\$(?:\\{([A-Za-z_]\\w{0,60})[^}\\n]{0,60}\\}|([A-Za-z_]\\w{0,60}))");
    private static final Pattern SETS =
            Pattern.compile("(?:^|\\n|;|&&)\\s*(?:export\\s+|declare\\s+(?:-\\w\\s+)?|local\\s+|"
            + "readonly\\s+)?([A-Za-z_]\\w{0,60})=(\"[^\"\\n]*\"|'[^'\\n]*'|\\$\\([^\\n]*\\)|[^\\s;&|]*)(?=\\s*(?:$|\\n|;|&&|"
            + "#))");
    private static final Pattern BINDS =
            Pattern.compile("\\bfor\\s+([A-Za-z_]\\w*)\\s+in\\b|\\bread\\s+(?:-\\w+\\s+)*([A-Za-z_][\\w ]*)");
    private static final Set<String> ENVIRONMENT = Set.of("HOME", "PATH", "USER", "PWD", "OLDPWD", "SHELL", "RANDOM", "HOSTNAME",
            "LOGNAME",
            "TMPDIR", "UID", "EDITOR", "LANG", "TERM", "SECONDS", "LINENO", "IFS", "PPID", "BASH_SOURCE");

    private CommandFields() {
    }

    /** The fields of one command as written, variables as {@code $NAME}, each once, in order. */
    public static List<String> in(String command) {
        var found = new LinkedHashMap<Integer, String>();
        Matcher placeholder = PLACEHOLDER.matcher(command);
        while (placeholder.find()) {
            found.putIfAbsent(placeholder.start(), placeholder.group());
        }
        Set<String> bound = bound(command);
        Matcher variable = VARIABLE.matcher(command);
        int quotesUpTo = 0;
        boolean single = false;
        while (variable.find()) {
            for (; quotesUpTo < variable.start(); quotesUpTo++) {
                single ^= command.charAt(quotesUpTo) == '\'';
            }
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            if (!single && !ENVIRONMENT.contains(name) && !bound.contains(name)) {
                found.putIfAbsent(variable.start(), "$" + name);
            }
        }
        return found.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).distinct().toList();
    }

    /** Every field of a document's commands and queries; one that is set before is known by what it is set to. */
    public static List<Field> of(Section root) {
        var fields = new LinkedHashMap<String, Field>();
        for (Section section : Outline.subtree(root)) {
            for (Block block : section.blocks()) {
                boolean shell = !(block instanceof Block.Code code) || code.command();
                block.commands().forEach(command -> add(command, shell, fields));
            }
        }
        return new ArrayList<>(fields.values());
    }

    private static void add(CommandText command, boolean shell, Map<String, Field> fields) {
        Matcher sets = SETS.matcher(command.text());
        while (shell && sets.find()) {
            String text = "$" + sets.group(1);
            fields.putIfAbsent(text, new Field(text, sets.group(1), value(sets.group(2)), command.line()));
        }
        for (String text : in(command.text())) {
            if (shell || !text.startsWith("$")) {
                fields.putIfAbsent(text, new Field(text, name(text), Optional.empty(), command.line()));
            }
        }
    }

    /** A variable that is set to nothing but a placeholder is left open all the same. */
    private static Optional<String> value(String written) {
        String bare = written.replaceAll("^[\"']|[\"']$", "");
        return bare.isBlank() || PLACEHOLDER.matcher(bare).matches() ? Optional.empty() : Optional.of(bare);
    }

    private static String name(String text) {
        return text.replaceAll("^(?:<|\\[|\\{\\{\\s?|\\$)|(?:>|\\]|\\s?\\}\\})$", "").strip();
    }

    private static Set<String> bound(String command) {
        var names = new HashSet<String>();
        Matcher m = BINDS.matcher(command);
        while (m.find()) {
            names.addAll(List.of((m.group(1) == null ? m.group(2) : m.group(1)).strip().split("\\s+")));
        }
        return names;
    }
}
