package dev.quarterdeck.ui.forms;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Sheet;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Says what was wrong with an entry: other words, another time, or that what it says must go. */
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
        VBox form = Fields.form(Parts.wrapped(entry.words().title(), Styles.STRONG));
        if (words.isPresent()) {
            form.getChildren().add(Fields.labelled(Texts.of("correct.text"), text));
        }
        form.getChildren().addAll(Fields.labelled(Texts.of("correct.at"), at), Fields.labelled(Texts.of("correct.reason"), reason),
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
            desktop.session().submit(new Command.Correct(entry.event().key(), words.isPresent() ? text.getText().strip() : "", claimed,
                    reason.getText()));
            return true;
        }, desktop);
        (words.isPresent() ? text : at).selectAll();
        return sheet[0];
    }

    /** Says what will be gone, and what stays, before it is. */
    public static Sheet redact(Desktop desktop, Live live, Entry entry) {
        TextField reason = Fields.text("redact-reason", "", Texts.of("redact.reason.prompt"));
        VBox form = Fields.form(Parts.wrapped(entry.words().title(), Styles.STRONG), Parts.wrapped(Texts.of("redact.what")),
                Fields.labelled(Texts.of("redact.reason"), reason));
        var names = new CheckBox(Texts.of("redact.names"));
        names.setId("redact-names");
        TextField title = Fields.text("redact-title", "", Texts.of("redact.title.new.prompt"));
        if (entry.redacted(true).isPresent()) {
            Label stays = Parts.wrapped("", Styles.STRONG);
            stays.setId("redact-stays");
            names.selectedProperty().subscribe(without -> entry.redacted(!without)
                    .ifPresent(words -> stays.setText(words.detail().isEmpty() ? words.title() : words.title() + "\n" + words.detail())));
            form.getChildren().addAll(Fields.labelled(Texts.of("redact.stays"), stays), names);
        }
        if (entry.now().fact() instanceof Fact.IncidentDeclared declared && declared.title().equals(live.incident().title())) {
            form.getChildren().add(Fields.labelled(Texts.of("redact.title.new"), title));
        }
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("redact", Texts.of("redact.title"), form, reason, Texts.of("redact.confirm"), () -> {
            if (reason.getText().isBlank()) {
                sheet[0].complain(Texts.of("prompt.missing"));
                return false;
            }
            var redact = new Command.Redact(entry.event().key(), reason.getText(), !names.isSelected());
            desktop.session().submit(title.getText().isBlank() ? new Command[] {redact}
                    : new Command[] {redact, new Command.ChangeTitle(title.getText())});
            return true;
        }, desktop);
        return sheet[0];
    }
}
