package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Declares an incident, or the drill that stands by. Everything is prefilled: Enter alone works. */
public final class DeclareForm {
    private DeclareForm() {
    }

    /** A real incident; a runbook's title is its first title. */
    public static void open(Desktop desktop, Optional<Entry.Readable> runbook) {
        Instant now = desktop.workspace().wall().instant();
        String title = runbook.map(entry -> entry.runbook().title()).orElse(Texts.of("declare.prefill.none", Times.minute(now)));
        String book = runbook.map(entry -> Texts.of("declare.runbook", entry.name())).orElse(Texts.of("declare.runbook.none"));
        desktop.open(sheet(desktop, Texts.of("declare.title"), title, "", book, now,
                declaration -> desktop.session().declare(declaration, runbook, () -> desktop.go(Desktop.Place.CONSOLE))));
    }

    /** The drill that is shown and stands by, in its own words. */
    public static void openDrill(Desktop desktop, Live live) {
        String impact = live.drill().map(drill -> drill.scenario().impact()).orElse("");
        desktop.open(sheet(desktop, Texts.of("declare.title.drill"), live.incident().title(), impact,
                Texts.of("declare.drill"), live.now(),
                declaration -> desktop.session().declareDrill(declaration, () -> desktop.go(Desktop.Place.CONSOLE))));
    }

    private static Sheet sheet(Desktop desktop, String heading, String title, String impact, String about, Instant now,
                               Consumer<Command.Declare> declare) {
        TextField titleField = Fields.text("declare-title", title, "");
        TextField impactField = Fields.text("declare-impact", impact, Texts.of("declare.impact.prompt"));
        TextField began = Fields.text("declare-began", "", Texts.of("declare.began.prompt"));
        var severity = Fields.choice("declare-severity", Severity.values(), Severity.P1, s -> s + " " + s.label());
        Workspace.Person person = desktop.workspace().person();
        TextField name = Fields.text("declare-person", person.name(), "");
        VBox form = Fields.form(
                Fields.labelled(Texts.of("declare.what"), titleField),
                Fields.labelled(Texts.of("declare.severity"), severity.node()),
                Parts.label(Texts.of("declare.severity.hint"), Styles.SMALL, Styles.MUTED),
                Fields.labelled(Texts.of("declare.impact"), impactField),
                Fields.labelled(Texts.of("declare.began"), began),
                Parts.wrapped(about, Styles.SMALL, Styles.MUTED));
        if (!person.asked()) {
            form.getChildren().add(Fields.labelled(Texts.of("declare.person"), name));
        }
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("declare", heading, form, titleField, Texts.of("declare.confirm"), () -> {
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
            declare.accept(new Command.Declare(titleField.getText(), severity.value(), impactField.getText(), when.time(),
                    person.name()));
            return true;
        }, desktop);
        titleField.selectAll();
        return sheet[0];
    }
}
