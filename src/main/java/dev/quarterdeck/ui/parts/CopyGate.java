package dev.quarterdeck.ui.parts;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.VisibleText;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/** Copies a command or an address; where not all of it can be seen, the person says what is meant. FX thread only. */
public final class CopyGate {
    private CopyGate() {
    }

    /** {@code then} is handed what was copied, once it was. */
    public static void copy(Desktop desktop, String exact, Consumer<String> then) {
        if (VisibleText.command(exact).equals(exact)) {
            desktop.copy(exact);
            then.accept(exact);
            return;
        }
        Button asItIs = Parts.button("unseen-exact", Texts.of("unseen.exact"), "", () -> {
            desktop.closeSheet();
            desktop.copy(exact);
            then.accept(exact);
        }, Styles.SMALL);
        String cleaned = VisibleText.cleaned(exact);
        var content = Parts.column(8, Parts.wrapped(Texts.of("unseen.words"), Styles.MUTED), Parts.wrapped(VisibleText.command(exact), Styles.MONO),
                Parts.wrapped(Texts.of("unseen.cleaned"), Styles.MUTED), Parts.wrapped(VisibleText.command(cleaned), Styles.MONO), asItIs);
        content.setPrefWidth(640);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("unseen", Texts.of("unseen.title"), content, content, Texts.of("unseen.copy"), () -> {
            desktop.copy(cleaned);
            then.accept(cleaned);
            return true;
        }, desktop).alsoWhileReading());
    }
}
