package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Says what was wrong with an entry: other words, or another time. */
public final class AmendForm {
    private AmendForm() {
    }

    /** Words only where they are a person's. */
    public static Sheet correct(Desktop desktop, Live live, Entry entry) {
        Optional<String> words = entry.ownWords();
        Instant stands = entry.time();
        TextField text = Fields.text("correct-text", words.orElse(""), "");
        TextField at = Fields.text("correct-at", Times.clock(stands), Texts.of("prompt.time.hint"));
        TextField reason = Fields.text("correct-reason", "", Texts.of("correct.reason.prompt"));
        VBox form = Fields.form(Parts.wrapped(EntryWords.title(entry, desktop.mask()), Styles.STRONG));
        if (words.isPresent()) {
            form.getChildren().add(Fields.labelled(Texts.of("correct.text"), text));
        }
        form.getChildren().addAll(Fields.labelled(Texts.of("correct.at"), at),
                Fields.labelled(Texts.of("correct.reason"), reason),
                Parts.wrapped(Texts.of("correct.kept"), Styles.SMALL, Styles.MUTED));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("correct", Texts.of("correct.title"), form, words.isPresent() ? text : at,
                Texts.of("correct.confirm"), () -> {
            Optional<Instant> claimed = Optional.empty();
            if (!at.getText().strip().equals(Times.clock(stands))) { // the field has no milliseconds, and no day
                Fields.When when = Fields.when(at, live.now());
                if (!(when instanceof Fields.When.At)) {
                    sheet[0].complain(Texts.of("form.time.unreadable"));
                    return false;
                }
                claimed = when.time();
            }
            if (words.isPresent() && text.getText().isBlank()) {
                sheet[0].complain(Texts.of("correct.text.missing"));
                return false;
            }
            desktop.session().submit(new Command.Correct(entry.event().key(), words.isPresent() ? text.getText().strip() : "",
                    claimed,
                    reason.getText()));
            return true;
        }, desktop);
        (words.isPresent() ? text : at).selectAll();
        return sheet[0];
    }
}
