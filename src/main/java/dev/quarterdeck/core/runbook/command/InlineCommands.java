package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Finds commands that stand in running text as code: {@code 2. Restart it: `systemctl restart api`}. Only what reads like a
 * command with something behind its name counts, and only where the words before it say to run it or a prompt stands in
 * front of it. Any thread.
 */
public final class InlineCommands {
    private static final Pattern CALLS =
            Pattern.compile("(?:^|[:：、，。–—→.;,>-]|\\b(?:run(?:ning)?|execut\\w+|use|using|with|via|try|issu\\w+|type|enter|call|"
            + "invoke|by|commands?|do|perform"
            + "|first|then|and|or|check\\w*|verify|look at|see|inspect|start|stop|restart|in|on|from|of|output|dann|mit|"
            + "f\u00fchr\\w*|starte\\w*|puis|avec|ex\u00e9cut\\w*|lance[rz]?|luego|ejecut\\w*|con|depois|rode|com|"
            + "per)\\b[^.;]{0,20}|(?:\u8fd0\u884c|\u6267\u884c|\u4f7f\u7528|\u547d\u4ee4|\u5b9f\u884c|"
            + "\u4f7f\u7528)[^\u3002]{0,10})\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLS_AFTER = Pattern.compile("^\\s*(?:ausf\u00fchren|aufrufen|eingeben|\u3092\u5b9f\u884c)");
    private static final Pattern TOLD = Pattern.compile("\\b(?:run|running|execute|executing|type|invoke)\\s*:?$",
            Pattern.CASE_INSENSITIVE);
    /** Somebody else does it: "the script then runs". */
    private static final Pattern OTHERS =
            Pattern.compile("\\b(?:runs|executes|calls|invokes|performs|triggers|issues|ran|executed|invoked|derived from|based "
            + "on)\\b(?:[^.;]{0,20}|[^.;]{0,150}(?:\\band(?: then)?|,(?: then)?))\\s*$", Pattern.CASE_INSENSITIVE);
    /** What is said of a command that is not to be run now. */
    private static final Pattern SPOKEN_OF =
            Pattern.compile("^\\s*(?:command\\s+)?(?:fails?|failed|failing|hangs?|times? out|crash\\w*|errors?\\b|deletes?|"
            + "removes?|drops?|wipes?|destroys?|overwrites?|erases?|kills|is (?:not|never|forbidden|dangerous|prohibited|"
            + "deprecated|disabled|blocked|wrong)|must (?:not|never)|should (?:not|never)"
            + "|cannot|can['’]t|will (?:not|never|fail)|won['’]t|does(?: not|n['’]t) work|did(?: not|n['’]t)|was (?:run|"
            + "executed|used)|has been|had been|returned an? error"
            + "|(?:is|are) (?:only )?(?:allowed|permitted|acceptable|ok|okay|safe|meant|intended) (?:only )?(?:for|on|in|with|"
            + "locally)|(?:is|are) for (?:\\w+ ){0,3}(?:local|development|throwaway|disposable|test) only|only (?:for|on|in) "
            + "(?:\\w+ ){0,3}(?:local|development|throwaway|disposable|test))\\b", Pattern.CASE_INSENSITIVE);
    /** What is typed into a chat, {@code /incident declare}, and what a log says, {@code err="no route"}. */
    private static final Pattern NO_COMMAND = Pattern.compile("^/\\w+(?:\\s|$)|^[a-z]\\w*=");
    /**
     * Named, and not written out: nothing happens without what it is about, unless that follows in words:
     * {@code `git revert` the merge}.
     */
    private static final Pattern UNFINISHED =
            Pattern.compile("(?:sudo )?(?:git (?:revert|checkout|cherry-pick|clone|tag -d)|kubectl (?:delete|describe|apply|"
            + "exec|logs|edit)|docker (?:stop|start|restart|rm|rmi|exec|logs|kill)"
            + "|systemctl (?:start|stop|restart|reload|status)|helm (?:uninstall|install|upgrade)|terraform import)");
    private static final Pattern GOES_ON =
            Pattern.compile("^\\s*(?:[,.;:)]|(?:for|to|over|only|instead|because|since|when|if|or|and|is|are|was|can|will)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final int LOOK_BACK = 200;

    /** Nobody writes more of them into one paragraph. */
    private static final int MOST = 200;

    private InlineCommands() {
    }

    /** {@code first} and its siblings hold the text; {@code remarks} tells whether a command in brackets counts too. */
    public static List<CommandText> in(Node first, int line, boolean remarks) {
        var found = new ArrayList<CommandText>();
        collect(first, new StringBuilder(), new int[] {line}, remarks, found);
        return found;
    }

    private static void collect(Node first, StringBuilder before, int[] line, boolean remarks, List<CommandText> found) {
        for (Node node = first; node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> before.append(text.getLiteral());
                case SoftLineBreak _ -> {
                    before.append(' ');
                    line[0]++;
                }
                case Code code -> {
                    command(code.getLiteral(), before.substring(Math.max(0, before.length() - LOOK_BACK)),
                            code.getNext() instanceof Text after ? after.getLiteral() : "", line[0], remarks, found);
                    before.append(code.getLiteral());
                }
                case Node other -> collect(other.getFirstChild(), before, line, remarks, found);
            }
        }
    }

    /** The same for code of which only the words are known. */
    public static void command(String code, String before, String after, int line, boolean remarks, List<CommandText> found) {
        String near = before.substring(Math.max(0, before.length() - LOOK_BACK)).stripTrailing();
        Optional<String> text = bare(code).or(() -> told(code, near));
        if (found.size() >= MOST || text.isEmpty()) {
            return;
        }
        if (UNFINISHED.matcher(text.get()).matches() && GOES_ON.matcher(after).find()) {
            return;
        }
        boolean inBrackets = near.lastIndexOf('(') > near.lastIndexOf(')');
        boolean called = prompt(code).isPresent() || CALLS.matcher(near).find() || CALLS_AFTER.matcher(after).find() || inBrackets
                && near.endsWith("(");
        if (called && !Discouraged.governs(near) && !OTHERS.matcher(near).find() && !SPOKEN_OF.matcher(after).find()
                && (remarks || !inBrackets)) {
            found.add(new CommandText(text.get(), "", List.of(), line));
        }
    }

    private static Optional<Prompt> prompt(String code) {
        return Prompt.read(code).or(() -> Prompt.inCode(code));
    }

    /** Code that is a command as a whole, and not only a tool's name, without the prompt in front of it. */
    public static Optional<String> bare(String code) {
        return Optional.of(prompt(code).map(Prompt::rest).orElse(code).strip()).filter(InlineCommands::reads);
    }

    private static boolean reads(String text) {
        return mayRead(text) && (CommandWords.begins(text) || CommandWords.withOption(text));
    }

    private static boolean mayRead(String text) {
        return text.contains(" ") && !text.contains("\n") && !NO_COMMAND.matcher(text).find();
    }

    /** A tool that nobody knows, which the words right in front of it say to run. */
    private static Optional<String> told(String code, String near) {
        String text = code.strip();
        boolean possible = mayRead(text) && CommandLikeness.of(text).ordinal() <= CommandLikeness.POSSIBLE.ordinal();
        return Optional.of(text).filter(t -> possible && TOLD.matcher(near).find());
    }
}
