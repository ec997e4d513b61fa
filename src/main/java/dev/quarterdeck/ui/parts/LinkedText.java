package dev.quarterdeck.ui.parts;

import dev.quarterdeck.core.logs.VisibleText;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Text in which addresses can be pressed. The reader keeps each link's real target beside its words, so that is what is seen. FX
 * thread only.
 */
final class LinkedText {
    /** Nothing but these three schemes is ever a link. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|"
            + "mailto:)[^\\s()<>\"]{2,500}(?:\\([^\\s()<>\"]{0,100}\\)[^\\s()<>\"]{0,100})?(?<![.,;:!?'])");

    private LinkedText() {
    }

    static Node node(String text, Consumer<String> link, String... styles) {
        Matcher m = ADDRESS.matcher(text);
        if (!m.find()) {
            return Parts.wrapped(text, styles);
        }
        var flow = new TextFlow();
        int from = 0;
        do {
            flow.getChildren().add(piece(text.substring(from, m.start()), styles));
            String target = m.group();
            var address = Parts.styled(new Hyperlink(VisibleText.command(target)), "text-link");
            address.setWrapText(true);
            address.setOnAction(_ -> link.accept(target));
            flow.getChildren().add(address);
            from = m.end();
        } while (m.find());
        flow.getChildren().add(piece(text.substring(from), styles));
        return flow;
    }

    private static Text piece(String text, String... styles) {
        Text piece = Parts.styled(new Text(VisibleText.words(text)), "text-plain");
        piece.getStyleClass().addAll(styles);
        return piece;
    }
}
