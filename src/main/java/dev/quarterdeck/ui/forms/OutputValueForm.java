package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.shell.Quoting;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Takes a word or a line of an output into a blank of the runbook, with the run as its source. FX thread only. */
public final class OutputValueForm {
    private static final Pattern BLANK = Pattern.compile("\\s*[:：=]?\\s*_{3,}.*", Pattern.DOTALL);
    private static final int ROWS = 12;

    private OutputValueForm() {
    }

    /**
     * @param output as it is shown
     * @param run    what the value comes from, in words
     * @param fields blanks and placeholders that can take it, the likeliest first
     */
    public static Sheet sheet(Desktop desktop, String output, String run, List<String> fields) {
        var area = new TextArea(output);
        area.setId("value-output");
        area.setEditable(false);
        area.setPrefRowCount(ROWS);
        area.getStyleClass().add(Styles.MONO);
        TextField value = Fields.text("value-value", "", Texts.of("value.hint"));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.V && !event.isShortcutDown() && !event.isAltDown()) {
                event.consume();
                value.setText(taken(area));
                value.requestFocus();
            }
        });
        var field = new Fields.Choice<>("value-field", fields, fields.getFirst(), name -> BLANK.matcher(name).replaceFirst(""));
        var form = Fields.form(Parts.wrapped(Texts.of("value.words"), Styles.MUTED), area,
                Fields.labelled(Texts.of("value.value"), value),
                Fields.labelled(Texts.of("value.field"), field.column()));
        form.setPrefWidth(640);
        area.positionCaret(output.length());
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("value", Texts.of("value.title"), form, area, Texts.of("value.confirm"), () -> {
            String text = value.getText().strip();
            Optional<String> refused = text.isEmpty() ? Optional.of(Texts.of("value.missing")) : Quoting.refusal(text);
            refused.ifPresent(why -> sheet[0].complain(Texts.of("value.refused", why)));
            if (refused.isEmpty()) {
                desktop.session().submit(new Command.FillField(field.value(), text, run));
            }
            return refused.isEmpty();
        }, desktop);
        return sheet[0];
    }

    /** What is selected, otherwise the word at the caret. */
    private static String taken(TextArea area) {
        String selected = area.getSelectedText().strip();
        if (!selected.isEmpty()) {
            return selected;
        }
        String text = area.getText();
        int from = area.getCaretPosition();
        int to = from;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
