package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Splits a fence of commands: several prompted commands are several commands, what stands below one is what it prints,
 * and comments are notes, expectations or the beginning of another way to do the same. One reader serves one fence.
 */
public final class CommandReader {
    /** What a shell shows in front of a line that goes on. */
    private static final Pattern SECOND_PROMPT =
            Pattern.compile("^\\s{0,8}(?:(?:[a-z]+ ){0,3}(?:dquote|quote|bquote|heredoc|pipe|cmdand|cmdor|for|while|until|then|"
            + "else|case|function|cursh|subsh))?>{1,2}(?: |$)");
    private static final Pattern SECOND_PROMPT_OF_QUERY = Pattern.compile("^\\s*(?:->|[\"'`]>|[\\w.-]{1,40}[-'\"(*][#>])\\s");
    private static final Pattern FUNCTION =
            Pattern.compile("^\\s*(?:function\\s+([A-Za-z_][\\w-]*)|([A-Za-z_][\\w-]*)\\s*\\(\\))");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}[.)]\\s+(\\S.*)$");
    private static final Pattern REMARK = Pattern.compile("\\s(?:#|//|<-+|←)\\s*(\\S.*)$");
    /** Words in brackets behind a call, which a shell would not take: {@code git push (the host deploys it)}. */
    private static final Pattern BRACKETED = Pattern.compile("^(.*[^\\s;|&(){}=!<>])\\s+\\(\\s*((?!\\()[^()$\"'<>`;|&=]*)\\)$");
    private static final Pattern BEFORE_BRACKET = Pattern.compile(".*(?:^|\\s)(?:then|do|else|time|exec|in|-o|-a|!)$|.*\\\\$");
    private static final Pattern CUT = Pattern.compile("(?s).*(?:\\s\\\\|\\s`|\\s\\^)\\s*");
    private static final Pattern SETTING =
            Pattern.compile("^([A-Za-z_][\\w.]*)=(?!\\()(?!.*(?:\\$\\(|`))(?:\"[^\"]*\"|'[^']*'|\\S*)\\s*(?:#.*)?$");
    /** A quote or a bracket that is not closed by then was never meant as one. */
    private static final int LONGEST = 200;

    private final List<String> lines;
    private final int firstLine;
    private final CommandLanguage language;
    private final boolean shell;
    private final Listing listing;
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
    private boolean example;
    private boolean intoFile;

    private static final class Entry {
        private final String text;
        private final String note;
        private final String remark;
        private final int line;
        private final boolean begins;
        private boolean offered;
        private final List<String> expected = new ArrayList<>();
        private final List<String> input = new ArrayList<>();

        private Entry(String text, String note, String remark, int line, boolean offered) {
            this.text = text;
            this.note = note;
            this.remark = remark;
            this.line = line;
            this.begins = !note.isEmpty();
            this.offered = offered;
        }

        private CommandText command() {
            String said = note.isEmpty() || remark.isEmpty() ? note + remark : note + "\n" + remark;
            return new CommandText(text, said, expected, input, line);
        }
    }

    private CommandReader(String text, int firstLine, CommandLanguage language, Listing listing) {
        this.lines = text.lines().toList();
        this.firstLine = firstLine;
        this.language = language;
        this.shell = language != CommandLanguage.QUERY;
        this.listing = listing;
        this.prompted = prompted(lines, shell, listing);
        this.semicolons = lines.stream().anyMatch(line -> line.strip().endsWith(";"));
        this.margin = lines.stream().filter(line -> !line.isBlank()).mapToInt(CommandReader::indent).min().orElse(0);
        this.functions = functions(lines);
        this.numberedLines = lines.stream().filter(line -> NUMBERED.matcher(line).matches()).count();
    }

    /** The names that the fence itself gives to functions. */
    private static Set<String> functions(List<String> lines) {
        return lines.stream().map(FUNCTION::matcher).filter(Matcher::find).map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .collect(Collectors.toSet());
    }

    /** The commands of a fence; {@code listing} tells whether {@code #} may be root's prompt in it. */
    public static List<Passage> read(String text, int firstLine, CommandLanguage language, Listing listing) {
        var reader = new CommandReader(text, firstLine, language, listing);
        if (reader.prompted) {
            reader.prompted();
        } else {
            reader.plain();
        }
        reader.endComments();
        reader.withoutSettings();
        return CommandGroups.passages(groups(reader.entries));
    }

    public static boolean prompted(List<String> lines, boolean shell, Listing listing) {
        return lines.stream().anyMatch(line -> Prompt.read(line).filter(p -> p.shell() == shell).isPresent())
                || shell && (rootPrompted(lines, listing) || listing == Listing.TERMINAL && consolePrompted(lines));
    }

    /**
     * Root's bare prompt is believed only where no line stands without one that reads like a command itself; among a shell's
     * own lines only where what follows is its output.
     */
    public static boolean rootPrompted(List<String> lines, Listing listing) {
        return IntStream.range(0, lines.size())
                .anyMatch(i -> Prompt.root(lines.get(i)).isPresent() && (listing != Listing.SCRIPT || printed(lines, i + 1)))
                && lines.stream().noneMatch(line -> CommandLikeness.of(line) == CommandLikeness.CERTAIN);
    }

    private static boolean printed(List<String> lines, int at) {
        return at < lines.size() && !lines.get(at).isBlank() && !lines.get(at).strip().startsWith("#");
    }

    /** In a terminal's listing a bare {@code #} or {@code >} before a tool's name is a prompt, when no line does without. */
    private static boolean consolePrompted(List<String> lines) {
        return lines.stream().anyMatch(line -> Prompt.inConsole(line).isPresent())
                && lines.stream().noneMatch(line -> CommandLikeness.of(line) == CommandLikeness.CERTAIN);
    }

    private Optional<Prompt> prompt(String line, boolean bare) {
        return Prompt.read(line).filter(p -> p.shell() == shell)
                .or(() -> bare ? Prompt.root(line)
                .or(() -> listing == Listing.TERMINAL ? Prompt.inConsole(line) : Optional.empty()) : Optional.empty());
    }

    private void prompted() {
        boolean bare = shell && lines.stream().noneMatch(line -> Prompt.read(line).filter(Prompt::shell).isPresent());
        boolean printed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<Prompt> prompt = prompt(line, bare);
            Optional<Prompt> other = prompt.isPresent() ? Optional.empty() : Prompt.read(line);
            boolean opens = shell && entries.isEmpty() && prompt.isEmpty() && language.likeness(line) == CommandLikeness.CERTAIN
                    && !line.strip().startsWith("#");
            if (prompt.isPresent() || opens) {
                i += add(opens ? line : prompt.get().rest(), i) - 1;
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
                example &= !comments.isEmpty();
                endComments();
                begins = !printing;
                below = false;
            } else if (language == CommandLanguage.POWERSHELL && bare.startsWith("<#") && !bare.endsWith("#>")) {
                i = endOfRemark(i);
            } else if (session.isPresent() && !language.comment(bare) && typed(line, i)) {
                entries.getLast().input.add(line);
            } else if (language.comment(bare)) {
                comments.add(CommandLanguage.words(bare));
                printing = CommentWords.expectation(comments.getLast()) && bare.endsWith(":");
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
            return !printing && language.likeness(numbered.group(1)) == CommandLikeness.CERTAIN
                    && !CommandLikeness.wordy(numbered.group(1));
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
        boolean statement = !entries.getLast().input.isEmpty() && semicolons && !entries.getLast().input.getLast().strip()
                .endsWith(";")
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
        boolean warned = this.warned || shell && remark.find() && Discouraged.remark(remark.group(1));
        Matcher bracketed = BRACKETED.matcher(text);
        boolean said = language == CommandLanguage.SHELL && !text.contains(" #") && bracketed.matches()
                && !BEFORE_BRACKET.matcher(bracketed.group(1)).matches();
        boolean setting = intoFile && SETTING.matcher(text.replaceFirst("^export\\s+", "")).matches();
        boolean offered = !warned && !example && !setting && text.length() > 1 && !(shell && CUT.matcher(text).matches());
        entries.add(new Entry(said ? bracketed.group(1) : text, takeNote(), said ? bracketed.group(2).strip() : "",
                firstLine + index, offered));
        session = language == CommandLanguage.SHELL ? ConsoleSession.opened(text) : Optional.empty();
        return command.size();
    }

    /** Values below a comment of their own that no command of the fence uses are settings, which somebody writes into a file. */
    private void withoutSettings() {
        if (language != CommandLanguage.SHELL) {
            return;
        }
        for (int from = 0; from < entries.size(); ) {
            int to = from + 1;
            while (to < entries.size() && !entries.get(to).begins) {
                to++;
            }
            List<Entry> group = entries.subList(from, to);
            if (group.stream().allMatch(this::setting)) {
                group.forEach(entry -> entry.offered = false);
            }
            from = to;
        }
    }

    private boolean setting(Entry entry) {
        Matcher value = SETTING.matcher(entry.text);
        return value.matches() && entries.stream()
                .noneMatch(other -> other.text.contains("$" + value.group(1)) || other.text.contains("${" + value.group(1)));
    }

    private List<String> whole(String first, int index) {
        var command = new ArrayList<String>(List.of(first));
        OpenLine open = language.open(prompted && !semicolons);
        boolean goesOn = open.goesOn(first);
        boolean second = index + 1 < lines.size() && shell && SECOND_PROMPT.matcher(lines.get(index + 1)).find()
                && (prompted || lines.get(index + 1).matches("^>\\s+-{1,2}\\w.*"));
        for (int i = index + 1; i < lines.size() && (goesOn || open.takes(lines.get(i))); i++) {
            String line = lines.get(i);
            boolean ends = !shell && line.isBlank() || prompted && Prompt.read(line).isPresent()
                    && !(second && SECOND_PROMPT.matcher(line).find());
            if (ends || command.size() >= LONGEST && !open.believed()) {
                break;
            }
            String next = !shell ? SECOND_PROMPT_OF_QUERY.matcher(line).replaceFirst("") : second ? SECOND_PROMPT.matcher(line)
                    .replaceFirst("") : line;
            command.add(next);
            goesOn = open.goesOn(next);
        }
        return goesOn && !open.believed() ? List.of(first) : command;
    }

    private void endComments() {
        for (int i = 0; i < comments.size(); i++) {
            if (!entries.isEmpty() && CommentWords.expectation(comments.get(i))) {
                entries.getLast().expected.addAll(comments.subList(i, comments.size()));
                comments.subList(i, comments.size()).clear();
                break;
            }
        }
        if (!comments.isEmpty()) {
            warned = comments.stream().anyMatch(Discouraged::remark);
            example = CommentWords.example(comments.getLast());
            intoFile = comments.stream().anyMatch(CommentWords::intoFile);
            notes.addAll(comments.stream().filter(comment -> !comment.isEmpty()).toList());
            comments.clear();
        }
    }

    private String takeNote() {
        String note = String.join("\n", notes);
        notes.clear();
        return note;
    }

    private static List<CommandGroups.Group> groups(List<Entry> entries) {
        var groups = new ArrayList<CommandGroups.Group>();
        var commands = new ArrayList<CommandText>();
        String note = "";
        for (int i = 0; i < entries.size(); i++) {
            if (commands.isEmpty() || entries.get(i).begins) {
                note = entries.get(i).note;
            }
            if (entries.get(i).offered) {
                commands.add(entries.get(i).command());
            }
            boolean last = i + 1 == entries.size() || entries.get(i + 1).begins;
            if (last && !commands.isEmpty()) {
                groups.add(new CommandGroups.Group(note, commands));
                commands = new ArrayList<>();
            }
        }
        return groups;
    }
}
