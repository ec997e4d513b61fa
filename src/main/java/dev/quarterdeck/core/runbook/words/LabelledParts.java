package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a paragraph that is all bold as the heading its author meant, so that {@code **Option A: restart**} parts a section
 * as a heading would. The document itself keeps its shape: only recognisers see these parts. Any thread.
 */
public final class LabelledParts {
    private static final Pattern SENTENCE = Pattern.compile("[.!?;,。！？]$");
    private static final int LONGEST = 90;

    private LabelledParts() {
    }

    public static Section of(Section section) {
        var own = new ArrayList<Block>();
        var parts = new ArrayList<Section>();
        List<Block> blocks = section.blocks();
        int open = -1;
        for (int i = 0; i < blocks.size(); i++) {
            if (label(blocks, i)) {
                close(section, blocks, open, i, parts);
                open = i;
            } else if (open < 0) {
                own.add(blocks.get(i));
            }
        }
        close(section, blocks, open, blocks.size(), parts);
        List<Section> nested = nested(parts);
        section.sections().forEach(below -> nested.add(of(below)));
        return new Section(section.level(), section.heading(), section.path(), section.line(), own, nested);
    }

    /** Below the label of one of several ways stand the labels of its parts: {@code **Option A**}, {@code **Steps**}. */
    private static List<Section> nested(List<Section> parts) {
        var tops = new ArrayList<Section>();
        for (Section part : parts) {
            boolean way = HeadingWords.counted(part.heading());
            if (way || tops.isEmpty() || !HeadingWords.counted(tops.getLast().heading())) {
                tops.add(part);
            } else {
                Section above = tops.removeLast();
                var below = new ArrayList<>(above.sections());
                below.add(new Section(above.level() + 1, part.heading(), above.path() + " › " + part.heading(), part.line(),
                        part.blocks(), List.of()));
                tops.add(new Section(above.level(), above.heading(), above.path(), above.line(), above.blocks(), below));
            }
        }
        return tops;
    }

    private static void close(Section section, List<Block> blocks, int open, int end, List<Section> parts) {
        if (open >= 0) {
            var label = (Block.Prose) blocks.get(open);
            String words = label.text().replaceFirst("\\s*[:：]$", "");
            String path = section.path().isEmpty() ? words : section.path() + " › " + words;
            parts.add(new Section(section.level() + 1, words, path, label.line(), blocks.subList(open + 1, end), List.of()));
        }
    }

    private static boolean label(List<Block> blocks, int at) {
        return blocks.get(at) instanceof Block.Prose prose && prose.heading() == Block.Prose.SECTION && prose.text()
                .length() <= LONGEST
                && !SENTENCE.matcher(prose.text()).find() && at + 1 < blocks.size() && EstimateReader.stated(prose.text())
                .isEmpty() && !goesOn(blocks, at);
    }

    /** A label between two items of one numbered list is a remark: the list goes on below it. */
    private static boolean goesOn(List<Block> blocks, int at) {
        for (int i = at + 1; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case Block.Item item when item.depth() == 0 -> {
                    return !item.marker().equals("•") && !item.marker().equals("1.");
                }
                case Block.Prose prose when prose.heading() == Block.Prose.SECTION -> {
                    return false;
                }
                case Block.Item _, Block.Prose _, Block.Check _, Block.Code _, Block.Table _, Block.Quote _ -> { }
            }
        }
        return false;
    }
}
