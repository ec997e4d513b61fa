package dev.quarterdeck.ui.parts;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Draws a Markdown document from beginning to end, every word of it. FX thread only. */
public final class Document {
    private Document() {
    }

    /** Told what was drawn from which source line. */
    public interface Place {
        void drawn(int line, Node node);
    }

    /** {@code heading} is told each section with the label of its heading, for an outline that jumps. */
    public static void draw(Section section, VBox into, BiConsumer<Section, Label> heading) {
        draw(section, into, heading, (_, _) -> { }, _ -> { });
    }

    /** {@code link} is told the target of a link that was pressed. */
    public static void draw(Section section, VBox into, BiConsumer<Section, Label> heading, Place place, Consumer<String> link) {
        if (!section.heading().isEmpty()) {
            Label label = Parts.wrapped(section.heading(), "document-h" + Math.clamp(section.level(), 1, 4));
            into.getChildren().add(label);
            heading.accept(section, label);
            place.drawn(section.line(), label);
        }
        for (Block block : section.blocks()) {
            Node node = Parts.styled(new VBox(Blocks.node(block, link)), "document-block");
            into.getChildren().add(node);
            place.drawn(block.line(), node);
        }
        section.sections().forEach(below -> draw(below, into, heading, place, link));
    }
}
