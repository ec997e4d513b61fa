package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.PromptForm;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The reasons to roll back: the met ones first, then the unjudged immediate ones. FX thread only. */
final class TriggerList {
    private static final int MOST = 5;
    private static final int FEWEST = 2;
    private final Desktop desktop;
    private final VBox rows = Parts.column(2);
    private final Label met = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final VBox node;
    private double room = Double.MAX_VALUE;
    private boolean all;
    private String drawn = "";

    TriggerList(Desktop desktop) {
        this.desktop = desktop;
        var head = Parts.row(8, Parts.label(Texts.of("decide.triggers"), Styles.CAPTION), Parts.spacer(), met);
        node = Parts.column(10, head, rows);
    }

    Node node() {
        return node;
    }

    /** Draws anew when what is met has changed. */
    void beat(Live live) {
        if (!now(live).equals(drawn)) {
            draw(live);
        }
    }

    private static String now(Live live) {
        return String.join("\n", live.watched().advice().met()) + live.watched().advice().verdict().level()
                + live.watched().advice().readings().stream().map(Reading::text).toList();
    }

    void draw(Live live) {
        drawn = now(live);
        List<Trigger> triggers = live.runbook().map(Runbook::triggers).orElse(List.of());
        List<String> texts = live.watched().advice().met();
        List<Trigger> ordered = ordered(triggers, texts);
        met.setText(Texts.of("decide.triggers.met", triggers.stream().filter(t -> texts.contains(t.text())).count(),
                triggers.size()));
        var nodes = new ArrayList<Node>();
        int shown = all ? ordered.size() : Math.min(fitting(), ordered.size());
        ordered.stream().limit(shown).forEach(trigger -> nodes.add(triggerRow(live, trigger, texts.contains(trigger.text()),
                triggers.indexOf(trigger))));
        if (all || ordered.size() > shown) {
            Label more = Parts.label(all ? Texts.of("decide.triggers.fewer")
                    : Texts.of("decide.triggers.more", ordered.size() - shown), Styles.LINK, Styles.SMALL);
            more.setId("triggers-more");
            more.setOnMouseClicked(_ -> {
                all = !all;
                draw(live);
            });
            nodes.add(more);
        }
        rows.getChildren().setAll(nodes);
    }

    /** How many fit, so that the list does not end in the middle of a row; the rest is a click away. */
    private int fitting() {
        double row = rows.getChildren().stream().mapToDouble(node -> node.prefHeight(-1) + rows.getSpacing()).max().orElse(0);
        return row <= 0 ? MOST : Math.clamp((long) (room / row) - 1, FEWEST, MOST);
    }

    /** {@code height} is what the rows may take. Draws anew when another number of them fits. */
    void room(Live live, double height) {
        int before = fitting();
        room = height;
        if (before != fitting()) {
            draw(live);
        }
    }

    double rowsHeight() {
        return rows.getHeight();
    }

    private static List<Trigger> ordered(List<Trigger> triggers, List<String> met) {
        var ordered = new ArrayList<>(triggers.stream().filter(t -> met.contains(t.text())).toList());
        triggers.stream().filter(t -> !met.contains(t.text()) && t.condition().isEmpty() && t.urgency() == Urgency.IMMEDIATE)
                .forEach(ordered::add);
        triggers.stream().filter(t -> !ordered.contains(t)).forEach(ordered::add);
        return ordered;
    }

    private Node triggerRow(Live live, Trigger trigger, boolean met, int index) {
        Label mark = Parts.label(met ? "⬢" : "○", Styles.SMALL);
        Styles.tone(mark, met ? Styles.levelTone(trigger.urgency().level(live.matrix().worst()), live.matrix().worst())
                : Styles.NEUTRAL);
        Label name = Parts.label(trigger.title(), Styles.SMALL);
        if (met) {
            name.getStyleClass().add(Styles.STRONG);
        }
        name.setMinWidth(60);
        name.setTooltip(new javafx.scene.control.Tooltip(trigger.text()));
        Label urgency = Parts.label(trigger.urgency().label(), Styles.SMALL, Styles.MUTED);
        urgency.setMinWidth(Region.USE_PREF_SIZE);
        Node right;
        if (trigger.condition().isPresent()) {
            Signal signal = trigger.condition().get().signal();
            right = Parts.label(met ? live.watched().worst(signal, Judge.WINDOW)
                            .map(w -> w.reading(signal, Judge.WINDOW).text()).orElse("") : Texts.of("decide.trigger.live"),
                    Styles.SMALL, met ? Styles.MONO : Styles.SUBTLE);
        } else {
            boolean ticked = live.incident().met(trigger.text());
            Button judge = Parts.button("trigger-" + index, ticked
                            ? Texts.of("decide.trigger.ticked", Times.minute(live.incident().triggers().get(trigger.text()).at()))
                            : Texts.of("decide.trigger.judge"), "", () -> judge(trigger, ticked), "link-button", Styles.SMALL);
            judge.setFocusTraversable(false);
            judge.setVisible(ticked || live.incident().open());
            judge.setDisable(!live.incident().open());
            right = judge;
        }
        return Parts.row(6, mark, name, urgency, Parts.spacer(), right);
    }

    private void judge(Trigger trigger, boolean ticked) {
        if (ticked) {
            desktop.session().submit(new Command.JudgeTrigger(trigger.text(), false, ""));
        } else {
            desktop.open(PromptForm.line(desktop, "trigger", "", false, note -> desktop.session().submit(
                    new Command.JudgeTrigger(trigger.text(), true, note))));
        }
    }
}
