package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.fence.FenceClassifier;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.inspection.LinkInspection;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.BlockReader;
import dev.quarterdeck.core.runbook.text.HtmlBlocks;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a document as a tree of sections. Its first top heading is the title; a second one right below it is the
 * subtitle. Neither stands in any path, since a path that always begins alike tells nobody anything. Any thread.
 */
final class SectionReader {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(100)
            .maxInlineNesting(100)
            .build();

    /** The tree with the headings that name the whole document. */
    record Document(Section root, Optional<String> title, Optional<String> subtitle) {
    }

    private static final Pattern NAMES_ITSELF = Pattern.compile("^(?:runbook|playbook|sop)\\b|\\b(?:runbook|playbook)$",
            Pattern.CASE_INSENSITIVE);

    private final List<Finding> findings;
    private final BlockReader blocks;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Heading> title = Optional.empty();
    private Optional<Heading> subtitle = Optional.empty();
    private Optional<String> htmlTitle = Optional.empty();

    SectionReader(SourceText source, List<Finding> findings) {
        this.findings = findings;
        this.blocks = new BlockReader(source, findings);
    }

    Document read(SourceText source) {
        Node document = PARSER.parse(source.markdown());
        findTitles(document);
        open.push(new Open(0, "", "", 1));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                open(heading);
            } else if (node instanceof HtmlBlock html && HtmlBlocks.structured(html.getLiteral())) {
                blocks.html(html).forEach(this::add);
            } else {
                open.peek().blocks.addAll(blocks.read(node));
            }
        }
        while (open.size() > 1) {
            close();
        }
        Section root = FenceClassifier.classify(open.pop().section(), findings);
        LinkInspection.inspect(document, root, source, findings);
        return new Document(root, title.map(blocks::heading).or(() -> htmlTitle), subtitle.map(blocks::heading));
    }

    private void add(HtmlBlocks.Piece piece) {
        switch (piece) {
            case HtmlBlocks.Piece.Content(Block block) -> open.peek().blocks.add(block);
            case HtmlBlocks.Piece.Titled titled -> {
                boolean names = titled.level() == 1 && title.isEmpty() && htmlTitle.isEmpty();
                if (names) {
                    htmlTitle = Optional.of(titled.heading());
                }
                open(titled.level(), titled.heading(), names, titled.line());
            }
        }
    }

    private void findTitles(Node document) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                title = Optional.of(heading);
                if (heading.getNext() instanceof Heading next && next.getLevel() == 1) {
                    subtitle = Optional.of(next);
                }
                return;
            }
        }
        title = leading(document);
    }

    /** Without a top heading the document's first line names it when it says so: {@code Runbook: Pool exhausted}. */
    private Optional<Heading> leading(Node document) {
        return document.getFirstChild() instanceof Heading first && NAMES_ITSELF.matcher(blocks.heading(first)).find()
                ? Optional.of(first) : Optional.empty();
    }

    private void open(Heading heading) {
        boolean names = title.filter(h -> h == heading).or(() -> subtitle.filter(h -> h == heading)).isPresent();
        open(heading.getLevel(), blocks.heading(heading), names, BlockReader.line(heading));
    }

    private void open(int level, String text, boolean names, int line) {
        while (open.peek().level >= level) {
            close();
        }
        String above = open.peek().path;
        String path = names ? "" : above.isEmpty() ? text : above + " › " + text;
        open.push(new Open(level, text, path, line));
    }

    private void close() {
        Section section = open.pop().section();
        open.peek().sections.add(section);
    }

    private static final class Open {
        private final int level;
        private final String heading;
        private final String path;
        private final int line;
        private final List<Block> blocks = new ArrayList<>();
        private final List<Section> sections = new ArrayList<>();

        private Open(int level, String heading, String path, int line) {
            this.level = level;
            this.heading = heading;
            this.path = path;
            this.line = line;
        }

        private Section section() {
            return new Section(level, heading, path, line, blocks, sections);
        }
    }
}
