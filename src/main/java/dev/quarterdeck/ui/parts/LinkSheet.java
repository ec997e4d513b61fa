package dev.quarterdeck.ui.parts;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import javafx.scene.control.Button;

/**
 * A link's real target, to be opened in the system's browser or mail program, or to be copied. Nothing is opened before it was
 * seen, and nothing at all in a drill. FX thread only.
 */
public final class LinkSheet {
    private LinkSheet() {
    }

    /** {@code target} has one of the schemes that {@link LinkedText} lets through. */
    public static void open(Desktop desktop, String target) {
        boolean drill = desktop.live().filter(live -> live.incident().drill()).isPresent();
        boolean mail = host(target).isEmpty();
        Button copy = Parts.button("link-copy", Texts.of("link.copy"), "", () -> {
            copy(desktop, target);
            desktop.closeSheet();
        }, "small");
        var content = Parts.column(8, Parts.label(host(target).map(host -> Texts.of("link.host", host))
                .orElse(Texts.of("link.mail")), Styles.STRONG),
                Parts.wrapped(VisibleText.command(target), Styles.MONO),
                Parts.wrapped(Texts.of(drill ? "link.words.drill" : mail ? "link.words.mail" : "link.words"), Styles.SMALL,
                Styles.MUTED));
        if (!drill) {
            content.getChildren().add(copy);
        }
        content.setPrefWidth(560);
        content.setMinHeight(80);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("link", Texts.of("link.title"), content, content,
                Texts.of(drill ? "link.copy" : mail ? "link.open.mail" : "link.open"), () -> {
            if (drill) {
                copy(desktop, target);
            } else {
                desktop.workspace().browser().accept(target);
                desktop.tell(Texts.of("link.opened"));
            }
            return true;
        }, desktop).alsoWhileReading());
    }

    private static void copy(Desktop desktop, String target) {
        CopyGate.copy(desktop, target, _ -> desktop.tell(Texts.of("link.copied")));
    }

    private static Optional<String> host(String target) {
        try {
            return Optional.ofNullable(new URI(target).getHost());
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }
}
