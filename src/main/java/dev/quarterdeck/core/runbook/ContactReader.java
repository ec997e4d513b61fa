package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises whom to reach and how: the table and the list below a heading about contacts. Any thread. */
final class ContactReader {
    private static final Pattern HEADING = Pattern.compile("\\bcontacts?\\b|\\bescalations?\\b|\\bwho(?:m)? to (?:call|reach|page|ask)\\b"
            + "|\\bpeople to (?:call|reach|page)\\b|\\bon-?call (?:list|roster|rota)\\b|\\bphone (?:list|numbers)\\b", Pattern.CASE_INSENSITIVE);

    private ContactReader() {
    }

    static boolean claims(Section section) {
        return HEADING.matcher(section.heading()).find() && table(section).isPresent();
    }

    static Optional<Block.Table> table(Section section) {
        return Outline.flat(section).stream().filter(Block.Table.class::isInstance).map(Block.Table.class::cast).findFirst();
    }

    static List<String> methods(Section section) {
        return Outline.flat(section).stream().filter(Block.Item.class::isInstance)
                .map(block -> ((Block.Item) block).text()).toList();
    }
}
