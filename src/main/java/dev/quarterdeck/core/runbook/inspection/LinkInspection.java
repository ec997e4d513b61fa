package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.BlockReader;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;

/** Finds links that the console will not open, and links to headings that are not there. One visitor serves one document. */
public final class LinkInspection extends AbstractVisitor {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern HTML_TARGET = Pattern.compile("\\b(?:href|src)\\s*=\\s*[\"']?\\s*([^\\s\"'<>]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_PLACE = Pattern.compile("\\b(?:id|name)\\s*=\\s*[\"']?([\\w.-]+)");
    /** Whoever has that many findings mends them in several rounds. */
    private static final int MOST = 1000;
    private static final Set<String> ALLOWED = Set.of("http", "https", "mailto");

    private final SourceText source;
    private final Set<String> anchors = new HashSet<>();
    private final List<Finding> findings;

    private LinkInspection(SourceText source, List<Finding> findings) {
        this.source = source;
        this.findings = findings;
    }

    public static void inspect(Node document, Section root, SourceText source, List<Finding> findings) {
        var inspection = new LinkInspection(source, findings);
        Outline.subtree(root).forEach(section -> inspection.anchors.add(anchor(section.heading())));
        NAMED_PLACE.matcher(source.markdown()).results()
                .forEach(m -> inspection.anchors.add(m.group(1).toLowerCase(Locale.ROOT)));
        document.accept(inspection);
    }

    @Override
    public void visit(Link link) {
        target(link.getDestination(), link);
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        target(image.getDestination(), image);
        visitChildren(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        target(definition.getDestination(), definition);
    }

    @Override
    public void visit(HtmlInline html) {
        html(html.getLiteral(), html);
    }

    @Override
    public void visit(HtmlBlock html) {
        html(html.getLiteral(), html);
    }

    private void html(String text, Node node) {
        HTML_TARGET.matcher(text).results().forEach(m -> target(m.group(1), node));
    }

    private void target(String target, Node node) {
        Matcher scheme = SCHEME.matcher(target);
        if (findings.size() >= MOST) {
            return;
        }
        if (scheme.find() && !ALLOWED.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
            findings.add(Finding.warning(line(node, target), FindingCode.LINK_SCHEME,
                    "The link \"" + target + "\" is not opened: only https, http and mailto are."));
        } else if (target.startsWith("#") && target.length() > 1
                && !anchors.contains(target.substring(1).toLowerCase(Locale.ROOT))
) {
            findings.add(Finding.warning(line(node, target), FindingCode.BROKEN_REFERENCE, "The link \"" + target
                    + "\" leads to no heading of this runbook."));
        }
    }

    /** As hosts of Markdown make them: small letters, blanks as dashes, no other marks. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "").strip().replace(' ', '-');
    }

    private int line(Node node, String words) {
        Node block = node;
        while (block != null && (!(block instanceof Block) || block.getSourceSpans().isEmpty())) {
            block = block.getParent();
        }
        return block == null ? 1 : source.lineFrom(BlockReader.line(block), words);
    }
}
