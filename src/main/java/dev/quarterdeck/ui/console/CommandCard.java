package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.comms.Blanks;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Alternative;
import dev.quarterdeck.core.runbook.Block;
import dev.quarterdeck.core.runbook.CommandText;
import dev.quarterdeck.core.runbook.Passage;
import dev.quarterdeck.ui.Blocks;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A fence of commands. Where it offers several ways ("OR using Docker"), only the chosen one is shown and copied: all of them
 * in one paste would do the work three times. FX thread only.
 */
final class CommandCard {
    /** The chosen alternative of each passage; the first one until somebody chose. */
    private final Map<Place, Integer> chosen = new HashMap<>();

    private record Place(Block.Code code, int passage) {
    }

    /** {@code copy} takes what goes to the clipboard; {@code redraw} runs when another way was chosen. */
    Node node(Block.Code code, Incident incident, Consumer<String> copy, Runnable redraw) {
        if (!choice(code)) {
            return box(Blocks.code(Blanks.fill(code.text(), incident.fields()), code.info()), code.command()
                    ? List.of(button("copy-" + code.line(), Blanks.fill(code.copied(), incident.fields()), copy)) : List.of());
        }
        VBox parts = Parts.column(6);
        for (int i = 0; i < code.passages().size(); i++) {
            Passage passage = code.passages().get(i);
            if (passage.choice()) {
                parts.getChildren().add(ways(code, i, passage, redraw));
            }
            parts.getChildren().add(box(Blocks.code(shown(picked(code, i), incident), ""),
                    List.of(button("copy-" + code.line() + "-" + i, copied(picked(code, i), incident), copy))));
        }
        return parts;
    }

    /** What C copies: the first piece of work of the fence. */
    String first(Block.Code code, Incident incident) {
        return choice(code) ? copied(picked(code, 0), incident) : Blanks.fill(code.copied(), incident.fields());
    }

    private static boolean choice(Block.Code code) {
        return code.command() && code.passages().stream().anyMatch(Passage::choice);
    }

    private Alternative picked(Block.Code code, int passage) {
        List<Alternative> ways = code.passages().get(passage).alternatives();
        return ways.get(Math.min(chosen.getOrDefault(new Place(code, passage), 0), ways.size() - 1));
    }

    private Node ways(Block.Code code, int passage, Passage of, Runnable redraw) {
        HBox tabs = Parts.row(2);
        for (int i = 0; i < of.alternatives().size(); i++) {
            int index = i;
            String label = of.alternatives().get(i).label();
            Button tab = Parts.button("way-" + code.line() + "-" + passage + "-" + i,
                    label.isEmpty() ? Texts.of("do.way", i + 1) : label, "", () -> {
                chosen.put(new Place(code, passage), index);
                redraw.run();
            }, "tab", Styles.SMALL);
            tab.setFocusTraversable(false);
            tab.pseudoClassStateChanged(Styles.SELECTED, of.alternatives().get(i) == picked(code, passage));
            tabs.getChildren().add(tab);
        }
        return Parts.styled(tabs, "ways");
    }

    private static String shown(Alternative way, Incident incident) {
        var lines = new ArrayList<String>();
        for (CommandText command : way.commands()) {
            if (!command.note().isEmpty()) {
                command.note().lines().forEach(note -> lines.add("# " + note));
            }
            lines.add(Blanks.fill(command.text(), incident.fields()));
            command.expected().forEach(expected -> lines.add("# " + expected));
        }
        return String.join("\n", lines);
    }

    private static String copied(Alternative way, Incident incident) {
        return way.commands().stream().map(command -> Blanks.fill(command.text(), incident.fields())).collect(Collectors.joining("\n"));
    }

    private static Button button(String id, String text, Consumer<String> copy) {
        Button button = Parts.button(id, Texts.of("do.copy"), "", () -> copy.accept(text), "small");
        button.setFocusTraversable(false);
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        return button;
    }

    private static Node box(Node body, List<Button> buttons) {
        var box = Parts.styled(new StackPane(body), "step-code");
        box.getChildren().addAll(buttons);
        return box;
    }
}
