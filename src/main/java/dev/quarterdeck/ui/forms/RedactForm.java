package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Removes what an entry says, and says before what will be gone, what stays, and where else it stands. FX thread only. */
public final class RedactForm {
    private final Desktop desktop;
    private final Entry entry;
    private final TextField reason = Fields.text("redact-reason", "", Texts.of("redact.reason.prompt"));
    private final TextField secret = Fields.text("redact-secret", "", Texts.of("redact.secret.prompt"));
    private final TextField title = Fields.text("redact-title", "", Texts.of("redact.title.new.prompt"));
    private final CheckBox names = new CheckBox(Texts.of("redact.names"));
    private final CopiesList copies;
    private final Sheet sheet;

    private RedactForm(Desktop desktop, Live live, Entry entry, String why) {
        this.desktop = desktop;
        this.entry = entry;
        copies = new CopiesList(desktop, live, entry);
        reason.setText(why);
        secret.textProperty().addListener((_, _, words) -> copies.lookFor(words));
        names.setId("redact-names");
        VBox form = Fields.form(Parts.wrapped(EntryWords.title(entry, desktop.mask()), Styles.STRONG),
                Parts.wrapped(Texts.of("redact.what"), Styles.MUTED),
                Fields.labelled(Texts.of("redact.reason"), reason));
        if (entry.redacted(true).isPresent()) {
            form.getChildren().addAll(Fields.labelled(Texts.of("redact.stays"), stays()), names);
        }
        if (entry.now().fact() instanceof Fact.IncidentDeclared declared && declared.title().equals(live.incident().title())) {
            form.getChildren().add(Fields.labelled(Texts.of("redact.title.new"), title));
        }
        form.getChildren().addAll(Fields.labelled(Texts.of("redact.secret"), secret), copies.node());
        sheet = new Sheet("redact", Texts.of("redact.title"), form, reason, Texts.of("redact.confirm"), this::confirm, desktop);
    }

    /** @param why may be empty */
    public static Sheet sheet(Desktop desktop, Live live, Entry entry, String why) {
        return new RedactForm(desktop, live, entry, why).sheet;
    }

    private Label stays() {
        Label stays = Parts.wrapped("", Styles.STRONG);
        stays.setId("redact-stays");
        names.selectedProperty().subscribe(without -> stays.setText(entry.redacted(!without).map(RedactForm::words).orElse("")));
        return stays;
    }

    private static String words(TimelineText text) {
        return text.detail().isEmpty() ? text.title() : text.title() + "\n" + text.detail();
    }

    private boolean confirm() {
        if (reason.getText().isBlank()) {
            sheet.complain(Texts.of("prompt.missing"));
            return false;
        }
        String words = secret.getText().strip();
        if (!words.isEmpty() && (reason.getText() + '\n' + title.getText()).contains(words)) {
            sheet.complain(Texts.of("redact.repeated"));
            return false;
        }
        if (copies.looking()) {
            sheet.complain(Texts.of("redact.copies.wait"));
            return false;
        }
        var commands = new ArrayList<Command>();
        keys().forEach(key -> commands.add(new Command.Redact(key, reason.getText(), !names.isSelected())));
        if (!title.getText().isBlank()) {
            commands.add(new Command.ChangeTitle(title.getText()));
        }
        Optional<String> left = copies.left();
        desktop.session().submit(() -> left.ifPresent(desktop::tell), commands.toArray(Command[]::new));
        return true;
    }

    /** Without the corrections of those that are removed: they go with them. */
    private List<EventKey> keys() {
        var entries = new ArrayList<Entry>();
        entries.add(entry);
        entries.addAll(copies.chosen());
        return entries.stream().map(each -> each.event().key()).filter(key -> entries.stream()
                .flatMap(each -> each.changes().stream()).noneMatch(change -> change.key().equals(key))).toList();
    }
}
