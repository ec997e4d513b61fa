package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.PromptForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The reasons to roll back: the met ones first, then the unjudged immediate ones. FX thread only. */
final class TriggerList {
    /** What somebody saw this long ago may be over. */
    private static final Duration STALE = Duration.ofMinutes(15);
    private static final int MOST = 5;
    private static final int FEWEST = 2;
    private final Desktop desktop;
    private final VBox rows = Parts.column(2);
    private final Label caption = Parts.label("", Styles.CAPTION);
    private final Label met = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final VBox node;
    private double room = Double.MAX_VALUE;
    private boolean all;
    private int shown;
    private String drawn = "";

    TriggerList(Desktop desktop) {
        this.desktop = desktop;
        var head = Parts.row(8, caption, Parts.spacer(), met);
        node = Parts.column(10, head, rows);
    }

    Node node() {
        return node;
    }

    /** Draws anew when what is met has changed. */
    void onTime(Live live) {
        if (!now(live).equals(drawn)) {
            draw(live);
        }
    }

    private static String now(Live live) {
        return live.runbook().map(Runbook::triggers).orElse(List.of()).stream().filter(t -> live.incident().met(t.text()))
                .map(t -> t.text() + old(live, t)).toList()
                + String.join("\n", live.watched().advice().met()) + live.watched().advice().verdict().level()
                + live.watched().advice().standings().values().stream().map(Standing::words).sorted().toList();
    }

    void draw(Live live) {
        drawn = now(live);
        caption.setText(Texts.of(live.rollsBack() ? "decide.triggers" : "decide.triggers.act"));
        List<Trigger> triggers = live.runbook().map(Runbook::triggers).orElse(List.of());
        List<String> texts = live.watched().advice().met();
        List<Trigger> ordered = ordered(triggers, texts);
        met.setText(Texts.of("decide.triggers.met", triggers.stream().filter(t -> texts.contains(t.text())).count(),
                triggers.size()));
        var nodes = new ArrayList<Node>();
        shown = all ? ordered.size() : Math.min(fitting(), ordered.size());
        ordered.stream().limit(shown).forEach(trigger -> nodes.add(triggerRow(live, trigger, texts.contains(trigger.text()),
                triggers.indexOf(trigger))));
        if (all || ordered.size() > shown) {
            Label more = Parts.label(all ? Texts.of("decide.triggers.fewer")
                    : Texts.of("decide.triggers.more", ordered.size() - shown), Styles.LINK, Styles.SMALL);
            more.setId("triggers-more");
            nodes.add(Parts.pressable(more, () -> {
                all = !all;
                draw(live);
            }));
        }
        rows.getChildren().setAll(nodes);
    }

    /** How many fit, so that the list does not end in the middle of a row; the rest is a click away. */
    private int fitting() {
        double row = rows.getChildren().isEmpty() ? 0 : (rows.prefHeight(-1) + rows.getSpacing()) / rows.getChildren().size();
        return row <= 0 ? MOST : Math.clamp((long) (room / row) - 1, FEWEST, MOST);
    }

    /** {@code height} is what the rows may take. Draws anew when another number of them fits. */
    void room(Live live, double height) {
        room = height;
        int triggers = live.runbook().map(book -> book.triggers().size()).orElse(0);
        if (!all && shown != Math.min(fitting(), triggers)) {
            draw(live);
        }
    }

    double rowsHeight(double width) {
        return rows.prefHeight(width);
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
        Styles.tone(mark, met ? tone(live, trigger) : Styles.NEUTRAL);
        Label name = Parts.label(trigger.title(), Styles.SMALL);
        if (met) {
            name.getStyleClass().add(Styles.STRONG);
        }
        name.setMinWidth(60);
        name.setTooltip(new Tooltip(trigger.text() + trigger.condition()
                .map(c -> "\n" + Texts.of("decide.trigger.watched", c.watched()))
                .orElse("")));
        // the least is taken where the runbook says nothing of haste: that is no word of its own
        Label urgency = Parts.label(trigger.urgency() != Urgency.CONSIDER || live.considers() ? trigger.urgency().words() : "",
                Styles.SMALL, Styles.MUTED);
        urgency.setMinWidth(Region.USE_PREF_SIZE);
        return Parts.row(6, mark, name, urgency, Parts.spacer(), state(live, trigger, index));
    }

