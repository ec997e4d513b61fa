package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.library.TextDiff;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What changed in a runbook, line by line. FX thread only. */
final class ChangesSheet {
    private static final int MOST = 500;

    private ChangesSheet() {
    }

    /** {@code confirm} names what pressing the button does. */
    static void open(Desktop desktop, String before, String now, String confirm, Runnable then) {
        List<TextDiff.Line> lines = TextDiff.changes(before, now);
        VBox rows = Parts.styled(new VBox(), "code", "changes");
        rows.setPadding(new javafx.geometry.Insets(8, 12, 8, 12));
        rows.setPrefWidth(860);
        int last = 0;
        for (TextDiff.Line line : lines.subList(0, Math.min(MOST, lines.size()))) {
            if (last > 0 && line.number() > last + 1) {
                rows.getChildren().add(Parts.label("…", Styles.MONO, Styles.SUBTLE));
            }
            last = line.number();
            Label row = Parts.wrapped("%5d %s %s".formatted(line.number(), mark(line.kind()), line.text()), Styles.MONO,
                    "change-" + line.kind().name().toLowerCase(java.util.Locale.ROOT));
            row.setMaxWidth(Double.MAX_VALUE);
            rows.getChildren().add(row);
        }
        if (lines.size() > MOST) {
            rows.getChildren().add(Parts.label(Texts.of("changes.more", lines.size() - MOST), Styles.MUTED));
        }
        if (lines.isEmpty()) {
            rows.getChildren().add(Parts.label(Texts.of("changes.none"), Styles.MUTED));
        }
        rows.setFocusTraversable(true);
        desktop.open(new Sheet("changes", Texts.of("changes.title"), rows, rows, confirm, () -> {
            then.run();
            return true;
        }, desktop).alsoWhileReading());
    }

    private static String mark(TextDiff.Kind kind) {
        return switch (kind) {
            case SAME -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
    }
}
