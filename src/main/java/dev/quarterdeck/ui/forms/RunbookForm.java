package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import java.util.List;
import java.util.function.Consumer;

/** Chooses one of the known runbooks. */
public final class RunbookForm {
    private RunbookForm() {
    }

    public static Sheet sheet(Desktop desktop, Consumer<Entry.Readable> then) {
        List<Entry.Readable> known = desktop.session().runbooks().stream().filter(Entry.Readable.class::isInstance)
                .map(Entry.Readable.class::cast).toList();
        if (known.isEmpty()) {
            var none = Parts.wrapped(Texts.of("attach.none"));
            return Sheet.told("attach", Texts.of("attach.title"), none, none, desktop);
        }
        var choice = new Fields.Choice<>("attach-runbook", known, known.getFirst(), e -> e.runbook().title() + " (" + e.name()
                + ")");
        return new Sheet("attach", Texts.of("attach.title"), Fields.form(choice.node()), choice.first(),
                Texts.of("attach.confirm"),
                () -> {
                    then.accept(choice.value());
                    return true;
                }, desktop);
    }
}
