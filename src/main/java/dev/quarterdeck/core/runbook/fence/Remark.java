package dev.quarterdeck.core.runbook.fence;

import dev.quarterdeck.core.runbook.command.CommandLanguage;
import dev.quarterdeck.core.runbook.command.CommandLikeness;
import dev.quarterdeck.core.runbook.command.CommandReader;
import dev.quarterdeck.core.runbook.command.CommentWords;
import dev.quarterdeck.core.runbook.command.Discouraged;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.words.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a fence's comments that tells somebody to do something for which the fence has no command.
 *
 * @param title  its first line, without its number
 * @param detail what follows it, may be empty
 * @param from   its first line in the fence, from 0
 * @param to     the line behind its last one
 */
record Remark(String title, String detail, int from, int to) {
    private static final Pattern NUMBER =
            Pattern.compile("^(?:(?:step|schritt|étape|paso|passo|手順|步骤|ステップ)\\s*)?(\\d{1,2})\\s*(?:[.):：、-]|$)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BY_HAND =
            words("\\b(?:comment(?:ed)? out|uncomment|by hand|manually|manual)\\b|\\b(?:in|on|from|via|through|using) (?:the |"
            + "your )?(?:[\\w.-]+ ){0,3}(?:ui|console|dashboard|portal|panel|browser|gui|web ?site|web app)\\b|^edit \\S*[./]\\S"
            + "|\\b(?:von hand|manuell|auskommentieren|im browser|in der konsole|à la main|manuellement|dans la console|"
            + "décommenter|a mano|manualmente|en la consola|en el panel|no painel|no console|descomentar)\\b|手动|手工|控制台|注释掉|取消注释|"
            + "手動|画面|コメントアウト");
    private static final Pattern STARTS_BY_HAND =
            words("^(?:then |now |finally )?(?:comment out|uncomment|manual(?:ly)?|by hand)\\b");
    /** What opens the thing in the place of a hand. */
    private static final Pattern OPENS =
            words("^(?:sudo )?(?:vi|vim|nano|emacs|code|sed|perl|yq|jq|open|xdg-open|start|curl|echo|printf|cat|tee|kubectl "
            + "edit|kubectl patch|crontab|visudo|patch|ssh|cp|mv|git apply|helm upgrade)\\b");
    /** About the command beside it, not beside the commands. */
    private static final Pattern HINT =
            words("^(?:use|see|refer|note|replace|adjust|specify|pass|press|repeat|skip|set|omit|optional|example|run this|"
            + "if)\\b.*");
    private static final Pattern RULED = Pattern.compile("[=*~─━#-]{3,}");
    private static final Pattern VALUE = Pattern.compile("^[\\w.-]+\\s*[=:]\\s*\\S.*");

    /**
     * @param info      the fence's info line
     * @param command   whether it holds commands
     * @param commanded by line, whether it belongs to a command
     */
    static List<Remark> byHand(String info, List<String> lines, boolean command, boolean[] commanded) {
        String word = FenceLanguage.word(info);
        boolean shell = command ? !CommandReader.prompted(lines, true, FenceLanguage.listing(word)) : FenceLanguage.shell(word)
                && onlyComments(lines);
        if (!shell) {
            return List.of();
        }
        var told = new ArrayList<Remark>();
        boolean series = lines.stream().filter(Remark::comment).filter(line -> NUMBER.matcher(CommandLanguage.words(line)).find())
                .limit(2).count() > 1;
        for (int from = 0; from < lines.size(); from++) {
            if (comment(lines.get(from)) && !commanded[from]) {
                int to = from;
                while (to < lines.size() && comment(lines.get(to)) && !commanded[to]) {
                    to++;
                }
                group(lines, from, to, series, told);
                from = to - 1;
            }
        }
        return told;
    }

    private static boolean onlyComments(List<String> lines) {
        return lines.stream().allMatch(line -> line.isBlank() || comment(line));
    }

    private static boolean comment(String line) {
        return line.strip().startsWith("#") && !line.strip().startsWith("#!");
    }

    /** One block of comment lines: its statements, of which only the last one may speak of the command below it. */
    private static void group(List<String> lines, int from, int to, boolean series, List<Remark> told) {
        if (lines.subList(from, to).stream().anyMatch(line -> RULED.matcher(line.strip()).find())
                || lines.subList(from, to).stream().map(CommandLanguage::words)
                .anyMatch(words -> CommentWords.expectation(words) || CommentWords.example(words) || CommentWords.or(words))) {
            return;
        }
        int next = to;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        boolean called = next < lines.size() && !comment(lines.get(next));
        boolean instead = next < lines.size() && comment(lines.get(next))
                && CommentWords.or(CommandLanguage.words(lines.get(next)));
        List<Remark> statements = statements(lines, from, to);
        for (int i = 0; i < statements.size(); i++) {
            Remark statement = statements.get(i);
            boolean last = i == statements.size() - 1;
            boolean numbered = series && NUMBER.matcher(CommandLanguage.words(lines.get(statement.from))).find();
            boolean hand = BY_HAND.matcher(statement.title + "\n" + statement.detail).find();
            boolean byHand = last && called ? hand && !OPENS.matcher(lines.get(next).strip()).find() && order(statement)
                    : called ? numbered || hand && order(statement) : numbered || order(statement);
            if (byHand && !statement.title.isBlank() && !instead && !Discouraged.remark(statement.title)) {
                told.add(statement);
            }
        }
    }

    private static boolean order(Remark statement) {
        String words = statement.title;
        boolean hint = HINT.matcher(words).matches() && !BY_HAND.matcher(words).find() || words.endsWith(":")
                || words.indexOf(' ') < 0 && words.chars().allMatch(c -> c < 128);
        return !hint && !commentedOut(words) && (STARTS_BY_HAND.matcher(words).find() || Instruction.begins(words)
                || statement.detail.lines().anyMatch(Instruction::begins));
    }

    private static boolean commentedOut(String words) {
        return VALUE.matcher(words).matches() || Character.isLowerCase(words.charAt(0))
                && CommandLikeness.of(words) == CommandLikeness.CERTAIN;
    }

    private static List<Remark> statements(List<String> lines, int from, int to) {
        var statements = new ArrayList<Remark>();
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || begins(CommandLanguage.words(lines.get(i)), CommandLanguage.words(lines.get(begin)))) {
                statements.add(statement(lines, begin, i));
                begin = i;
            }
        }
        return statements;
    }

    private static boolean begins(String words, String above) {
        boolean numberedAbove = NUMBER.matcher(above).find();
        return NUMBER.matcher(words).find() || !numberedAbove && !words.isEmpty() && Character.isUpperCase(words.charAt(0))
                && Instruction.begins(words);
    }

    private static Remark statement(List<String> lines, int from, int to) {
        String first = CommandLanguage.words(lines.get(from));
        Matcher number = NUMBER.matcher(first);
        String title = number.find() ? first.substring(number.end()) : first;
        var rest = new ArrayList<>(lines.subList(from + 1, to).stream().map(CommandLanguage::words)
                .filter(words -> !words.isEmpty()).toList());
        while (!rest.isEmpty() && !title.matches(".*[.!?:;。：]") && rest.getFirst().matches("[\\p{Ll}(].*")
                && !commentedOut(rest.getFirst())) {
            title += " " + rest.removeFirst();
        }
        return new Remark(title.strip(), String.join("\n", rest), from, to);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
