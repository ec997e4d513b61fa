package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.CommandWords;
import dev.quarterdeck.core.runbook.command.FenceContent;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.command.InlineCommands;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.words.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list that its author put into a fence: numbered lines, boxes, options with what is done below each. Read as the list it
 * is, where the whole fence is one. One reader serves one fence.
 */
final class WrittenList {
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "plain", "plaintext", "markdown", "md", "none");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d{1,2})[.)]\\s+(\\S.*)$");
    private static final Pattern BOX =
            Pattern.compile("^\\s*(?:(?:[-*+•]|\\d{1,2}[.)])\\s+)?(?:\\[[ xX]?\\]|[☐□◻▢❏❑])\\s+(\\S.*)$");
    private static final Pattern OPTION =
            Pattern.compile("^((?:option|variante?|plan|methode?|method|way|path|opción|opção|möglichkeit|weg|方案|选项|方法|"
            + "案)\\s*#?(?:[A-Z]|\\d{1,2}|[一二三四])\\s*(?:[:：.)–—-]|\\()\\s*\\S.*|(?:option|plan|method|variante)\\s+(?:[A-Z]|"
            + "\\d{1,2}))$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*+•]\\s+(\\S.*)$");
    private static final Pattern TITLE = Pattern.compile("^(\\S.{0,78}?)\\s*:?\\s*$");
    private static final Pattern QUESTION = Pattern.compile("\\?\\s*(?:$|→|->|=>|[-–—]|yes\\b|no\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRAWN = Pattern.compile("[│├└┌┐┘─▼▲◄►↓↑]|-->|==>");
    /** A sentence goes on behind a command's words: {@code db status で確認}. */
    private static final Pattern TOLD = Pattern.compile("^[^\"'`]*\\s[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final int MOST = 60;
    private static final double MOSTLY = 0.6;

    private final Block.Code code;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    private WrittenList(Block.Code code) {
        this.code = code;
        this.lines = code.text().lines().toList();
    }

    /**
     * Its blocks, of which none is classified yet; empty where the fence is no list.
     *
     * @param work whether its heading speaks of something to do, so that numbers are steps and not a sample of anything
     */
    static List<Block> read(Block.Code code, boolean work) {
        String word = FenceLanguage.word(code.info());
        boolean plain = PLAIN.contains(word) && (code.info().isBlank() || !word.isEmpty());
        if (!plain && !FenceLanguage.shell(word) || FenceClassifier.tooLong(code) || code.textLine() == code.line()) {
            return List.of();
        }
        var list = new WrittenList(code);
        if (list.lines.size() > MOST || list.lines.stream().filter(line -> QUESTION.matcher(line).find())
                .count() * 3 >= list.lines.size()
                || list.lines.stream().anyMatch(line -> line.startsWith("#") && !FenceLanguage.shell(word))) {
            return List.of();
        }
        boolean whole = plain && (list.boxes() || list.options()) || (work || list.orders()) && list.numbered(plain);
        return whole ? list.blocks : List.of();
    }

    /** Boxes and their titles, and nothing else. */
    private boolean boxes() {
        long boxes = lines.stream().filter(line -> BOX.matcher(line).matches()).count();
        long titles = lines.stream().filter(line -> !line.isBlank() && !BOX.matcher(line).matches()).count();
        if (boxes == 0 || titles * 2 > boxes || lines.stream()
                .anyMatch(line -> !line.isBlank() && !BOX.matcher(line).matches() && !title(line))) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher box = BOX.matcher(lines.get(i));
            if (box.matches()) {
                String text = box.group(1).strip();
                blocks.add(new Block.Check(text, "", text.contains("___"), CriterionReader.check(text, ""),
                        indent(lines.get(i)) > margin() ? 1 : 0, line(i), commands(text, i)));
            } else if (!lines.get(i).isBlank()) {
                title(i, titles > 1);
            }
        }
        return true;
    }

    /** Numbers in front of orders or of commands, most of them, and nothing drawn: something to do under any heading. */
    private boolean orders() {
        List<String> items = lines.stream().map(NUMBERED::matcher).filter(Matcher::matches).map(m -> m.group(2)).toList();
        long told = items.stream().filter(item -> Instruction.begins(item) || CommandWords.begins(item)).count();
        return told >= items.size() * MOSTLY && lines.stream().noneMatch(line -> DRAWN.matcher(line).find());
    }

    private boolean title(String line) {
        return TITLE.matcher(line).matches() && (line.strip().endsWith(":") || !line.matches(".*\\p{Ll}.*"));
    }

    private void title(int at, boolean heading) {
        Matcher title = TITLE.matcher(lines.get(at).strip());
        blocks.add(new Block.Prose(title.matches() ? title.group(1) : lines.get(at).strip(), line(at), heading
                ? Block.Prose.SECTION : Block.Prose.TEXT));
    }

    /** Names of options at the margin, each above what is done. */
    private boolean options() {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (OPTION.matcher(lines.get(i)).matches()) {
                named.add(i);
            }
        }
        if (named.size() < 2 || !lines.subList(0, named.getFirst()).stream().allMatch(String::isBlank)) {
            return false;
        }
        for (int i = 0; i < named.size(); i++) {
            int end = i + 1 < named.size() ? named.get(i + 1) : lines.size();
            if (lines.subList(named.get(i) + 1, end).stream().allMatch(String::isBlank)) {
                blocks.clear();
                return false;
            }
            blocks.add(new Block.Prose(lines.get(named.get(i)).strip().replaceFirst("\\s*:$", ""), line(named.get(i)),
                    Block.Prose.SECTION));
            done(named.get(i) + 1, end);
        }
        return true;
    }

    /** What stands below an option: commands, or a list of what to do. */
    private void done(int from, int to) {
        List<String> own = lines.subList(from, to).stream().filter(line -> !line.isBlank()).toList();
        boolean counted = own.stream().allMatch(line -> NUMBERED.matcher(line).matches());
        if (!counted && FenceContent.kind(String.join("\n", own.stream().map(String::strip).toList()))
                .filter(kind -> kind == FenceKind.COMMAND).isPresent()) {
            code(from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            Matcher numbered = NUMBERED.matcher(lines.get(i));
            Matcher bullet = BULLET.matcher(lines.get(i));
            if (!lines.get(i).isBlank()) {
                String text = numbered.matches() ? numbered.group(2) : bullet.matches() ? bullet.group(1) : lines.get(i).strip();
                blocks.add(new Block.Item(numbered.matches() ? numbered.group(1) + "." : "•", text, 0, line(i),
                        commands(text, i)));
            }
        }
    }

    /** Numbers from 1 on, with what belongs to each further in; not where all of them are a shell's commands. */
    private boolean numbered(boolean plain) {
        int margin = margin();
        int expected = 1;
        long items = 0;
        long titles = 0;
        long called = 0;
        for (String line : lines) {
            Matcher numbered = NUMBERED.matcher(line);
            if (numbered.matches() && indent(line) <= margin + 1) {
                int number = Integer.parseInt(numbered.group(1));
                if (number != expected && number != 1) {
                    return false;
                }
                expected = number + 1;
                items++;
                called += InlineCommands.bare(numbered.group(2)).isPresent() ? 1 : 0;
            } else if (!line.isBlank() && (items == 0 || indent(line) <= margin)) {
                if (!title(line)) {
                    return false;
                }
                titles++;
            }
        }
        if (items < 2 || titles > items || !plain && called == items) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            Matcher numbered = NUMBERED.matcher(lines.get(i));
            if (numbered.matches() && indent(lines.get(i)) <= margin + 1) {
                int end = i + 1;
                while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > margin + 1)) {
                    end++;
                }
                item(numbered.group(1) + ".", numbered.group(2), i, end);
                i = end - 1;
            } else if (!lines.get(i).isBlank()) {
                title(i, titles > 1);
            }
        }
        return true;
    }

    private void item(String marker, String text, int at, int end) {
        List<String> below = lines.subList(at + 1, end).stream().filter(line -> !line.isBlank()).toList();
        boolean called = !below.isEmpty() && FenceContent.command(below);
        boolean bullets = below.stream().anyMatch(line -> BULLET.matcher(line).matches());
        String whole = called || bullets || below.isEmpty() ? text : text + "\n"
                + String.join("\n", below.stream().map(String::strip).toList());
        blocks.add(new Block.Item(marker, whole, 0, line(at), commands(text, at)));
        if (called) {
            code(at + 1, end);
        } else if (bullets) {
            for (int i = at + 1; i < end; i++) {
                if (!lines.get(i).isBlank()) {
                    String words = lines.get(i).strip().replaceFirst("^[-*+•]\\s+", "");
                    blocks.add(new Block.Item("•", words, 1, line(i), commands(words, i)));
                }
            }
        }
    }

    /** Commands of a shell, in the author's lines without their common indent. */
    private void code(int from, int to) {
        int first = from;
        int end = to;
        while (lines.get(first).isBlank()) {
            first++;
        }
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        List<String> own = lines.subList(first, end);
        int common = own.stream().filter(line -> !line.isBlank()).mapToInt(WrittenList::indent).min().orElse(0);
        String text = String.join("\n", own.stream().map(line -> line.length() > common ? line.substring(common) : line.strip())
                .toList());
        blocks.add(new Block.Code("", text, line(first), line(first)));
    }

    /** The whole line, or what stands behind a label: {@code BRANCH: git checkout main}. */
    private List<CommandText> commands(String text, int at) {
        if (TOLD.matcher(text).find()) {
            return List.of();
        }
        String behind = text.replaceFirst("^[^:：]{1,40}[:：]\\s+", "");
        return InlineCommands.bare(text).or(() -> Optional.of(behind).filter(b -> !b.equals(text)).flatMap(InlineCommands::bare))
                .map(command -> List.of(new CommandText(command, "", List.of(), line(at)))).orElse(List.of());
    }

    private int line(int at) {
        return code.textLine() + at;
    }

    private int margin() {
        return lines.stream().filter(line -> !line.isBlank()).mapToInt(WrittenList::indent).min().orElse(0);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
