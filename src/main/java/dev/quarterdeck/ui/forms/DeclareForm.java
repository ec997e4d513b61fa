package dev.quarterdeck.ui.forms;

import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Sheet;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.Workspace;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Declares an incident, or the drill that stands by. Everything is prefilled: Enter alone works. */
public final class DeclareForm {
    private DeclareForm() {
    }

    /** Declares on a runbook of the library: its title is the incident's first title. */
    public static void open(Desktop desktop, Entry.Readable entry) {
        desktop.open(sheet(desktop, entry.runbook().title(), "", Optional.of(entry.runbook()), entry.name(),
                desktop.workspace().wall().instant(), () -> desktop.go(Desktop.Place.CONSOLE)));
    }

    /** {@code then} runs when the declaration is durable. */
    public static Sheet sheet(Desktop desktop, String title, String impact, Optional<Runbook> runbook, String runbookName,
                              Instant now, Runnable then) {
        TextField titleField = Fields.text("declare-title", title, "");
        TextField impactField = Fields.text("declare-impact", impact, Texts.of("declare.impact.prompt"));
        TextField began = Fields.text("declare-began", "", Texts.of("declare.began.prompt"));
        var severity = Fields.choice("declare-severity", Severity.values(), Severity.P1, s -> s + " " + s.label());
        Workspace.Person person = desktop.workspace().person();
        TextField name = Fields.text("declare-person", person.name(), "");
        var sheet = new Sheet[1];
        VBox form = Fields.form(
                Fields.labelled(Texts.of("declare.what"), titleField),
                Fields.labelled(Texts.of("declare.severity"), severity.node()),
                Parts.label(Texts.of("declare.severity.hint"), Styles.SMALL, Styles.MUTED),
                Fields.labelled(Texts.of("declare.impact"), impactField),
                Fields.labelled(Texts.of("declare.began"), began),
                Parts.wrapped(runbook.isPresent() ? Texts.of("declare.runbook", runbookName) : Texts.of("declare.runbook.none"),
                        Styles.SMALL, Styles.MUTED));
        if (!person.asked()) {
            form.getChildren().add(Fields.labelled(Texts.of("declare.person"), name));
        }
        sheet[0] = new Sheet("declare", Texts.of("declare.title"), form, titleField, Texts.of("declare.confirm"), () -> {
            if (titleField.getText().isBlank()) {
                sheet[0].complain(Texts.of("declare.title.missing"));
                return false;
            }
            Fields.When when = Fields.when(began, now);
            if (when instanceof Fields.When.Unreadable) {
                sheet[0].complain(Texts.of("form.time.unreadable"));
                return false;
            }
            if (!person.asked() && !name.getText().isBlank()) {
                desktop.session().actAs(name.getText().strip());
            }
            desktop.session().declare(titleField.getText(), severity.value(), impactField.getText(), when.time(),
                    runbook, runbookName, then);
            return true;
        }, desktop);
        titleField.selectAll();
        return sheet[0];
    }
}
