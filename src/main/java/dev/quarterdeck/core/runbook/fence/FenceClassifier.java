package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.runbook.command.CommandLanguage;
import dev.quarterdeck.core.runbook.command.CommandLikeness;
import dev.quarterdeck.core.runbook.command.CommandReader;
import dev.quarterdeck.core.runbook.command.ConsoleSession;
import dev.quarterdeck.core.runbook.command.FenceContent;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.command.Passage;
import dev.quarterdeck.core.runbook.command.Prompt;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what each fence of a document holds, by its language, its own lines, and the sentence above it, and splits the
 * commands. In doubt a fence is no command, since only commands may be offered to run. Any thread.
 */
public final class FenceClassifier {
    private static final Pattern ANNOUNCES_OUTPUT =
            Pattern.compile("\\b(?:outputs?|results?|response|returns?|prints?|looks? (?:\\w+ )?like|similar to|(?:the "
            + ")?following (?:error|message|log)"
            + "|log (?:lines?|entr(?:y|ies)|messages?))\\b[^.\\n]{0,80}[:.]?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENVIRONMENT_FILE =
            Pattern.compile("\\.env\\b|\\benv(?:ironment)? (?:file|vars?|variables?|settings?)\\b|\\bsettings?\\b|"
            + "\\bconfig(?:uration)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PROGRAMS = Set.of("python", "py", "ruby", "rb", "go", "golang", "java", "javascript", "js",
            "typescript", "ts", "rust", "c", "cpp", "csharp", "php", "perl", "scala", "kotlin", "groovy", "lua", "html", "css",
            "elixir");
    private static final int LONGEST = 100_000;
    private static final int SAMPLE = 10_000;
    private static final int ANNOUNCEMENT = 300;
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext");

    private static final Pattern WORK =
            Pattern.compile("\\b(?:process|procedure|prozess|verfahren|procédure|procedimiento|procedimento|actions?|steps?|"
            + "first \\d+ (?:minutes|seconds)|hotfix|emergency|response|recovery|roll-?\\s?back|restore|checklist|quick "
            + "fix\\w*)\\b|流程|步骤|手順", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<HeadingKind> DONE = Set.of(HeadingKind.WORK, HeadingKind.STEPS, HeadingKind.ALTERNATIVE,
            HeadingKind.BEFORE, HeadingKind.VERIFICATION, HeadingKind.AFTERWARDS);

    private FenceClassifier() {
    }

    public static Section classify(Section root, List<Finding> findings) {
        return classify(root, Surroundings.of(root.heading()), findings);
    }

    private static Section classify(Section section, Surroundings around, List<Finding> findings) {
        var blocks = new ArrayList<Block>();
        for (Block block : section.blocks()) {
            boolean meant = around.meant(block);
            for (Block part : written(block, section, blocks)) {
                blocks.add(part instanceof Block.Code code
                        ? classified(code, meant, TemplateReader.context(section), blocks.isEmpty() ? Optional.empty()
                        : Optional.of(blocks.getLast()), findings)
                        : meant ? part : withoutCommands(part));
            }
        }
        return new Section(section.level(), section.heading(), section.path(), section.line(), blocks,
                section.sections().stream().map(below -> classify(below, around.below(below.heading()), findings)).toList());
    }

    /** A list in a fence is that list, unless the fence is a message or shows what something prints. */
    private static List<Block> written(Block block, Section section, List<Block> above) {
        if (!(block instanceof Block.Code code)) {
            return List.of(block);
        }
        String heading = TemplateReader.context(section);
        Optional<Block> before = above.isEmpty() ? Optional.empty() : Optional.of(above.getLast());
        String said = before.map(FenceClassifier::words).filter(w -> !w.isEmpty()).orElse(heading);
        boolean shown = TemplateReader.message(code, heading, before)
                || ANNOUNCES_OUTPUT.matcher(said.substring(Math.max(0, said.length() - ANNOUNCEMENT))).find();
        List<Block> list = shown ? List.of() : WrittenList.read(code, WORK.matcher(section.heading()).find()
                || HeadingWords.read(section.heading()).filter(DONE::contains).isPresent());
        return list.isEmpty() ? List.of(block) : list;
    }

    /** What people read of it only; a fence and a quote say themselves what they hold. */
    public static Block withoutCommands(Block block) {
        return switch (block) {
            case Block.Prose prose -> new Block.Prose(prose.text(), prose.line(), prose.heading());
            case Block.Item item -> new Block.Item(item.marker(), item.text(), item.depth(), item.line());
            case Block.Check check -> new Block.Check(check.title(), check.detail(), check.fillIn(), check.condition(),
                    check.depth(), check.line());
            case Block.Table table -> new Block.Table(table.head(), table.rows(), table.line());
            case Block.Code _, Block.Quote _ -> block;
        };
    }

    /** A block of which somebody said what it holds: a command is split as one that was recognised. */
    public static Block.Code holding(Block.Code code, FenceKind kind) {
        boolean commands = kind == FenceKind.COMMAND && !tooLong(code) && !code.text().isBlank();
        String word = FenceLanguage.word(code.info());
        return new Block.Code(code.info(), code.text(), code.line(), code.textLine(), kind == FenceKind.COMMAND && !commands
                ? FenceKind.UNKNOWN : kind,
                commands ? CommandReader.read(code.text(), code.textLine(),
                CommandLanguage.of(word, code.text().lines().toList()),
                        FenceLanguage.listing(word)) : List.of());
    }

    /** Whether splitting the block would take longer than anybody needs who reads it. */
    public static boolean tooLong(Block.Code code) {
        return code.text().length() > LONGEST;
    }

    private static Block.Code classified(Block.Code code, boolean meant, String heading, Optional<Block> above,
            List<Finding> findings) {
        if (tooLong(code)) {
            return longCode(code, heading, above, findings);
        }
        FenceKind kind = code.text().isBlank() ? FenceKind.UNKNOWN : kind(code, heading, above);
        boolean query = kind == FenceKind.QUERY;
        if (!query && kind != FenceKind.COMMAND) {
            return of(code, kind, List.of());
        }
        String word = FenceLanguage.word(code.info());
        CommandLanguage language = query ? CommandLanguage.QUERY : CommandLanguage.of(word, code.text().lines().toList());
        List<Passage> passages = meant ? CommandReader.read(code.text(), code.textLine(), language, FenceLanguage.listing(word))
                : List.of();
        return of(code, !passages.isEmpty() ? kind : meant ? FenceContent.kind(code.text()).filter(k -> k != FenceKind.COMMAND)
                .orElse(FenceKind.UNKNOWN) : FenceKind.UNKNOWN, passages);
    }

    private static Block.Code of(Block.Code code, FenceKind kind, List<Passage> passages) {
        return new Block.Code(code.info(), code.text(), code.line(), code.textLine(), kind, passages);
    }

    private static Block.Code longCode(Block.Code code, String heading, Optional<Block> above, List<Finding> findings) {
        FenceKind kind = kind(new Block.Code(code.info(), code.text().substring(0, SAMPLE), code.line(), code.textLine()),
                heading, above);
        boolean commands = kind == FenceKind.COMMAND || kind == FenceKind.QUERY;
        if (commands) {
            findings.add(Finding.warning(code.line(), FindingCode.LIMIT,
                    "This code block has more than " + LONGEST + " characters; it is shown, but not split into commands."));
        }
        return of(code, commands ? FenceKind.UNKNOWN : kind, List.of());
    }

    private static FenceKind kind(Block.Code code, String heading, Optional<Block> above) {
        if (TemplateReader.message(code, heading, above)) {
            return FenceKind.MESSAGE;
        }
        List<String> lines = code.text().lines().toList();
        List<Prompt> prompts = lines.stream().flatMap(line -> Prompt.read(line).stream()).toList();
        String language = FenceLanguage.word(code.info());
        Optional<FenceKind> named = FenceLanguage.kind(language);
        boolean mayBePrompted = named.isEmpty() || named.get() == FenceKind.QUERY;
        if (mayBePrompted && prompts.stream().anyMatch(Prompt::shell)) {
            return FenceKind.COMMAND;
        }
        if (mayBePrompted && !prompts.isEmpty() && !opensConsole(lines)) {
            return FenceKind.QUERY;
        }
        if (named.filter(kind -> kind == FenceKind.QUERY).isPresent() && opensConsole(lines)) {
            return FenceKind.COMMAND;
        }
        String said = above.map(FenceClassifier::words).filter(w -> !w.isEmpty()).orElse(heading);
        boolean output = ANNOUNCES_OUTPUT.matcher(said.substring(Math.max(0, said.length() - ANNOUNCEMENT))).find()
                && FenceLanguage.printed(language) && !FenceContent.command(lines) && !FenceContent.query(lines);
        if (output) {
            return FenceKind.OUTPUT;
        }
        if (named.isEmpty() && ENVIRONMENT_FILE.matcher(said + "\n" + lines.getFirst()).find() && FenceContent.values(lines)) {
            return FenceKind.CONFIGURATION;
        }
        return named.orElseGet(() -> byContent(code, language, lines));
    }

    /** Whether a fence of statements begins with the shell command that opens the console for them. */
    private static boolean opensConsole(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank() && !line.strip().startsWith("#") && !line.strip().startsWith("--"))
                .findFirst()
                .filter(line -> CommandLikeness.of(line) == CommandLikeness.CERTAIN && ConsoleSession.client(line)).isPresent();
    }

    private static FenceKind byContent(Block.Code code, String language, List<String> lines) {
        Optional<FenceKind> content = FenceContent.kind(code.text());
        if (PROGRAMS.contains(language)) {
            return FenceKind.UNKNOWN;
        }
        if (FenceLanguage.shell(language)) {
            return content.filter(kind -> !FenceContent.holdsCommand(lines)).orElse(FenceKind.COMMAND);
        }
        if (CommandReader.rootPrompted(lines, FenceLanguage.listing(language))) {
            return FenceKind.COMMAND;
        }
        boolean indented = code.textLine() == code.line();
        FenceKind otherwise = indented && PLAIN.contains(language) ? FenceKind.OUTPUT : FenceKind.UNKNOWN;
        return content.orElse(otherwise);
    }

    private static String words(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text().strip();
            case Block.Item item -> item.text().strip();
            case Block.Check check -> check.text().strip();
            case Block.Quote quote -> quote.text().strip();
            case Block.Code _, Block.Table _ -> "";
        };
    }
}
