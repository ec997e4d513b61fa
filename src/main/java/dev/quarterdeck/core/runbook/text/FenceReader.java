package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;

/**
 * Reads a fence, and says so when it cannot be what its author meant: never closed, or opened again inside. Any thread.
 */
final class FenceReader {
    private static final Pattern HEADING = Pattern.compile("#{2,6} .*");
    private static final Pattern OPENING = Pattern.compile("\\s*(?:```+|~~~+)\\w+\\s*");

    private final List<Finding> findings;

    FenceReader(List<Finding> findings) {
        this.findings = findings;
    }

    Block.Code read(FencedCodeBlock fence) {
        String literal = fence.getLiteral();
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        int line = BlockReader.line(fence);
        List<String> lines = text.lines().toList();
        int longEnough = Optional.ofNullable(fence.getOpeningFenceLength()).orElse(3);
        if (fence.getClosingFenceLength() == null) {
            String swallowed = first(lines, HEADING)
                    .map(i -> " It swallows the heading \"" + lines.get(i).strip() + "\" in line " + (line + 1 + i) + ".")
                    .orElse("");
            findings.add(first(lines, Pattern.compile("\\s{0,3}" + Pattern.quote(fence.getFenceCharacter()) + "{1,"
                    + (longEnough - 1) + "}\\s*"))
                    .map(i -> Finding.error(line, FindingCode.SHORT_FENCE_END, "This code fence opens with " + longEnough
                            + " marks; line " + (line + 1 + i) + " has too few to close it." + swallowed))
                    .orElseGet(() -> Finding.error(line, FindingCode.UNCLOSED_FENCE, "This code fence is never closed."
                    + swallowed)));
        }
        if (longEnough == 3 && fence.getClosingFenceLength() != null) {
            first(lines, OPENING).ifPresent(i -> findings.add(
                    Finding.error(line + 1 + i, FindingCode.NESTED_FENCE,
                    "Another code fence seems to open here while the one of line " + line + " is still open.")));
        }
        return new Block.Code(Optional.ofNullable(fence.getInfo()).orElse(""), text, line, line + 1);
    }

    private static Optional<Integer> first(List<String> lines, Pattern pattern) {
        for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).matches()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
