package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import javafx.scene.layout.VBox;

/** A message as it was sent or copied, byte for byte. FX thread only. */
public final class SentSheet {
    private SentSheet() {
    }

    public static Sheet sheet(Desktop desktop, Event event, String template, String channel, String text) {
        VBox form = Fields.form(Parts.row(8, Parts.label(template, Styles.STRONG), Parts.label(channel, Styles.MUTED),
                Parts.label(Times.dateTime(event.at()) + " · " + event.actor(), Styles.MONO, Styles.SMALL, Styles.MUTED)),
                Blocks.code(text, ""));
        form.setPrefWidth(640);
        form.setFocusTraversable(true);
        return Sheet.told("sent", Texts.of("sent.title"), form, form, desktop);
    }
}
