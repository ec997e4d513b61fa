package dev.quarterdeck.ui;

import dev.quarterdeck.core.runbook.Section;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Draws a Markdown document from beginning to end, every word of it. FX thread only. */
public final class Document {
    private Document() {
    }

    /** {@code heading} is told each section with the label of its heading, for an outline that jumps. */
    public static void draw(Section section, VBox into, BiConsumer<Section, Label> heading) {
        if (!section.heading().isEmpty()) {
            Label label = Parts.wrapped(section.heading(), "document-h" + Math.clamp(section.level(), 1, 4));
            into.getChildren().add(label);
            heading.accept(section, label);
        }
        section.blocks().forEach(block -> into.getChildren().add(Blocks.node(block)));
        section.sections().forEach(below -> draw(below, into, heading));
    }
}
