package dev.quarterdeck.ui.postmortem;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Scratchpad;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import javafx.scene.control.TextArea;

/** Writes one section of the post-mortem. What is typed is kept at once and becomes part of the record when it is confirmed. */
final class SectionForm {
    private static final String NAME = "postmortem/";
    private static final int ROWS = 14;
    private static final int COLUMNS = 60;

    private SectionForm() {
    }

    static Sheet sheet(Desktop desktop, Live live, String section) {
        Scratchpad scratchpad = desktop.workspace().keeping().scratchpad();
        String recorded = live.incident().sections().getOrDefault(section, "");
        String typed = scratchpad.text(live.id(), NAME + section);
        var text = new TextArea(typed.isEmpty() ? recorded : typed);
        text.setId("section-text");
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        text.setPrefColumnCount(COLUMNS);
        text.textProperty().addListener((_, _, now) -> scratchpad.keep(live.id(), NAME + section, now.equals(recorded) ? ""
                : now));
        return new Sheet("section", section, Parts.styled(Parts.column(8, text,
                Parts.wrapped(Texts.of("postmortem.section.kept"), Styles.SMALL, Styles.MUTED)), "form"), text,
                Texts.of("postmortem.section.confirm"), () -> {
            desktop.session().submit(() -> scratchpad.keep(live.id(), NAME + section, ""),
                    new Command.WriteSection(section, text.getText()));
            return true;
        }, desktop);
    }
}
