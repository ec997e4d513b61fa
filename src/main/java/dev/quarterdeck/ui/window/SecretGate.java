package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.TypedWords;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/**
 * Asks before something that was typed and looks like a secret is recorded: nothing that is recorded can be taken back wholly. FX
 * thread only.
 */
final class SecretGate {
    private final Desktop desktop;

    SecretGate(Desktop desktop) {
        this.desktop = desktop;
    }

    /**
     * Hands the commands on, at once when there is nothing to ask, and not at all when the person goes back to what was typed.
     */
    void pass(List<Command> typed, Consumer<Command[]> then) {
        var found = new ArrayList<String>();
        List<Command> without = typed.stream().map(command -> TypedWords.changed(command, words -> {
            String masked = desktop.mask().masked(words);
            if (!masked.equals(words)) {
                found.add(masked);
            }
            return masked;
        })).toList();
        if (found.isEmpty()) {
            then.accept(typed.toArray(Command[]::new));
        } else {
            // a form that hands this over is closed first
            desktop.work().run(() -> { }, () -> ask(String.join("\n", found), () -> then.accept(without.toArray(Command[]::new)),
                    () -> then.accept(typed.toArray(Command[]::new))));
        }
    }

    private void ask(String masked, Runnable keepOut, Runnable asTyped) {
        Button record = Parts.button("secret-as-typed", Texts.of("secret.astyped"), "", () -> {
            desktop.closeSheet();
            asTyped.run();
        }, Styles.SMALL);
        var content = Parts.column(8, Parts.wrapped(Texts.of("secret.words"), Styles.MUTED), Parts.wrapped(masked, Styles.MONO),
                record);
        content.setPrefWidth(520);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("secret", Texts.of("secret.title"), content, content, Texts.of("secret.keepout"), () -> {
            keepOut.run();
            return true;
        }, desktop));
    }
}
