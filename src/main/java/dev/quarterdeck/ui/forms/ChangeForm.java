package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Where the console learns what was changed: a repository, or a command's lines. FX thread only. */
final class ChangeForm {
    private ChangeForm() {
    }

    private static String words(ChangeSource.Kind kind) {
        return switch (kind) {
            case GIT -> Texts.of("change.kind.git");
            case COMMAND -> Texts.of("change.kind.command");
        };
    }

    /** @param then takes the source and opens what comes next */
    static Sheet sheet(Desktop desktop, Optional<Target> usual, Consumer<ChangeSource> then) {
        var kind = Fields.choice("change-kind", ChangeSource.Kind.values(), ChangeSource.Kind.GIT,
                ChangeForm::words);
        TextField asks = Fields.text("change-asks", "", Texts.of("change.asks.prompt"));
        var where = Fields.choice("change-target", Target.Kind.values(), usual.map(Target::kind).orElse(Target.Kind.LAPTOP),
                Target.Kind::words);
        TextField host = Fields.text("change-host", usual.map(Target::name).orElse(""), Texts.of("target.name.hint"));
        Label exact = Parts.wrapped("", Styles.MONO, Styles.SMALL);
        Runnable draw = () -> {
            host.setDisable(where.value() == Target.Kind.LAPTOP);
            exact.setText(asks.getText().isBlank() ? "" : new ChangeSource(kind.value(), asks.getText().strip(), Optional.empty())
                    .line());
        };
        kind.onChange(draw);
        where.onChange(draw);
        asks.textProperty().addListener((_, _, _) -> draw.run());
        draw.run();
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("change", Texts.of("change.title"),
                Fields.form(Parts.wrapped(Texts.of("change.words"), Styles.MUTED), kind.node(),
                Fields.labelled(Texts.of("change.asks"), asks), where.node(), Fields.labelled(Texts.of("target.name"), host),
                Fields.labelled(Texts.of("probe.exact"), exact)), asks, Texts.of("probe.confirm"), () -> {
            Optional<Target> target = Target.of(where.value(), host.getText());
            if (asks.getText().isBlank() || target.isEmpty()) {
                sheet[0].complain(Texts.of(asks.getText().isBlank() ? "change.asks.missing" : "target.name.wrong"));
                return false;
            }
            then.accept(new ChangeSource(kind.value(), asks.getText().strip(), target));
            return false; // the list that it belongs to was opened again
        }, desktop);
        return sheet[0];
    }
}
