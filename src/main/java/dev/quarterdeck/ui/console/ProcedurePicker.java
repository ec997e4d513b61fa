package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The ways to roll back that the runbook offers, with when to use each and how long it takes. FX thread only. */
final class ProcedurePicker {
    private ProcedurePicker() {
    }

    static Node card(List<Procedure> procedures, Consumer<String> choose) {
        VBox box = Parts.styled(Parts.column(8, Parts.label(Texts.of("do.pick"), Styles.STRONG)), Styles.CARD, "picker");
        procedures.forEach(p -> {
            VBox words = Parts.column(2, Parts.wrapped(p.title(), Styles.STRONG),
                    Parts.wrapped(p.useWhen().isEmpty() ? "" : Texts.of("do.usewhen", p.useWhen()), Styles.SMALL, Styles.MUTED));
            HBox.setHgrow(words, Priority.ALWAYS);
            Label estimate = Parts.label(p.estimate().map(Estimate::text).orElse(""), Styles.SMALL, Styles.MUTED);
            estimate.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(Parts.row(10, words, estimate, Parts.button("pick-" + procedures.indexOf(p),
                    Texts.of("do.pick.use"), "", () -> choose.accept(p.title()))));
        });
        return box;
    }

    static ContextMenu menu(List<Procedure> procedures, Consumer<String> choose) {
        var menu = new ContextMenu();
        procedures.forEach(p -> {
            var item = new MenuItem(p.title() + p.estimate().map(e -> " · " + e.text()).orElse(""));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> choose.accept(p.title()));
            menu.getItems().add(item);
        });
        return menu;
    }
}
