package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.runbook.correction.Correction.Place;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A heading or a block of a runbook, which somebody may say something about.
 *
 * @param section the heading itself, or the one that the block stands below
 * @param block   empty for a heading
 * @param place   how it is quoted
 */
public record Part(Section section, Optional<Block> block, Place place) {
    private static final int CONTEXT = 120;

    /** Source line, from 1. */
    public int line() {
        return block.map(Block::line).orElse(section.line());
    }

    /** All of a document in its order; the document itself is none. */
    public static List<Part> of(Section root) {
        var parts = new ArrayList<Part>();
        collect(root, "", "", parts);
        return List.copyOf(parts);
    }

    private static void collect(Section section, String under, String before, List<Part> parts) {
        if (section.level() > 0) {
            parts.add(new Part(section, Optional.empty(), place(true, section.heading(), under, before)));
        }
        String last = "";
        for (Block block : section.blocks()) {
            parts.add(new Part(section, Optional.of(block), place(false, words(block), section.path(), last)));
            last = words(block);
        }
        last = "";
        for (Section below : section.sections()) {
            collect(below, section.path(), last, parts);
            last = below.heading();
        }
    }

    private static Place place(boolean heading, String words, String under, String before) {
        boolean whole = words.length() <= Place.LONGEST;
        return new Place(heading, whole ? words : beginning(words, Place.LONGEST), whole ? "" : sha256(words), under,
                beginning(before.lines().findFirst().orElse(""), CONTEXT));
    }

    /** Never half of a character. */
    private static String beginning(String words, int length) {
        return words.length() <= length ? words
                : words.substring(0, Character.isHighSurrogate(words.charAt(length - 1)) ? length - 1 : length);
    }

    /** A block's words as they are quoted: code as it stands, anything else with single blanks. */
    public static String words(Block block) {
        return switch (block) {
            case Block.Prose prose -> plain(prose.text());
            case Block.Item item -> plain(item.text());
            case Block.Check check -> plain(check.text());
            case Block.Quote quote -> plain(quote.text());
            case Block.Code code -> code.text();
            case Block.Table table -> Stream.concat(Stream.of(table.head()), table.rows().stream())
                    .map(row -> row.stream().map(Part::plain).collect(Collectors.joining(" | ")))
                    .collect(Collectors.joining("\n"));
        };
    }

    public static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
