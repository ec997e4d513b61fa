package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.LogColumns;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** One line of a log, opened: all its fields, the whole stack trace, the exact bytes. FX thread only. */
final class LogRowSheet {
    private static final int MOST_ROWS = 14;
    private static final int MOST_CHARS = 64 * 1024;

    private LogRowSheet() {
    }

    static void open(Desktop desktop, OpenedRow opened, Runnable pin) {
        VBox content = Parts.styled(Parts.column(10, Parts.wrapped(head(opened), Styles.SMALL, Styles.MUTED)), "log-opened");
        if (!opened.fields().isEmpty()) {
            content.getChildren().add(fields(opened));
        }
        String event = String.join("\n", opened.event());
        content.getChildren().add(text("log-opened-text", Texts.of("logs.row.text"), event));
        if (opened.bytes().length > 0) {
            // the exact bytes may hold a secret, so they are shown only when asked for
            var bytes = text("log-opened-bytes", Texts.of("logs.row.bytes", String.format(Locale.ROOT, "%,d", opened.length())),
                    HexDump.of(opened.bytes(), opened.line().offset()));
            bytes.setVisible(false);
            bytes.setManaged(false);
            Button show = Parts.button("log-opened-exact", Texts.of("logs.row.exact"), "", () -> { }, Styles.SMALL);
            show.setOnAction(_ -> {
                bytes.setVisible(!bytes.isVisible());
                bytes.setManaged(bytes.isVisible());
            });
            content.getChildren().addAll(Parts.row(8, show, Parts.button("log-opened-copy", Texts.of("logs.row.copy"), "",
                    () -> CopyGate.words(desktop, event, _ -> { }), Styles.SMALL)), bytes);
        }
        var sheet = new Sheet("log-row", Texts.of("logs.row.title"), content, content, Texts.of("logs.row.pin"), () -> {
            pin.run();
            return true;
        }, desktop).alsoWhileReading();
        desktop.open(sheet);
        sheet.confirmButton().requestFocus();
    }

    private static String head(OpenedRow opened) {
        LogRow.Line line = opened.line();
        String number = (line.numbered() ? "" : "~") + String.format(Locale.ROOT, "%,d", line.number());
        String said = Texts.of("logs.row.head", line.source(), number, String.format(Locale.ROOT, "%,d", line.offset()));
        return said + line.time().map(time -> ", " + Times.dateTime(time)).orElse("")
                + (line.level() == LogLevel.NONE ? "" : ", " + line.level())
                + (line.cut() > 0 ? ", " + Texts.of("logs.row.cut", String.format(Locale.ROOT, "%,d", line.cut())) : "");
    }

    private static GridPane fields(OpenedRow opened) {
        var grid = new GridPane(14, 3);
        grid.setId("log-opened-fields");
        int row = 0;
        for (LogColumns.Field field : opened.fields()) {
            Label name = Parts.label(field.name(), Styles.SMALL, Styles.MUTED, Styles.MONO);
            name.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            grid.add(name, 0, row);
            grid.add(Parts.wrapped(field.value(), Styles.SMALL, Styles.MONO), 1, row++);
        }
        return grid;
    }

    /** Text that can be selected and scrolled. */
    static VBox text(String id, String caption, String words) {
        String seen = VisibleText.words(words.length() <= MOST_CHARS ? words : words.substring(0, MOST_CHARS) + "…");
        var area = new TextArea(seen);
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(Math.clamp(words.lines().mapToLong(line -> 1 + line.length() / 90).sum(), 1, MOST_ROWS));
        area.getStyleClass().addAll("exact-text", Styles.MONO);
        return Parts.column(3, Parts.label(caption, Styles.SMALL, Styles.MUTED), area);
    }
}
