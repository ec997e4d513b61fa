package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what a runbook says about itself. Below the title every {@code name: value} line counts; elsewhere only names
 * that can mean nothing else. Any thread.
 */
public final class FactReader {
    private static final Pattern LINE = Pattern.compile("^([\\p{L}][\\p{L}\\d /'-]{0,30}):\\s+(\\S.*)$");
    private static final Pattern ABOUT_ITSELF = Pattern.compile("(?:document )?version|revision|date|feature|service|status"
            + "|(?:last |next )?(?:updated?|reviewed|review|revised|revision)(?: (?:on|date|due))?|review (?:by|due)"
            + "|(?:maintained|owned|written|reviewed|kept) by|maintainers?|owners?|authors?|team|created",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_REVIEW =
            Pattern.compile("next (?:review|revision)(?: (?:on|date|due))?|review (?:by|due)", Pattern.CASE_INSENSITIVE);

    /** Several facts in one line: {@code Version: 3.2 | Owner: Gateway team}. */
    private static final Pattern BETWEEN = Pattern.compile("\\s+[|·•]\\s+(?=[\\p{L}][\\p{L}\\d /'-]{0,30}:\\s)");

    private FactReader() {
    }

    public static List<Named> read(Section root, Optional<String> subtitle) {
        var facts = new ArrayList<Named>();
        subtitle.ifPresent(text -> facts.add(new Named("Subtitle", text)));
        for (Section section : Outline.subtree(root)) {
            boolean top = section.path().isEmpty();
            for (Block block : section.blocks()) {
                facts.addAll(facts(block, top));
            }
        }
        return facts;
    }

    static int nextReviewLine(List<Named> facts, SourceText source) {
        return facts.stream().filter(f -> NEXT_REVIEW.matcher(f.name()).matches()).findFirst().map(f -> source.lineWith(f.name()))
                .orElse(1);
    }

    public static Optional<LocalDate> nextReview(List<Named> facts, List<Finding> findings, SourceText source) {
        Optional<Named> stated = facts.stream().filter(f -> NEXT_REVIEW.matcher(f.name()).matches()).findFirst();
        Optional<LocalDate> date = stated.flatMap(f -> LooseDate.read(f.text()));
        if (stated.isPresent() && date.isEmpty()) {
            findings.add(Finding.warning(source.lineWith(stated.get().name()), FindingCode.UNREADABLE_DATE,
                    "The next review \"" + stated.get().text() + "\" is no date that can be read; write it like 2026-10-22."));
        }
        return date;
    }

    private static List<Named> facts(Block block, boolean top) {
        return switch (block) {
            case Block.Prose prose -> lines(prose.text(), top);
            case Block.Item item -> top ? lines(item.text(), false) : List.of();
            case Block.Check _, Block.Code _, Block.Table _, Block.Quote _ -> List.of();
        };
    }

    /** A paragraph counts as a whole or not at all: a sentence with a colon in it is no fact. */
    private static List<Named> lines(String text, boolean anyName) {
        var facts = new ArrayList<Named>();
        for (String line : text.lines().flatMap(l -> Arrays.stream(BETWEEN.split(l))).toList()) {
            Matcher m = LINE.matcher(line);
            if (!m.matches()) {
                return List.of();
            }
            facts.add(new Named(m.group(1), m.group(2)));
        }
        boolean known = facts.stream().allMatch(f -> ABOUT_ITSELF.matcher(f.name()).matches());
        return known || anyName && facts.size() > 1 ? facts : List.of();
    }
}
