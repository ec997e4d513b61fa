package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.runbook.command.InlineCommands;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Turns one block of the Markdown tree into blocks of the runbook, in order and without losing a word. Lists are
 * flattened with their depth; what stands inside an item follows it. One reader serves one document on one thread.
 */
public final class BlockReader {
    private static final int LONGEST_HEADING = 100;
    private final InlineText inline;
    private final HtmlText html;
    private final TableReader tables;
    private final CheckReader checks;
    private final FenceReader fences;
    private final Numbering numbering;
    private final List<Finding> findings;

    public BlockReader(SourceText source, List<Finding> findings) {
        this.html = new HtmlText(source.markdown());
        this.inline = new InlineText(html);
        this.tables = new TableReader(source, inline);
        this.checks = new CheckReader(inline);
        this.fences = new FenceReader(findings);
        this.numbering = new Numbering(source);
        this.findings = findings;
    }

    public List<Block> read(Node node) {
        var out = new ArrayList<Block>();
        append(node, 0, out);
        return out;
    }

    /** The parts of a block of HTML, headings among them. */
    public List<HtmlBlocks.Piece> html(HtmlBlock block) {
        return HtmlBlocks.read(block.getLiteral(), html, line(block));
    }

    public String heading(Heading heading) {
        return inline.of(heading);
    }

    public static int line(Node node) {
        return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private void append(Node node, int depth, List<Block> out) {
        switch (node) {
            case Paragraph p -> paragraph(p, out);
            case Heading h -> out.add(new Block.Prose(inline.of(h), line(h), Block.Prose.ITEM));
            case BulletList list -> bullets(list, depth, out);
            case OrderedList list -> numbered(list, depth, out);
            case FencedCodeBlock fence -> out.add(fences.read(fence));
            case IndentedCodeBlock code -> out.add(new Block.Code("", withoutLastNewline(code.getLiteral()), line(code),
                    line(code)));
            case TableBlock table -> out.add(tables.read(table));
            case BlockQuote quote -> quote(quote, depth, out);
            case HtmlBlock block -> htmlBlock(block, out);
            case LinkReferenceDefinition link -> prose(definition(link), line(link), out);
            case ThematicBreak _ -> { }
            case Node other -> children(other.getFirstChild(), depth, out);
        }
    }

    /** A short paragraph all in bold is a heading to its author, be it with a colon or a remark in brackets behind it. */
    private void paragraph(Paragraph paragraph, List<Block> out) {
        String text = inline.of(paragraph);
        boolean heading = paragraph.getFirstChild() instanceof StrongEmphasis bold
                && (bold.getNext() == null || remarkOnly(bold.getNext()))
                && text.length() <= LONGEST_HEADING && !text.contains("\n");
        int rank = !heading ? Block.Prose.TEXT : paragraph.getParent() instanceof Document ? Block.Prose.SECTION
                : Block.Prose.ITEM;
        if (!text.isEmpty()) {
            out.add(new Block.Prose(text, line(paragraph), rank,
                    InlineCommands.in(paragraph.getFirstChild(), line(paragraph), true)));
        }
    }

    private static boolean remarkOnly(Node node) {
        return node.getNext() == null && node instanceof Text text && text.getLiteral().strip()
                .matches("(?:\\([^()]{1,40}\\))?\\s*[:：]?");
    }

    private void children(Node first, int depth, List<Block> out) {
        for (Node child = first; child != null; child = child.getNext()) {
            append(child, depth, out);
        }
    }

    private void bullets(BulletList list, int depth, List<Block> out) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item((ListItem) item, "•", depth, out);
        }
    }

    /** Numbered by counting: many authors write {@code 1.} before every item. */
    private void numbered(OrderedList list, int depth, List<Block> out) {
        int number = numbering.first(list);
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item((ListItem) item, number + ".", depth, out);
            number++;
        }
    }

    private void item(ListItem item, String marker, int depth, List<Block> out) {
        Node child = item.getFirstChild();
        boolean task = child instanceof TaskListItemMarker;
        Node first = task ? child.getNext() : child;
        Optional<String> compared = first instanceof BlockQuote quote ? comparison(quote) : Optional.empty();
        Node rest = first;
        if (compared.isPresent()) {
            out.add(new Block.Item(marker, compared.get(), depth, line(item)));
            rest = first.getNext();
        } else if (first instanceof Paragraph paragraph) {
            String text = inline.of(paragraph);
            if (task) {
                out.add(checks.read(paragraph, depth, line(item)));
            } else if (!text.isEmpty()) {
                out.add(new Block.Item(marker, text, depth, line(item),
                        InlineCommands.in(paragraph.getFirstChild(), line(item), true)));
            }
            rest = first.getNext();
        } else if (first != null && !marker.equals("•")) {
            out.add(new Block.Item(marker, "", depth, line(item)));
        }
        for (Node node = rest; node != null; node = node.getNext()) {
            boolean nested = node instanceof BulletList || node instanceof OrderedList;
            append(node, nested ? depth + 1 : depth, out);
        }
    }

    /** {@code - >5% of calls fail}: for Markdown a quotation within an item, for everybody who writes it "more than". */
    private Optional<String> comparison(BlockQuote quote) {
        return quote.getFirstChild() instanceof Paragraph p && p.getNext() == null && inline.of(p)
                .matches("(?s)=?\\s*[€$£]?\\d.*") ? Optional.of(">" + inline.of(p)) : Optional.empty();
    }

    private void quote(BlockQuote quote, int depth, List<Block> out) {
        for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph p) {
                out.add(new Block.Quote(inline.of(p), line(p)));
            } else {
                append(child, depth, out);
            }
        }
    }

    private void htmlBlock(HtmlBlock block, List<Block> out) {
        String literal = block.getLiteral();
        if (HtmlBlocks.structured(literal)) {
            for (HtmlBlocks.Piece piece : html(block)) {
                out.add(switch (piece) {
                    case HtmlBlocks.Piece.Content(Block content) -> content;
                    case HtmlBlocks.Piece.Titled titled -> new Block.Prose(titled.heading(), titled.line(), Block.Prose.SECTION);
                });
            }
            return;
        }
        Optional<Block.Table> table = HtmlTable.read(literal, html, line(block));
        if (table.isPresent()) {
            out.add(table.get());
            return;
        }
        if (literal.stripLeading().startsWith("<!--") && !literal.contains("-->")) {
            findings.add(Finding.error(line(block), FindingCode.UNCLOSED_COMMENT,
                    "This comment is never closed, so it would hide everything below it; it is shown as text."));
        }
        prose(html.words(literal).replaceAll("\\n[ \\t]*(?:\\n[ \\t]*)+", "\n").strip(), line(block), out);
    }

    private static String definition(LinkReferenceDefinition link) {
        String title = link.getTitle() == null ? "" : " \"" + link.getTitle() + "\"";
        return link.getLabel() + ": " + link.getDestination() + title;
    }

    private static void prose(String text, int line, List<Block> out) {
        if (!text.isEmpty()) {
            out.add(new Block.Prose(text, line));
        }
    }

    private static String withoutLastNewline(String literal) {
        return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }
}
