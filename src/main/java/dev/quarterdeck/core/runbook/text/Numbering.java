package dev.quarterdeck.core.runbook.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Counts the items of a list that Markdown splits in two because a fence between them is not indented. A list that says
 * where it goes on is believed; one that writes {@code 1.} before every item goes on too. Lists are handed over in order.
 */
@NullUnmarked
final class Numbering {
    private static final Pattern NUMBER = Pattern.compile("^[\\s>]*(\\d{1,9})[.)]");
    private final SourceText source;
    private @Nullable Node last;
    private int next;

    Numbering(SourceText source) {
        this.source = source;
    }

    int first(OrderedList list) {
        int start = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
        if (start != 1) {
            return start;
        }
        Node above = split(list);
        int first = above != null && above == last && onlyOnes((OrderedList) above) ? next : start;
        last = list;
        next = first + count(list);
        return first;
    }

    /** The list from which only code parts this one. */
    private static Node split(Node list) {
        Node above = list.getPrevious();
        boolean code = false;
        while (above instanceof FencedCodeBlock || above instanceof IndentedCodeBlock || above instanceof HtmlBlock) {
            code |= !(above instanceof HtmlBlock);
            above = above.getPrevious();
        }
        return code ? above : null;
    }

    private boolean onlyOnes(OrderedList list) {
        Matcher last = NUMBER.matcher(source.line(BlockReader.line(list.getLastChild())));
        return Optional.ofNullable(list.getMarkerStartNumber()).orElse(1) == 1 && last.find() && last.group(1).equals("1");
    }

    private static int count(OrderedList list) {
        int count = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            count++;
        }
        return count;
    }
}
