package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.fence.CommandFields;
import dev.quarterdeck.core.signal.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * Puts an incident's values into a command: into the placeholders and variables that the command marks, and in place of a
 * word that the runbook itself only gives as an example. Values are quoted for the shell where they stand and never searched
 * again; one that cannot be quoted for certain is not put in, and its place stays open. Immutable; any thread.
 *
 * @param values   by placeholder as it is written ({@code <namespace>}), a variable as {@code $NAME}
 * @param examples a word of the runbook ({@code v0.0.9}) with what stands for it in this incident
 * @param target   where the commands are meant; a kubectl context is named in each kubectl command
 */
@NullUnmarked
public record CommandBlanks(Map<String, String> values, Map<String, String> examples, Optional<Target> target) {
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");

    /** Words that can only stand for something else. */
    private static final Pattern WORD = Pattern.compile("YOUR[_-][A-Z_-]+|(?:CHANGE|REPLACE)[_-]?ME|your-[a-z-]+");

    private static final Pattern EXAMPLE = Pattern.compile(Field.EXAMPLE);

    private static final String KUBECTL = "(?m)(?<=^|[|;&(]|\\$\\(|[|;&(] |sudo |&& )kubectl(?= )(?![^\\n|;&]*--context)";

    /** What is put in; {@code ours} when it is the console's own words and not somebody's value, which is quoted. */
    private record Value(String text, boolean ours) {
    }

    public CommandBlanks {
        values = filled(values);
        examples = filled(examples);
    }

    /** A piece of the command; {@code put} when it is a value and not the runbook's own text. */
    public record Piece(String text, boolean put) {
    }

    private static Map<String, String> filled(Map<String, String> map) {
        var copy = new LinkedHashMap<>(map);
        copy.values().removeIf(String::isEmpty);
        return copy;
    }

    /** The exact text that is copied. */
    public String fill(String command) {
        var text = new StringBuilder();
        pieces(command).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** The command in pieces, so that a reader sees what was put in. */
    public List<Piece> pieces(String command) {
        Map<Pattern, Value> blanks = blanks();
        if (blanks.isEmpty()) {
            return List.of(new Piece(command, false));
        }
        var pieces = new ArrayList<Piece>();
        var shell = new ShellText();
        int at = 0;
        while (at < command.length()) {
            int start = command.length();
            int end = start;
            Value value = null;
            for (Map.Entry<Pattern, Value> blank : blanks.entrySet()) {
                Matcher m = blank.getKey().matcher(command);
                if (m.find(at) && (m.start() < start || m.start() == start && m.end() > end)) {
                    start = m.start();
                    end = m.end();
                    value = blank.getValue();
                }
            }
            if (start > at) {
                pieces.add(new Piece(command.substring(at, start), false));
                shell.read(command.substring(at, start));
            }
            if (start < command.length()) {
                Optional<String> put = value.ours() ? Optional.of(value.text())
                        : Quoting.quoted(shell.place(), shell.wordBegins(), value.text(), command);
                pieces.add(new Piece(put.orElse(command.substring(start, end)), put.isPresent()));
                shell.value();
            }
            at = Math.max(end, start);
        }
        return List.copyOf(pieces);
    }

    /** {@link #pieces} by line: what stands in a line depends on the quotes that were opened before it. */
    public List<List<Piece>> lines(String command) {
        var lines = new ArrayList<List<Piece>>();
        var line = new ArrayList<Piece>();
        for (Piece piece : pieces(command)) {
            String[] parts = piece.text().split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
                if (!parts[i].isEmpty()) {
                    line.add(new Piece(parts[i], piece.put()));
                }
            }
        }
        lines.add(List.copyOf(line));
        return List.copyOf(lines);
    }

    /** What the command leaves open and a person is asked for: a secret is never asked, since what is asked is recorded. */
    public List<String> open(String command) {
        return CommandFields.in(command).stream().filter(field -> !Field.secret(field) && !values.containsKey(field)).toList();
    }

    /**
     * The placeholders, not the variables, that are still in {@link #fill}: copied, the shell would take them for something else.
     */
    public List<String> holes(String command) {
        String filled = pieces(command).stream().map(piece -> piece.put() ? " " : piece.text()).collect(Collectors.joining());
        return CommandFields.in(filled).stream().filter(field -> !field.startsWith("$")).toList();
    }

    /** Those with another value for one field. */
    public CommandBlanks with(String field, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(field, value);
        return new CommandBlanks(more, examples, target);
    }

    private Map<Pattern, Value> blanks() {
        var blanks = new LinkedHashMap<Pattern, Value>();
        values.forEach((field, value) -> pattern(field).ifPresent(p -> blanks.put(p, new Value(value, false))));
        examples.forEach((word, value) -> blanks.put(Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-]|\\.\\w)"),
                new Value(value, false)));
        target.filter(t -> t.kind() == Target.Kind.KUBECTL)
                .ifPresent(t -> blanks.put(Pattern.compile(KUBECTL), new Value("kubectl --context=" + t.name(), true)));
        return blanks;
    }

    private static Optional<Pattern> pattern(String field) {
        if (VARIABLE.matcher(field).matches()) {
            String name = field.substring(1);
            return Optional.of(Pattern.compile("(?<!\\\\)\\$(?:\\{" + name + "\\}|" + name + "(?!\\w))"));
        }
        if (WORD.matcher(field).matches()) {
            return Optional.of(Pattern.compile("(?<![\\w-])" + Pattern.quote(field) + "(?![\\w-])"));
        }
        if (EXAMPLE.matcher(field).matches()) {
            return Optional.of(Pattern.compile("(?<![A-Za-z0-9.])" + Pattern.quote(field) + "(?![A-Za-z0-9])"));
        }
        return field.startsWith("[") || field.startsWith("<") || field.startsWith("{{")
                ? Optional.of(Pattern.compile(Pattern.quote(field)))
                : Optional.empty();
    }
}
