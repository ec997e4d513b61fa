package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.InlineCommands;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Reads a checkbox's words: what is its title, whether it has a blank to fill in, and which condition it states.
 * Bold words are a title only when a colon or a dash parts them from the rest; otherwise splitting would change the
 * sentence. Any thread.
 */
final class CheckReader {
    private static final Pattern PART = Pattern.compile("^(?:[:：]|[-–—](?=\\s))\\s*(.*)$", Pattern.DOTALL);
    private static final Pattern BLANK_AT_END = Pattern.compile("^(.*\\S)\\s*:\\s*(_{3,})$", Pattern.DOTALL);

    private final InlineText inline;

    CheckReader(InlineText inline) {
        this.inline = inline;
    }

    Block.Check read(Paragraph paragraph, int depth, int line) {
        String text = inline.of(paragraph);
        boolean fillIn = text.contains("___");
        List<CommandText> commands = InlineCommands.in(paragraph.getFirstChild(), line, false);
        Node first = paragraph.getFirstChild();
        while (first instanceof Text empty && empty.getLiteral().isBlank()) {
            first = first.getNext();
        }
        if (first instanceof StrongEmphasis bold) {
            String title = inline.of(bold);
            String rest = inline.from(bold.getNext());
            Matcher part = PART.matcher(rest);
            if (title.endsWith(":") && title.length() > 1) {
                return check(title.substring(0, title.length() - 1).strip(), rest, fillIn, depth, line, commands);
            }
            if (part.matches()) {
                return check(title, part.group(1), fillIn, depth, line, commands);
            }
        }
        Matcher blank = BLANK_AT_END.matcher(text);
        return fillIn && blank.matches()
                ? check(blank.group(1), blank.group(2), true, depth, line, commands)
                : check(text, "", fillIn, depth, line, commands);
    }

    private static Block.Check check(String title, String detail, boolean fillIn, int depth, int line,
            List<CommandText> commands) {
        return new Block.Check(title, detail, fillIn, CriterionReader.check(title, detail), depth, line, commands);
    }
}
