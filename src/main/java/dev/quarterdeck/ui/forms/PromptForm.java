package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.control.TextField;

/** Asks for one line, or for one line and a time. The words stand in the bundle under {@code prompt.<key>}. */
public final class PromptForm {
    private static final Pattern BLANK = Pattern.compile(":?\\s*`?_{3,}`?");

    private PromptForm() {
    }

    /** {@code required} refuses an empty line. */
    public static Sheet line(Desktop desktop, String key, String value, boolean required, Consumer<String> then) {
        return asked(desktop, key, Texts.of("prompt." + key), Texts.of("prompt." + key + ".hint"), value, required, then);
    }

    private static Sheet asked(Desktop desktop, String key, String title, String hint, String value, boolean required,
                               Consumer<String> then) {
        TextField field = Fields.text("prompt-" + key.replace('.', '-'), value, hint);
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("prompt", title, Fields.form(field), field, Texts.of("sheet.ok"), () -> {
            if (required && field.getText().isBlank()) {
                sheet[0].complain(Texts.of("prompt.missing"));
                return false;
            }
            then.accept(field.getText().strip());
            return true;
        }, desktop);
        field.selectAll();
        return sheet[0];
    }

    /** What stands for a blank or a placeholder of the runbook, which is named as the runbook writes it. */
    public static Sheet value(Desktop desktop, String blank, String value, Consumer<String> then) {
        return asked(desktop, "fill", BLANK.matcher(blank).replaceFirst(""), Texts.of("prompt.fill.hint"), value, true, then);
    }

    /** A time that is claimed: {@code 14:15} or {@code 10 min}. */
    public static Sheet time(Desktop desktop, String key, String value, Instant now, Consumer<Instant> then) {
        TextField field = Fields.text("prompt-" + key.replace('.', '-'), value, Texts.of("prompt.time.hint"));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("prompt", Texts.of("prompt." + key), Fields.form(
                Fields.labelled(Texts.of("prompt.time.hint"), field)), field, Texts.of("sheet.ok"), () -> {
            if (Fields.when(field, now) instanceof Fields.When.At(Instant at)) {
                then.accept(at);
                return true;
            }
            sheet[0].complain(Texts.of("form.time.unreadable"));
            return false;
        }, desktop);
        field.selectAll();
        return sheet[0];
    }

    /** Ticks a check for somebody else or at an earlier time. */
    public static Sheet tick(Desktop desktop, String check, String person, Instant now,
                             BiConsumer<String, Optional<Instant>> then) {
        TextField by = Fields.text("tick-by", person, "");
        TextField at = Fields.text("tick-at", "", Texts.of("tick.at.prompt"));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("tick", Texts.of("tick.title"), Fields.form(
                Parts.wrapped(check, Styles.STRONG),
                Fields.labelled(Texts.of("tick.by"), by),
                Fields.labelled(Texts.of("tick.at"), at)), by, Texts.of("tick.confirm"), () -> {
            Fields.When when = Fields.when(at, now);
            if (when instanceof Fields.When.Unreadable || by.getText().isBlank()) {
                sheet[0].complain(Texts.of(by.getText().isBlank() ? "tick.by.missing" : "form.time.unreadable"));
                return false;
            }
            then.accept(by.getText(), when.time());
            return true;
        }, desktop);
        by.selectAll();
        return sheet[0];
    }
}
