package dev.quarterdeck.ui.parts;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.VisibleText;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;

/**
 * The one way to the clipboard: where not all of a text can be seen, the person says what is meant, so that what is pasted is
 * what was
 * seen. FX thread only.
 */
public final class CopyGate {
    private static final int MOST = 1500;

    private CopyGate() {
    }

    /** A command or an address. {@code then} is handed what was copied, once it was. */
    public static void copy(Desktop desktop, String exact, Consumer<String> then) {
        String shown = VisibleText.command(exact);
        pass(desktop, exact, shown.equals(exact), shown, VisibleText.cleaned(exact), VisibleText::command, then);
    }

    /** A message, lines of a log, a document: letters of another script are nothing to ask about there. */
    public static void words(Desktop desktop, String exact, Consumer<String> then) {
        String cleaned = VisibleText.cleanedWords(exact);
        pass(desktop, exact, cleaned.equals(exact), VisibleText.words(exact), cleaned, VisibleText::words, then);
    }

    private static void pass(Desktop desktop, String exact, boolean seen, String shown, String cleaned,
            UnaryOperator<String> drawn,
            Consumer<String> then) {
        if (seen) {
            desktop.copy(exact);
            then.accept(exact);
            return;
        }
        Button asItIs = Parts.button("unseen-exact", Texts.of("unseen.exact"), "", () -> {
            desktop.closeSheet();
            desktop.copy(exact);
            then.accept(exact);
        }, Styles.SMALL);
        var content = Parts.column(8, Parts.wrapped(Texts.of("unseen.words"), Styles.MUTED),
                Parts.wrapped(brief(shown), Styles.MONO),
                Parts.wrapped(Texts.of("unseen.cleaned"), Styles.MUTED), Parts.wrapped(brief(drawn.apply(cleaned)), Styles.MONO),
                asItIs);
        content.setPrefWidth(640);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("unseen", Texts.of("unseen.title"), content, content, Texts.of("unseen.copy"), () -> {
            desktop.copy(cleaned);
            then.accept(cleaned);
            return true;
        }, desktop).alsoWhileReading());
    }

    /** Of a long text its beginning, from the line before the first mark on. */
    private static String brief(String shown) {
        int mark = Math.max(0, shown.indexOf("\u27E8U+"));
        int from = shown.length() <= MOST ? 0 : Math.max(0, shown.lastIndexOf('\n', mark));
        return (from > 0 ? "…" : "") + shown.substring(from, Math.min(shown.length(), from + MOST))
                + (shown.length() > from + MOST ? "…" : "");
    }
}
