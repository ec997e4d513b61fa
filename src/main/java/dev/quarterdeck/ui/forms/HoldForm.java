package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;

/** Asks how long a level must hold before the advice follows it up, and down. FX thread only. */
public final class HoldForm {
    private HoldForm() {
    }

    public static Sheet sheet(Desktop desktop, Hold present, Consumer<Hold> then) {
        TextField rise = Fields.text("hold-rise", Long.toString(present.rise().toSeconds()), Texts.of("hold.hint"));
        TextField fall = Fields.text("hold-fall", Long.toString(present.fall().toSeconds()), Texts.of("hold.hint"));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("hold", Texts.of("hold.title"), Fields.form(
                Parts.label(Texts.of("hold.words"), Styles.MUTED),
                Fields.labelled(Texts.of("hold.rise"), rise),
                Fields.labelled(Texts.of("hold.fall"), fall)), rise, Texts.of("hold.confirm"), () -> {
            Optional<Duration> up = seconds(rise);
            Optional<Duration> down = seconds(fall);
            if (up.isEmpty() || down.isEmpty()) {
                sheet[0].complain(Texts.of("hold.unreadable", (up.isEmpty() ? rise : fall).getText().strip()));
                return false;
            }
            then.accept(new Hold(up.get(), down.get()));
            return true;
        }, desktop);
        rise.selectAll();
        return sheet[0];
    }

    private static Optional<Duration> seconds(TextField field) {
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(field.getText().strip())));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
