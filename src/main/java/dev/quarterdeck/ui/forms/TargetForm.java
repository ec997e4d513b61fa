package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;

/** Asks where the paths, loopback addresses and commands of a runbook are meant. FX thread only. */
public final class TargetForm {
    private TargetForm() {
    }

    public static Sheet sheet(Desktop desktop, Optional<Target> present, Consumer<Target> then) {
        var kind = Fields.choice("target-kind", Target.Kind.values(), present.map(Target::kind).orElse(Target.Kind.SSH),
                TargetForm::words);
        TextField name = Fields.text("target-name", present.map(Target::name).orElse(""), Texts.of("target.name.hint"));
        Runnable needed = () -> name.setDisable(kind.value() == Target.Kind.LAPTOP);
        kind.onChange(needed);
        needed.run();
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("target", Texts.of("target.title"), Fields.form(Parts.label(Texts.of("target.words"), Styles.MUTED),
                Parts.label(Texts.of("target.words.more"), Styles.MUTED), kind.node(),
                Fields.labelled(Texts.of("target.name"), name)), name.isDisabled() ? kind.first() : name,
                Texts.of("target.confirm"), () -> {
            Optional<Target> target = Target.of(kind.value(), name.getText());
            if (target.isEmpty()) {
                sheet[0].complain(Texts.of(name.getText().isBlank() ? "target.name.missing" : "target.name.wrong"));
                return false;
            }
            then.accept(target.get());
            return true;
        }, desktop);
        return sheet[0];
    }

    private static String words(Target.Kind kind) {
        return switch (kind) {
            case LAPTOP -> Texts.of("target.kind.laptop");
            case SSH -> Texts.of("target.kind.ssh");
            case KUBECTL -> Texts.of("target.kind.kubectl");
            case DOCKER -> Texts.of("target.kind.docker");
        };
    }
}
