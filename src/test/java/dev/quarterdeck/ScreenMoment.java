package dev.quarterdeck;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Desktop.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * All texts in sight, with what the screen was drawn from: taken in one turn of the FX thread, after everything was drawn anew,
 * so that nothing can have moved on in between.
 *
 * @param texts  in the order of the scene
 * @param cards  what stands in each card
 * @param from   the incident's time before it was drawn
 * @param to     the incident's time afterwards
 */
record ScreenMoment(String name, List<Said> texts, List<List<String>> cards, WatchSnapshot watched, Incident incident, Optional<Runbook> runbook, Instant from,
                    Instant to) {

    /** @param sheet whether it stands in a form or a sheet, whose figures are those of when it was opened */
    record Said(String text, boolean sheet) {
    }

    static ScreenMoment of(String name, OpenConsole console, Place place) {
        return console.operator().ask(() -> {
            Live live = console.window().live().orElseThrow();
            Instant from = live.now();
            console.window().go(place);
            console.scene().getRoot().applyCss();
            console.scene().getRoot().layout();
            var texts = new ArrayList<Said>();
            var cards = new ArrayList<List<String>>();
            walk(console.scene().getRoot(), false, texts, cards);
            return new ScreenMoment(name, texts, cards, live.watched(), live.incident(), live.runbook(), from, live.now());
        });
    }

    private static void walk(Node node, boolean sheet, List<Said> texts, List<List<String>> cards) {
        if (!node.isVisible() || !node.isManaged() && node.getParent() != null && node.getBoundsInParent().isEmpty()) {
            return;
        }
        boolean within = sheet || node.getStyleClass().contains("sheet");
        int before = texts.size();
        switch (node) {
            case TextInputControl input -> say(input.getText(), within, texts);
            case Labeled labeled -> {
                say(labeled.getText(), within, texts);
                if (labeled.getGraphic() != null) {
                    walk(labeled.getGraphic(), within, texts, cards);
                }
            }
            case TextFlow flow -> say(flow.getChildrenUnmodifiable().stream().map(ScreenMoment::inline).collect(Collectors.joining()), within, texts);
            case Text text -> say(text.getText(), within, texts);
            case Parent parent -> new ArrayList<>(parent.getChildrenUnmodifiable()).forEach(child -> walk(child, within, texts, cards));
            default -> {
                // a shape says nothing
            }
        }
        if (node.getStyleClass().contains("card")) {
            cards.add(texts.subList(before, texts.size()).stream().map(Said::text).toList());
        }
    }

    private static String inline(Node node) {
        return switch (node) {
            case Text text -> text.getText();
            case Labeled labeled -> labeled.getText();
            case Parent parent -> parent.getChildrenUnmodifiable().stream().map(ScreenMoment::inline).collect(Collectors.joining());
            default -> "";
        };
    }

    private static void say(String words, boolean sheet, List<Said> texts) {
        if (words != null && !words.isBlank()) {
            texts.add(new Said(words, sheet));
        }
    }
}
