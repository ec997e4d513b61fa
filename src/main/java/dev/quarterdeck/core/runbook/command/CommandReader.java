package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits a fence of commands: several prompted commands are several commands, what stands below one is what it prints,
 * and comments are notes, expectations or the beginning of another way to do the same. One reader serves one fence.
 */
public final class CommandReader {
    private static final Pattern EXPECTED = Pattern.compile("^(?:this )?(?:should|shall|must|will|would) (?:\\w+ )?(?:return|show|print|see|say|be|list|have|contain|output|read|give|display|report)\\b"
            + "|^(?:expect(?:ed|s)?|example|sample|typical)(?: (?:output|result|response|answer|return|status))?\\s*(?::|$)|^expected?\\b|^(?:output|result|response|returns|prints|shows)\\b"
            + "|^(?:the )?(?:response|output|result|answer|status)(?: \\w+)? (?:should|must|will|is|looks)\\b|^=>|^->|^you should see\\b|^(?:it )?should be\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_WAY = Pattern.compile("^(?:\\.{3}\\s*|-+\\s*)?(?:or\\b|alternatively\\b|alternative\\b|(?:option(?:al)?|method|variant|approach|way) [b-z2-9]\\b)[\\s,:.…-]*", Pattern.CASE_INSENSITIVE);
    /** What a shell shows in front of a line that goes on. */
    private static final Pattern SECOND_PROMPT = Pattern.compile("^\\s{0,8}(?:(?:[a-z]+ ){0,3}(?:dquote|quote|bquote|heredoc|pipe|cmdand|cmdor|for|while|until|then|else|case|function|cursh|subsh))?>{1,2}(?: |$)");
    private static final Pattern SECOND_PROMPT_OF_QUERY = Pattern.compile("^\\s*(?:->|[\"'`]>|[\\w.-]{1,40}[-'\"(*][#>])\\s");
    private static final Pattern FUNCTION = Pattern.compile("^\\s*(?:function\\s+([A-Za-z_][\\w-]*)|([A-Za-z_][\\w-]*)\\s*\\(\\))");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}[.)]\\s+(\\S.*)$");
    private static final Pattern REMARK = Pattern.compile("\\s(?:#|//|<-+|←)\\s*(\\S.*)$");
    /** A quote or a bracket that is not closed by then was never meant as one. */
    private static final int LONGEST = 200;

    private final List<String> lines;
    private final int firstLine;
    private final CommandLanguage language;
    private final boolean shell;
    private final boolean console;
    private final boolean prompted;
    private final boolean semicolons;
    private final int margin;
    private final Set<String> functions;
    private final long numberedLines;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<ConsoleSession> session = Optional.empty();
    private boolean warned;

    private static final class Entry {
        private final String text;
        private final String note;
        private final int line;
        private final boolean offered;
        private final List<String> expected = new ArrayList<>();
        private final List<String> input = new ArrayList<>();

        private Entry(String text, String note, int line, boolean offered) {
            this.text = text;
            this.note = note;
            this.line = line;
            this.offered = offered;
        }

        private CommandText command() {
            return new CommandText(text, note, expected, input, line);
        }
    }

    private CommandReader(String text, int firstLine, CommandLanguage language, boolean console) {
        this.lines = text.lines().toList();
        this.firstLine = firstLine;
        this.language = language;
        this.shell = language != CommandLanguage.QUERY;
        this.console = console;
        this.prompted = prompted(lines, shell, console);
        this.semicolons = lines.stream().anyMatch(line -> line.strip().endsWith(";"));
        this.margin = lines.stream().filter(line -> !line.isBlank()).mapToInt(CommandReader::indent).min().orElse(0);
        this.functions = functions(lines);
        this.numberedLines = lines.stream().filter(line -> NUMBERED.matcher(line).matches()).count();
    }

    /** The names that the fence itself gives to functions. */
    private static Set<String> functions(List<String> lines) {
        return lines.stream().map(FUNCTION::matcher).filter(Matcher::find).map(m -> m.group(1) == null ? m.group(2) : m.group(1)).collect(Collectors.toSet());
    }

    /** The commands of a fence; {@code console} tells whether it shows a terminal, where {@code #} may be root's prompt. */
    public static List<Passage> read(String text, int firstLine, CommandLanguage language, boolean console) {
        var reader = new CommandReader(text, firstLine, language, console);
        if (reader.prompted) {
            reader.prompted();
        } else {
            reader.plain();
        }
        reader.endComments();
        return passages(reader.entries);
    }

    public static boolean prompted(List<String> lines, boolean shell, boolean console) {
        return lines.stream().anyMatch(line -> Prompt.read(line).filter(p -> p.shell() == shell).isPresent())
                || shell && (rootPrompted(lines) || console && consolePrompted(lines));
    }

    /** Root's bare prompt is believed only where no line stands without one that reads like a command itself. */
    public static boolean rootPrompted(List<String> lines) {
        return lines.stream().anyMatch(line -> Prompt.root(line).isPresent())
                && lines.stream().noneMatch(line -> CommandLikeness.of(line) == CommandLikeness.CERTAIN);
    }

    /** In a terminal's listing a bare {@code #} or {@code >} before a tool's name is a prompt, when no line does without. */
    private static boolean consolePrompted(List<String> lines) {
        return lines.stream().anyMatch(line -> Prompt.inConsole(line).isPresent())
                && lines.stream().noneMatch(line -> CommandLikeness.of(line) == CommandLikeness.CERTAIN);
    }

    private Optional<Prompt> prompt(String line, boolean bare) {
        return Prompt.read(line).filter(p -> p.shell() == shell)
                .or(() -> bare ? Prompt.root(line).or(() -> console ? Prompt.inConsole(line) : Optional.empty()) : Optional.empty());
    }

    private void prompted() {
        boolean bare = shell && lines.stream().noneMatch(line -> Prompt.read(line).filter(Prompt::shell).isPresent());
        boolean printed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<Prompt> prompt = prompt(line, bare);
            Optional<Prompt> other = prompt.isPresent() ? Optional.empty() : Prompt.read(line);
            if (prompt.isPresent()) {
                i += add(prompt.get().rest(), i) - 1;
                printed = false;
            } else if (other.isPresent() && !entries.isEmpty()) {
                entries.getLast().input.add(other.get().rest());
            } else if (line.isBlank()) {
                endComments();
            } else if (shell && !(bare && printed) && line.strip().startsWith("#")) {
                comments.add(CommandLanguage.words(line));
            } else if (typed(line, i)) {
                entries.getLast().input.add(line);
            } else if (!entries.isEmpty()) {
                endComments();
                entries.getLast().expected.add(line);
                printed = true;
            }
        }
    }

    /** Without prompts a line has to say by itself, and by what stands above it, whether somebody would type it. */
    private void plain() {
        boolean printing = false;
        boolean begins = true;
        boolean below = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String bare = line.strip();
            if (bare.isEmpty()) {
                endComments();
                begins = !printing;
                below = false;
            } else if (language == CommandLanguage.POWERSHELL && bare.startsWith("<#") && !bare.endsWith("#>")) {
                i = endOfRemark(i);
            } else if (session.isPresent() && !language.comment(bare) && typed(line, i)) {
                entries.getLast().input.add(line);
            } else if (language.comment(bare)) {
                comments.add(CommandLanguage.words(bare));
                printing = EXPECTED.matcher(comments.getLast()).find() && bare.endsWith(":");
                begins = !printing;
                below = printing;
            } else if (accepted(line, begins, printing)) {
                Matcher numbered = NUMBERED.matcher(line);
                i += add(numbered.matches() ? numbered.group(1) : line, i) - 1;
                printing = false;
                begins = false;
                below = true;
            } else if (numberedLines > 1 && NUMBERED.matcher(line).matches()) {
                // a step in words, which what is indented below it may do
                endComments();
                printing = false;
                begins = true;
                below = false;
            } else {
                if (below && !entries.isEmpty()) {
                    endComments();
                    entries.getLast().expected.add(line);
                }
                printing = true;
                begins = false;
            }
        }
    }

    private int endOfRemark(int from) {
        int i = from;
        while (i + 1 < lines.size() && !lines.get(i).strip().endsWith("#>")) {
            i++;
        }
        return i;
    }

    private boolean accepted(String line, boolean begins, boolean printing) {
        boolean inside = printing && indent(line) > margin;
        Matcher numbered = NUMBERED.matcher(line);
        if (shell && numbered.matches()) {
            return !printing && language.likeness(numbered.group(1)) == CommandLikeness.CERTAIN && !CommandLikeness.wordy(numbered.group(1));
        }
        if (functions.contains(line.strip().split("\\s", 2)[0])) {
            return !inside;
        }
        return switch (language.likeness(line)) {
            case CERTAIN -> !inside;
            case LIKELY -> !printing;
            case POSSIBLE -> !printing && (begins || line.strip().indexOf(' ') > 0);
            case NO -> false;
        };
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Whether a line goes to the program that the command above it opened. */
    private boolean typed(String line, int index) {
        if (session.isEmpty() || entries.isEmpty()) {
            return false;
        }
        if (ConsoleSession.leaves(line)) {
            session = Optional.empty();
            return true;
        }
        boolean left = lines.subList(index, Math.min(lines.size(), index + LONGEST)).stream().anyMatch(ConsoleSession::leaves);
        boolean statement = !entries.getLast().input.isEmpty() && semicolons && !entries.getLast().input.getLast().strip().endsWith(";")
                && !entries.getLast().input.getLast().strip().startsWith("\\");
        if (left || statement || session.get().typed(line)) {
            return true;
        }
        session = Optional.empty();
        return false;
    }

    /** Adds the command that begins on a line, and answers how many lines it has. */
    private int add(String first, int index) {
        endComments();
        List<String> command = whole(first, index);
        String text = String.join("\n", command).strip();
        Matcher remark = REMARK.matcher(first);
        boolean offered = !warned && text.length() > 1 && !(shell && remark.find() && Discouraged.remark(remark.group(1)));
        entries.add(new Entry(text, takeNote(), firstLine + index, offered));
        session = language == CommandLanguage.SHELL ? ConsoleSession.opened(text) : Optional.empty();
        return command.size();
    }

    private List<String> whole(String first, int index) {
        var command = new ArrayList<String>(List.of(first));
        OpenLine open = language.open(prompted && !semicolons);
        boolean goesOn = open.goesOn(first);
        boolean second = index + 1 < lines.size() && shell && SECOND_PROMPT.matcher(lines.get(index + 1)).find()
                && (prompted || lines.get(index + 1).matches("^>\\s+-{1,2}\\w.*"));
        for (int i = index + 1; i < lines.size() && (goesOn || open.takes(lines.get(i))); i++) {
            String line = lines.get(i);
            boolean ends = !shell && line.isBlank() || prompted && Prompt.read(line).isPresent() && !(second && SECOND_PROMPT.matcher(line).find());
            if (ends || command.size() >= LONGEST && !open.believed()) {
                break;
            }
            String next = !shell ? SECOND_PROMPT_OF_QUERY.matcher(line).replaceFirst("") : second ? SECOND_PROMPT.matcher(line).replaceFirst("") : line;
            command.add(next);
            goesOn = open.goesOn(next);
        }
        return goesOn && !open.believed() ? List.of(first) : command;
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
            warned = comments.stream().anyMatch(Discouraged::remark);
            notes.addAll(comments.stream().filter(comment -> !comment.isEmpty()).toList());
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
            if (entries.get(i).offered) {
                commands.add(entries.get(i).command());
            }
            boolean last = i + 1 == entries.size() || !entries.get(i + 1).note.isEmpty();
            if (last && !commands.isEmpty()) {
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
