package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.DecisionForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The card on top: what the runbook asks for now, or the decision that stands and whether it works. FX thread only. */
final class AdviceCard {
    private final VBox card = Parts.styled(Parts.column(6), Styles.CARD, "advice");
    private final Label title = Parts.label("", "advice-title");
    private final Label badge = Parts.pill("", Styles.NEUTRAL);
    private final Label why = Parts.wrapped("", Styles.MUTED);
    private final Label move = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Button record;
    private final Label authority = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private boolean compact;
    private final Label progress = Parts.pill("", Styles.NEUTRAL);

    AdviceCard(Desktop desktop) {
        record = Parts.button("decide-record", Texts.of("decide.record"), desktop.keyOf("decision.record"),
                () -> desktop.perform("decision.record"));
        authority.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        card.setId("advice");
        card.getChildren().addAll(Parts.row(8, title, badge), why, move, Parts.row(8, record, progress), authority);
    }

    Node node() {
        return card;
    }

    /** Where it is low, who may authorise is said in the form only. */
    void compact(boolean wanted) {
        compact = wanted;
    }

    void focus() {
        record.requestFocus();
    }

    void draw(Live live, WatchSnapshot watched) {
        Incident incident = live.incident();
        Advice advice = watched.advice();
        Matrix matrix = watched.matrix();
        Optional<Event> decided = incident.decision();
        boolean standing = decided.isPresent() && decisionStands(incident, decided.get(), advice, matrix);
        String tone = Styles.levelTone(advice.verdict().level(), matrix.worst());
        if (standing && decided.get().fact() instanceof Fact.DecisionRecorded decision) {
            showDecision(live, decided.get(), decision, advice, matrix);
            return;
        }
        Styles.tone(card, tone);
        badge.setText(advice.verdict().label());
        Styles.tone(badge, tone);
        title.setText(switch (advice.verdict()) {
            case Verdict.Known known -> known.action();
            case Verdict.CannotJudge _ -> Texts.of("decide.blind");
            case Verdict.Paused _ -> Texts.of("decide.paused");
        });
        why.setText(switch (advice.verdict()) {
            case Verdict.Known known -> Texts.of("decide.since", known.driver(), Times.clock(advice.since()));
            case Verdict.CannotJudge _, Verdict.Paused _ -> advice.verdict().driver() + advice.lastKnown().map(last -> " "
                    + Texts.of("decide.lastknown", last.verdict().label(), Times.clock(last.at()))).orElse("");
        });
        moving(live, advice);
        boolean demanding = advice.verdict().level() >= 0 && advice.verdict().level() == matrix.worst();
        record.setText(Texts.of("decide.record"));
        record.getStyleClass().remove("danger");
        if (demanding) {
            record.getStyleClass().add("danger");
        }
        show(record, incident.open());
        show(progress, false);
        say(authority, incident.declaredAt().filter(_ -> !compact).flatMap(_ -> DecisionForm.authority(live)).map(text -> Texts.of("decide.authority", text)).orElse(""));
    }

    private void moving(Live live, Advice advice) {
        String words = advice.move().map(move -> Texts.of("decide.move", move.label(),
                        Times.countdown(Duration.between(live.now(), move.at()).isNegative() ? Duration.ZERO
                                : Duration.between(live.now(), move.at()))))
                .or(() -> advice.peak().map(peak -> Texts.of("decide.peak", peak.verdict().label(), Times.clock(peak.at()))))
                .orElse("");
        say(move, words);
    }

    /** The demand comes back only when it got worse than what was decided on. */
    private static boolean decisionStands(Incident incident, Event event, Advice advice, Matrix matrix) {
        if (!(event.fact() instanceof Fact.DecisionRecorded decision)) {
            return false;
        }
        if (incident.milestone(Milestone.RESTORED).isPresent()) {
            return advice.verdict().level() < matrix.worst();
        }
        boolean executing = decision.choice() == Choice.EXECUTE;
        return executing || advice.verdict().level() <= Math.max(decision.level(), 0) || advice.verdict().level() < matrix.worst();
    }

    private void showDecision(Live live, Event event, Fact.DecisionRecorded decision, Advice advice, Matrix matrix) {
        Incident incident = live.incident();
        boolean over = incident.milestone(Milestone.RESTORED).isPresent() || !incident.open();
        Styles.tone(card, Styles.ACCENT);
        title.setText("▶ " + (over && decision.choice() == Choice.EXECUTE ? Texts.of("decide.rolledback") : decision.choice().doing()));
        Instant now = incident.milestone(Milestone.RESTORED).or(incident::resolvedAt).orElseGet(live::now);
        badge.setText(Times.countdown(Duration.between(event.at(), now)));
        Styles.tone(badge, Styles.ACCENT);
        why.setText(Texts.of("decide.decided", Times.clock(event.at()), event.actor(), decision.driver()));
        moving(live, advice);
        int level = advice.verdict().level();
        String state = level < 0 ? "decide.state.blind" : level == 0 ? "decide.state.working"
                : level > decision.level() && decision.level() >= 0 ? "decide.state.worse" : "decide.state.notyet";
        progress.setText(level < 0 ? Texts.of(state) : Texts.of(state) + " · " + advice.verdict().label());
        Styles.tone(progress, Styles.levelTone(level, matrix.worst()).equals(Styles.DANGER) && level <= decision.level()
                ? Styles.WARNING : Styles.levelTone(level, matrix.worst()));
        show(progress, incident.open());
        record.getStyleClass().remove("danger");
        record.setText(Texts.of("decide.change"));
        show(record, incident.open());
        say(authority, "");
    }

    /** An empty line takes no room. */
    private static void say(Label label, String words) {
        label.setText(words);
        show(label, !words.isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
