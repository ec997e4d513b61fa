package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.shell.Quoting;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/**
 * Asks for what a command leaves open before it is copied or run. A secret is not asked for, since what is asked is recorded:
 * it stays
 * open, and that is said. FX thread only.
 */
public final class HolesForm {
    private HolesForm() {
    }

    /**
     * @param confirm words of the button
     * @param ready   takes the values with those that were filled in
     */
    public static Sheet sheet(Desktop desktop, String command, CommandBlanks blanks, List<String> holes, String confirm,
            Consumer<CommandBlanks> ready) {
        var form = Fields.form(Parts.wrapped(Texts.of("holes.words"), Styles.MUTED), Blocks.code(command, "", blanks));
        Map<String, TextField> inputs = new LinkedHashMap<>();
        for (String hole : holes) {
            if (Field.secret(hole)) {
                form.getChildren().add(Parts.wrapped(Texts.of("holes.secret", hole), Styles.SMALL, Styles.WARNING));
            } else {
                TextField input = Fields.text("hole-" + inputs.size(), blanks.values().getOrDefault(hole, ""), "");
                inputs.put(hole, input);
                form.getChildren().add(Fields.labelled(hole, input));
            }
        }
        form.setFocusTraversable(true);
        Node first = inputs.isEmpty() ? form : inputs.values().iterator().next();
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("holes", Texts.of("holes.title"), form, first, confirm, () -> {
            CommandBlanks filled = blanks;
            var commands = new ArrayList<Command>();
            for (Map.Entry<String, TextField> input : inputs.entrySet()) {
                String value = input.getValue().getText().strip();
                if (value.isEmpty()) {
                    sheet[0].complain(Texts.of("holes.open", input.getKey()));
                    return false;
                }
                filled = filled.with(input.getKey(), value);
                commands.add(new Command.FillField(input.getKey(), value));
            }
            Optional<String> refused = filled.holes(command).stream().filter(inputs::containsKey).findFirst();
            if (refused.isPresent()) {
                String why = Quoting.refusal(Objects.requireNonNull(inputs.get(refused.get())).getText())
                        .orElse(Texts.of("holes.unsafe"));
                sheet[0].complain(Texts.of("holes.refused", refused.get(), why));
                return false;
            }
            if (!commands.isEmpty()) {
                desktop.session().submit(commands.toArray(Command[]::new));
            }
            ready.accept(filled);
            return true;
        }, desktop);
        return sheet[0];
    }
}
