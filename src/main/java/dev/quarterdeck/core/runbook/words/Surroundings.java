package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.command.Automatic;
import dev.quarterdeck.core.runbook.command.Discouraged;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows a section's blocks and knows of each whether its commands are meant to be run, by the heading, the label, the
 * item and the sentence above it. What stands below "DON'T" and what a script does by itself is only to be read. One
 * serves one section.
 */
public final class Surroundings {
    private final boolean forbidden;
    private final boolean automatic;
    private final Deque<Said> items = new ArrayDeque<>();
    private Said label = Said.NOTHING;
    private Said sentence = Said.NOTHING;
    private boolean shown;

    /**
     * What some words say of what stands below them.
     *
     * @param effects whether it happens by itself, told in words
     * @param shows   whether it happens by itself, shown as a fence
     * @param praises whether it is how it should be done, whatever the heading says
     */
    private record Said(int depth, boolean warns, boolean effects, boolean shows, boolean praises) {
        private static final Said NOTHING = new Said(0, false, false, false, false);

        private static Said sentence(int depth, String words) {
            return new Said(depth, Discouraged.announces(words), Automatic.effects(words), Automatic.shows(words),
                    words.strip().endsWith(":") && Discouraged.praised(words));
        }

        private static Said label(String words) {
            boolean automatic = Automatic.titled(words) || Automatic.effects(words);
            return new Said(0, Discouraged.titled(words), automatic, automatic, Discouraged.praised(words));
        }
    }

    private Surroundings(boolean forbidden, boolean automatic) {
        this.forbidden = forbidden;
        this.automatic = automatic;
    }

    /** Those of the first blocks of a document. */
    public static Surroundings of(String heading) {
        return new Surroundings(Discouraged.titled(heading), Automatic.titled(heading));
    }

    /** Those below a heading within this section. */
    public Surroundings below(String heading) {
        boolean praised = Discouraged.praised(heading);
        return new Surroundings(forbidden && !praised || Discouraged.titled(heading), automatic && !praised
                || Automatic.titled(heading));
    }

    /** Takes the next block and answers whether its commands are meant. */
    public boolean meant(Block block) {
        return switch (block) {
            case Block.Prose prose -> {
                items.clear();
                boolean headed = prose.heading() != Block.Prose.TEXT;
                // a paragraph below what the label was about is about something else
                label = headed ? Said.label(prose.text()) : shown ? Said.NOTHING : label;
                shown = false;
                sentence = headed ? Said.NOTHING : Said.sentence(0, prose.text());
                yield section() && !label.warns && !label.effects;
            }
            case Block.Item item -> listed(item.depth(), item.text());
            case Block.Check check -> listed(check.depth(), check.text());
            case Block.Code _ -> {
                shown = true;
                yield section() && !label.warns && !label.shows && !sentence.warns && !sentence.shows
                        && items.stream().noneMatch(said -> said.warns || said.shows);
            }
            case Block.Table _ -> section() && !label.warns && !sentence.warns;
            case Block.Quote _ -> section();
        };
    }

    private boolean listed(int depth, String text) {
        while (!items.isEmpty() && items.peek().depth >= depth) {
            items.pop();
        }
        boolean meant = section() && !label.warns && !label.effects && !sentence.warns && !sentence.effects
                && items.stream().noneMatch(said -> said.warns || said.effects);
        items.push(Said.sentence(depth, text));
        return meant;
    }

    private boolean section() {
        return !forbidden && !automatic || label.praises || sentence.praises;
    }
}
