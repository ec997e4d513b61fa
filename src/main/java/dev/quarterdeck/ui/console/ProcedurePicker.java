package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The ways to roll back that the runbook offers, with when to use each and how long it takes; those of which only one is carried
 * out stand together. FX thread only.
 */
final class ProcedurePicker {
    private ProcedurePicker() {
    }

    static Node card(List<Procedure> procedures, Consumer<String> choose) {
        return card(Texts.of("do.pick"), procedures, choose);
    }

    /** What comes after a procedure that is done. */
    static Node next(List<Procedure> procedures, Consumer<String> choose) {
        return card(Texts.of("do.pick.next"), procedures, choose);
    }

    private static Node card(String title, List<Procedure> procedures, Consumer<String> choose) {
        VBox box = Parts.styled(Parts.column(8, Parts.label(title, Styles.STRONG)), Styles.CARD, "picker");
        for (List<Procedure> group : groups(procedures)) {
            List<Node> rows = group.stream().map(p -> row(p, procedures.indexOf(p), choose)).toList();
            if (group.size() == 1) {
                box.getChildren().addAll(rows);
            } else {
                VBox one = Parts.styled(Parts.column(8, Parts.label(Texts.of("do.pick.oneof"), Styles.CAPTION)), "picker-group");
                one.getChildren().addAll(rows);
                box.getChildren().add(one);
            }
        }
        return box;
    }

    private static Node row(Procedure p, int index, Consumer<String> choose) {
        VBox words = Parts.column(2, Parts.wrapped(p.title(), Styles.STRONG));
        if (!p.useWhen().isEmpty()) {
            words.getChildren().add(Parts.wrapped(Texts.of("do.usewhen", p.useWhen()), Styles.SMALL, Styles.MUTED));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Label estimate = Parts.label(p.estimate().map(Estimate::text).orElse(""), Styles.SMALL, Styles.MUTED);
        estimate.setMinWidth(Region.USE_PREF_SIZE);
        return Parts.row(10, words, estimate, Parts.button("pick-" + index, Texts.of("do.pick.use"), "",
                () -> choose.accept(p.title())));
    }

    /** In the order of the runbook; those that exclude one another stand where the first of them does. */
    static List<List<Procedure>> groups(List<Procedure> procedures) {
        var groups = new ArrayList<List<Procedure>>();
        for (Procedure procedure : procedures) {
            groups.stream().filter(group -> group.stream().anyMatch(p -> p.alternatives().contains(procedure.line()))).findFirst()
                    .ifPresentOrElse(group -> group.add(procedure), () -> groups.add(new ArrayList<>(List.of(procedure))));
        }
        return groups;
    }

    static ContextMenu menu(List<Procedure> procedures, Consumer<String> choose) {
        var menu = new ContextMenu();
        for (List<Procedure> group : groups(procedures)) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            if (group.size() > 1) {
                var head = new MenuItem(Texts.of("do.pick.oneof"));
                head.setDisable(true);
                menu.getItems().add(head);
            }
            group.forEach(p -> {
                var item = new MenuItem(p.title() + p.estimate().map(e -> " · " + e.text()).orElse(""));
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> choose.accept(p.title()));
                menu.getItems().add(item);
            });
        }
        return menu;
    }
}
