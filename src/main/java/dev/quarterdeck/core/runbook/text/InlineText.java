package dev.quarterdeck.core.runbook.text;

import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Flattens inline Markdown to plain text: marks go, every word stays, and so do the targets of links and images.
 * A line break inside a paragraph is a blank, except between lines such as {@code Version: 1.0}. Any thread.
 */
final class InlineText {
    private static final Pattern LABELLED = Pattern.compile("^[\\p{L}][\\p{L}\\d ()/'-]{0,40}:(?:\\s|$).*", Pattern.DOTALL);

    /** MkDocs writes attributes of a link behind it. */
    private static final Pattern ATTRIBUTES = Pattern.compile("^\\{:[^{}\\n]*\\}");
    /** What is crossed out stays marked, however it was written, since it says the contrary of the words alone. */
    private static final Pattern STRUCK = Pattern.compile("</?(?:del|s|strike)>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_FACT = 500;

    private final HtmlText html;

    InlineText(HtmlText html) {
        this.html = html;
    }

    /** The text of everything inside {@code parent}. */
    String of(Node parent) {
        return from(parent.getFirstChild());
    }

    /** The text of {@code first} and the siblings after it. */
    String from(Node first) {
        var out = new StringBuilder();
        append(first, out);
        return out.toString().strip();
    }

    private void append(Node first, StringBuilder out) {
        for (Node node = first; node != null; node = node.getNext()) {
            switch (node) {
                case Text text -> out.append(node.getPrevious() instanceof Link ? ATTRIBUTES.matcher(text.getLiteral())
                        .replaceFirst("") : text.getLiteral());
                case Code code -> out.append(code.getLiteral());
                case HtmlInline tag -> out.append(STRUCK.matcher(tag.getLiteral()).matches() ? "~~"
                        : html.words(tag.getLiteral()));
                case HardLineBreak _ -> out.append('\n');
                case SoftLineBreak _ -> out.append(newLabel(node, out) ? '\n' : ' ');
                case Link link -> target(link, link.getDestination(), link.getTitle(), out);
                case Image image -> target(image, image.getDestination(), image.getTitle(), out);
                case Node other -> append(other.getFirstChild(), out);
            }
        }
    }

    private void target(Node node, String destination, String title, StringBuilder out) {
        int start = out.length();
        append(node.getFirstChild(), out);
        String shown = out.substring(start);
        boolean told = shown.equals(destination) || ("mailto:" + shown).equals(destination);
        String more = (told ? "" : destination) + (title == null ? "" : " \"" + title + "\"");
        if (!more.isBlank()) {
            out.append(" (").append(more.strip()).append(')');
        }
    }

    /** Facts stand one a line, but they are one paragraph in Markdown. */
    private static boolean newLabel(Node lineBreak, StringBuilder before) {
        Node next = lineBreak.getNext();
        boolean label = next instanceof StrongEmphasis
                || next instanceof Text text && LABELLED.matcher(text.getLiteral()).matches();
        return label && LABELLED.matcher(lastLine(before)).matches();
    }

    /** The end of what was written, from its last line break on; of a long line no more than a label could need. */
    private static CharSequence lastLine(StringBuilder text) {
        int start = text.length();
        while (start > 0 && text.length() - start < LONGEST_FACT && text.charAt(start - 1) != '\n') {
            start--;
        }
        return text.subSequence(start, text.length());
    }
}
