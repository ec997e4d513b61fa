package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits a fence of commands: several prompted commands are several commands, what stands below one is what it prints,
 * and comments are notes, expectations or the beginning of another way to do the same. One reader serves one fence.
 */
final class CommandReader {
    private static final Pattern EXPECTED = Pattern.compile("^(?:this )?(?:should|shall|must|will|would) (?:\\w+ )?(?:return|show|print|see|say|be|list|have|contain|output|read|give|display|report)\\b"
            + "|^(?:expect(?:ed|s)?|example|sample|typical)(?: (?:output|result|response|answer|return|status))?\\s*(?::|$)|^expected?\\b|^(?:output|result|response|returns|prints|shows)\\b"
            + "|^(?:the )?(?:response|output|result|answer|status)(?: \\w+)? (?:should|must|will|is|looks)\\b|^=>|^->|^you should see\\b|^(?:it )?should be\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_WAY = Pattern.compile("^(?:\\.{3}\\s*|-+\\s*)?(?:or\\b|alternatively\\b|alternative\\b|option(?:al)? [b-z2-9]\\b)[\\s,:.…-]*", Pattern.CASE_INSENSITIVE);
    /** A quote that is not closed by then is an apostrophe. */
    private static final int LONGEST = 100;

    private final List<String> lines;
    private final int firstLine;
    private final boolean shell;
    private final boolean prompted;
    private final boolean semicolons;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private static final class Entry {
        private final String text;
        private final String note;
        private final int line;
        private final List<String> expected = new ArrayList<>();

        private Entry(String text, String note, int line) {
            this.text = text;
            this.note = note;
            this.line = line;
        }

        private CommandText command() {
            return new CommandText(text, note, expected, line);
        }
    }

    private CommandReader(String text, int firstLine, boolean shell) {
        this.lines = text.lines().toList();
        this.firstLine = firstLine;
        this.shell = shell;
        this.prompted = prompted(lines, shell);
        this.semicolons = lines.stream().anyMatch(line -> line.strip().endsWith(";"));
    }

    /** The commands of a fence; {@code shell} tells whether {@code #} begins a comment and lines may go on. */
    static List<Passage> read(String text, int firstLine, boolean shell) {
        var reader = new CommandReader(text, firstLine, shell);
        if (reader.prompted) {
            reader.prompted();
        } else {
            reader.plain();
        }
        reader.endComments();
        return passages(reader.entries);
    }

    static boolean prompted(List<String> lines, boolean shell) {
        return lines.stream().anyMatch(line -> prompt(line, shell, false).isPresent()) || rootPrompted(lines);
    }

    /** Root's bare prompt is believed only where no line stands without one that reads like a command itself. */
    static boolean rootPrompted(List<String> lines) {
        return lines.stream().anyMatch(line -> Prompt.root(line).isPresent())
                && lines.stream().noneMatch(line -> CommandWords.begins(line));
    }

    private static Optional<Prompt> prompt(String line, boolean shell, boolean root) {
        return Prompt.read(line).filter(p -> p.shell() == shell).or(() -> root ? Prompt.root(line) : Optional.empty());
    }

    private void prompted() {
        boolean root = lines.stream().noneMatch(line -> prompt(line, shell, false).isPresent());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<Prompt> prompt = prompt(line, shell, root);
            if (prompt.isPresent()) {
                i += add(prompt.get().rest(), i) - 1;
            } else if (line.isBlank()) {
                endComments();
            } else if (shell && line.strip().startsWith("#")) {
                comments.add(line.strip().replaceFirst("^#+\\s*", ""));
            } else if (!entries.isEmpty()) {
                endComments();
                entries.getLast().expected.add(line);
            }
        }
    }

    private void plain() {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (bare.isEmpty()) {
                endComments();
            } else if (bare.startsWith("#") || !shell && bare.startsWith("--")) {
                comments.add(bare.replaceFirst("^(?:#+|--+)\\s*", ""));
            } else {
                i += add(line, i) - 1;
            }
        }
    }

    /** Adds the command that begins on a line, and answers how many lines it has. */
    private int add(String first, int index) {
        endComments();
        List<String> command = whole(first, index);
        entries.add(new Entry(String.join("\n", command).strip(), takeNote(), firstLine + index));
        return command.size();
    }

    private List<String> whole(String first, int index) {
        var command = new ArrayList<String>(List.of(first));
        var open = new OpenShellLine();
        boolean goesOn = shell ? open.goesOn(first) : !endsStatement(first);
        for (int i = index + 1; goesOn && i < lines.size() && command.size() < LONGEST; i++) {
            if (!shell && (lines.get(i).isBlank() || Prompt.read(lines.get(i)).isPresent())) {
                return command;
            }
            String next = lines.get(i).replaceFirst("^\\s*->\\s", shell ? "$0" : "");
            command.add(next);
            goesOn = shell ? open.goesOn(next) : !endsStatement(next);
        }
        boolean cutShort = goesOn && shell && !first.stripTrailing().endsWith("\\");
        return cutShort ? List.of(first) : command;
    }

    /** A query language's statement ends with a semicolon or with its paragraph; one that is prompted and has none is one line. */
    private boolean endsStatement(String line) {
        return line.strip().endsWith(";") || line.strip().startsWith("\\") || prompted && !semicolons;
    }

    private void endComments() {
        for (int i = 0; i < comments.size(); i++) {
            if (!entries.isEmpty() && EXPECTED.matcher(comments.get(i)).find()) {
                entries.getLast().expected.addAll(comments.subList(i, comments.size()));
                comments.subList(i, comments.size()).clear();
                return;
            }
        }
        if (!comments.isEmpty()) {
            notes.addAll(comments);
            comments.clear();
        }
    }

    private String takeNote() {
        String note = String.join("\n", notes);
        notes.clear();
        return note;
    }

    private static List<Passage> passages(List<Entry> entries) {
        var passages = new ArrayList<List<Alternative>>();
        var commands = new ArrayList<CommandText>();
        for (int i = 0; i < entries.size(); i++) {
            commands.add(entries.get(i).command());
            boolean last = i + 1 == entries.size() || !entries.get(i + 1).note.isEmpty();
            if (last) {
                String note = commands.getFirst().note();
                boolean otherWay = !passages.isEmpty() && OTHER_WAY.matcher(note).find();
                if (!otherWay) {
                    passages.add(new ArrayList<>());
                }
                passages.getLast().add(new Alternative(label(note), commands));
                commands.clear();
            }
        }
        return passages.stream().map(Passage::new).toList();
    }

    private static String label(String note) {
        String words = OTHER_WAY.matcher(note.lines().findFirst().orElse("")).replaceFirst("").strip();
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