    /** The reading of what is watched; for the rest, and for what cannot be seen now, somebody judges. */
    private Node state(Live live, Trigger trigger, int index) {
        Optional<Standing> standing = Optional.ofNullable(live.watched().advice().standings().get(trigger.text()));
        boolean ticked = live.incident().met(trigger.text());
        if (!ticked && standing.isPresent() && standing.get().state() != Standing.State.UNKNOWN) {
            Label reading = Parts.label(brief(standing.get().words()), Styles.SMALL, Styles.MONO);
            Styles.tone(reading, standing.get().holds() ? tone(live, trigger) : Styles.NEUTRAL);
            reading.setMinWidth(Region.USE_PREF_SIZE);
            reading.setTooltip(new Tooltip(standing.get().words() + standing.get().since()
                    .map(at -> ", " + Texts.of("decide.trigger.since", Times.clock(at))).orElse("")));
            return reading;
        }
        if (ticked) {
            return judged(live, trigger, index);
        }
        String words = standing.map(Standing::words).orElse(Texts.of("decide.trigger.judge"));
        if (trigger.condition().filter(Condition.class::isInstance).isPresent()) {
            Label blind = Parts.label("? " + words, Styles.SMALL, Styles.SUBTLE);
            blind.setTooltip(new Tooltip(words));
            return blind;
        }
        Button judge = link("trigger-" + index, words, () -> judge(trigger));
        judge.setVisible(live.incident().open());
        standing.ifPresent(s -> judge.setTooltip(new Tooltip(s.words())));
        return judge;
    }

    /** What somebody saw holds until it is withdrawn, and after a while it is asked whether it still does. */
    private Node judged(Live live, Trigger trigger, int index) {
        boolean old = old(live, trigger);
        Label since = Parts.label(Texts.of(old ? "decide.trigger.old" : "decide.trigger.ticked",
                Times.minute(Objects.requireNonNull(live.incident().triggers().get(trigger.text())).at())), Styles.SMALL);
        Styles.tone(since, old ? Styles.WARNING : Styles.NEUTRAL);
        var row = Parts.row(6, since);
        if (live.incident().open()) {
            if (old) {
                row.getChildren().add(link("trigger-still-" + index, Texts.of("decide.trigger.still"), () -> desktop.session()
                        .submit(
                        new Command.JudgeTrigger(trigger.text(), true, Texts.of("decide.trigger.still")))));
            }
            row.getChildren().add(link("trigger-" + index, Texts.of("decide.trigger.withdraw"), () -> desktop.session().submit(
                    new Command.JudgeTrigger(trigger.text(), false, ""))));
        }
        row.setMinWidth(Region.USE_PREF_SIZE);
        return row;
    }

    private static Button link(String id, String words, Runnable action) {
        Button button = Parts.button(id, words, "", action, "link-button", Styles.SMALL);
        button.setMinWidth(40);
        button.setFocusTraversable(false);
        return button;
    }

    private static boolean old(Live live, Trigger trigger) {
        return live.incident().open() && Duration.between(Objects.requireNonNull(live.incident().triggers().get(trigger.text()))
                .at(), live.now()).compareTo(STALE) > 0;
    }

    /** The figure without how many samples it rests on, for which a row has no room. */
    private static String brief(String words) {
        return words.contains(" · ") ? words.substring(0, words.indexOf(" · ")) : words;
    }

    private static String tone(Live live, Trigger trigger) {
        return Styles.levelTone(trigger.urgency().level(live.matrix().worst()), live.matrix().worst());
    }

    private void judge(Trigger trigger) {
        desktop.open(PromptForm.line(desktop, "trigger", "", false, note -> desktop.session().submit(
                new Command.JudgeTrigger(trigger.text(), true, note))));
    }
}
