package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.runbook.command.CommandReader;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.command.FenceLanguage;
import dev.quarterdeck.core.runbook.command.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of a section, in the order of the source. Texts are plain: Markdown marks are gone, every word is kept.
 * {@code line} counts from 1 in the source.
 */
public sealed interface Block {
    int line();

    /** The shell commands in it: those of a fence, and those that stand in running text as code. */
    default List<CommandText> commands() {
        return List.of();
    }

    /**
     * A paragraph, or anything that was not recognised as something better.
     *
     * @param heading {@link #TEXT}, or the rank of a sub-heading: a short paragraph in bold, a heading inside a list
     */
    record Prose(String text, int line, int heading, List<CommandText> commands) implements Block {
        public static final int TEXT = 0;
        /** A sub-heading of the section. */
        public static final int SECTION = 1;
        /** A sub-heading inside an item, which parts nothing but that item. */
        public static final int ITEM = 2;

        public Prose {
            commands = List.copyOf(commands);
        }

        public Prose(String text, int line, int heading) {
            this(text, line, heading, List.of());
        }

        public Prose(String text, int line) {
            this(text, line, TEXT);
        }
    }

    /**
     * A list item that is no checkbox.
     *
     * @param marker {@code •} or the item's number with its dot
     * @param depth  0 for the outer list
     */
    record Item(String marker, String text, int depth, int line, List<CommandText> commands) implements Block {
        public Item {
            commands = List.copyOf(commands);
        }

        public Item(String marker, String text, int depth, int line) {
            this(marker, text, depth, line, List.of());
        }
    }

    /**
     * A checkbox.
     *
     * @param title     the bold words, or what stands before a blank at the end, or the whole text
     * @param detail    what follows the title, may be empty
     * @param fillIn    whether the text has a blank ({@code __________}) to fill in
     * @param condition the live condition the text states, if it states one
     */
    record Check(String title, String detail, boolean fillIn, Optional<Criterion> condition, int depth, int line,
            List<CommandText> commands)
            implements Block {
        public Check {
            commands = List.copyOf(commands);
        }

        public Check(String title, String detail, boolean fillIn, Optional<Criterion> condition, int depth, int line) {
            this(title, detail, fillIn, condition, depth, line, List.of());
        }

        public String text() {
            return detail.isEmpty() ? title : title + ": " + detail;
        }
    }

    /**
     * A fenced or indented code block. {@code text} ends without newline.
     *
     * @param info     the fence's whole info line
     * @param textLine source line of the first line of {@code text}; the block's own line for an indented block
     * @param passages the commands or queries in it, empty for every other kind
     */
    record Code(String info, String text, int line, int textLine, FenceKind kind, List<Passage> passages) implements Block {
        public Code {
            passages = List.copyOf(passages);
        }

        /** A block that nobody has classified yet. */
        public Code(String info, String text, int line, int textLine) {
            this(info, text, line, textLine, FenceKind.UNKNOWN, List.of());
        }

        /** Whether it holds shell commands, so that copying it makes sense as a step of work. */
        public boolean command() {
            return kind == FenceKind.COMMAND;
        }

        /** Those of all its passages; queries too, when that is what it holds. */
        @Override
        public List<CommandText> commands() {
            return passages.stream().flatMap(p -> p.alternatives().stream()).flatMap(a -> a.commands().stream()).toList();
        }

        /** What goes to the clipboard: the text as it stands, or where more than commands stands in it, only those. */
        public String copied() {
            List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            List<String> commanded = commands().stream().flatMap(command -> command.text().lines()).map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
            boolean prompted = !passages.isEmpty()
                    && CommandReader.prompted(text.lines().toList(), command(), FenceLanguage.listing(FenceLanguage.word(info)));
            return passages.isEmpty() || !prompted && lines.equals(commanded) ? text
                    : commands().stream().map(CommandText::text).collect(Collectors.joining("\n"));
        }
    }

    /** A table; {@code head} and every row have the same number of cells. */
    record Table(List<String> head, List<List<String>> rows, int line, List<CommandText> commands) implements Block {
        public Table {
            commands = List.copyOf(commands);
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }

        public Table(List<String> head, List<List<String>> rows, int line) {
            this(head, rows, line, List.of());
        }
    }

    /** A block quote's text. */
    record Quote(String text, int line) implements Block {
    }
}
