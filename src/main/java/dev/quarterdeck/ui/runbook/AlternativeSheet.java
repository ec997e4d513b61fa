package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.core.runbook.correction.PartRole;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks which procedure a part stands in the place of. FX thread only. */
final class AlternativeSheet {
    private AlternativeSheet() {
    }

    /** {@code then} is told its title, or nothing for those beside it. */
    static void open(Desktop desktop, PartReading reading, List<PartReading> parts, Consumer<String> then) {
        var group = new ToggleGroup();
        VBox choices = Parts.column(8);
        add(choices, group, Texts.of("reading.alternative.beside"), "");
        parts.stream().filter(p -> p.role() == PartRole.PROCEDURE && p.part().block().isEmpty() && !p.part().place()
                .equals(reading.part().place()))
                .map(p -> p.part().place().quote()).distinct().forEach(title -> add(choices, group, title, title));
        var first = (RadioButton) choices.getChildren().getFirst();
        first.setSelected(true);
        choices.setPrefWidth(520);
        desktop.open(new Sheet("alternative", Texts.of("reading.alternative.title"), choices, first,
                Texts.of("reading.alternative.confirm"), () -> {
            then.accept((String) group.getSelectedToggle().getUserData());
            return true;
        }, desktop).alsoWhileReading());
    }

    private static void add(VBox choices, ToggleGroup group, String words, String title) {
        var choice = new RadioButton(words);
        choice.setWrapText(true);
        choice.setUserData(title);
        choice.setToggleGroup(group);
        choices.getChildren().add(choice);
    }
}
