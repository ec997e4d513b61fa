package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stays highlighted in one log, to take away what is no longer wanted. FX thread only. */
final class LogRulesSheet {
    private LogRulesSheet() {
    }

    static void open(Desktop desktop, List<HighlightRule> rules, Consumer<List<HighlightRule>> keep) {
        VBox content = Parts.styled(Parts.column(6), "form");
        var boxes = new ArrayList<CheckBox>();
        for (HighlightRule rule : rules) {
            var box = new CheckBox((rule.pattern().regex() ? Texts.of("logs.rules.regex") + " " : "") + rule.pattern().text());
            box.setId("log-rule-" + boxes.size());
            box.setMnemonicParsing(false);
            box.setSelected(true);
            box.getStyleClass().add(Styles.MONO);
            boxes.add(box);
            var swatch = Parts.styled(new HBox(), "log-swatch", "log-swatch-" + rule.tone().name().toLowerCase(Locale.ROOT));
            content.getChildren().add(Parts.row(8, swatch, box));
        }
        content.getChildren().add(Parts.wrapped(Texts.of(rules.isEmpty() ? "logs.rules.none" : "logs.rules.hint"), Styles.SMALL,
                Styles.MUTED));
        desktop.open(new Sheet("log-rules", Texts.of("logs.rules.title"), content, boxes.isEmpty() ? content : boxes.getFirst(),
                Texts.of("sheet.ok"), () -> {
            var kept = new ArrayList<HighlightRule>();
            for (int i = 0; i < rules.size(); i++) {
                if (boxes.get(i).isSelected()) {
                    kept.add(rules.get(i));
                }
            }
            if (kept.size() < rules.size()) {
                keep.accept(kept);
            }
            return true;
        }, desktop).alsoWhileReading());
    }
}
