package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Readiness;
import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Effect;
import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Suggestion;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.forms.DecisionForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The card on top: what the runbook asks for now with its driver, since when, and what is building up; or the decision that
 * stands and whether it works. FX thread only.
 */
final class AdviceCard {
    private final Desktop desktop;
    private final VBox card = Parts.styled(Parts.column(6), Styles.CARD, "advice");
    private final Label title = Parts.label("", "advice-title");
    private final Label badge = Parts.pill("", Styles.NEUTRAL);
    private final Label why = Parts.wrapped("", Styles.MUTED);
    private final Label move = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Label suggestion = Parts.wrapped("", Styles.SMALL);
    private final Label readiness = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Button record;
    private final Button ask;
    private final Label authority = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private boolean compact;
    /** Looking for it goes through all incidents. */
    private final Derived<String> ready = new Derived<>();
    /** What has no room on a low card. */
    private final Tooltip more = new Tooltip();
    private final Label progress = Parts.pill("", Styles.NEUTRAL);
    private final Label effect = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final HBox asking;

    AdviceCard(Desktop desktop) {
        this.desktop = desktop;
        record = Parts.button("decide-record", Texts.of("decide.record"), desktop.keyOf("decision.record"),
                () -> desktop.perform("decision.record"));
        ask = Parts.button("decide-ask", Texts.of("decide.ask"), "", () -> desktop.perform("decision.ask"), "link-button",
                Styles.SMALL);
        ask.setFocusTraversable(false);
        record.setTooltip(more);
        authority.setMaxWidth(Double.MAX_VALUE);
        authority.setMinWidth(0);
        HBox.setHgrow(authority, Priority.ALWAYS);
        asking = Parts.row(8, authority, ask);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        card.setId("advice");
        suggestion.setId("advice-suggestion");
        suggestion.getStyleClass().add(Styles.LINK);
        card.getChildren().addAll(Parts.row(8, title, badge), why, move, suggestion, Parts.row(8, record, progress), effect,
                asking, readiness);
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
        say(move, moving(live, advice, matrix));
        Parts.show(record, incident.open());
        suggest(live);
        if (decided.isPresent() && decided.get().fact() instanceof Fact.DecisionRecorded decision
                && stands(incident, decision, advice, matrix)) {
            showDecision(live, decided.get(), decision, watched);
            return;
        }
        // where there is nothing to judge by, no level can be missing
        boolean bare = matrix.ofTriggersOnly()
                && (advice.verdict() instanceof Verdict.CannotJudge || advice.verdict() instanceof Verdict.NoneMet);
        Parts.show(badge, !bare);
        boolean calm = incident.milestone(Milestone.RESTORED).isPresent() && advice.verdict().level() <= 0;
        String tone = calm ? Styles.NEUTRAL : Styles.levelTone(advice.verdict().level(), matrix.worst());
        Styles.tone(card, tone);
        badge.setText(advice.verdict().label());
        Styles.tone(badge, tone);
        title.setText(calm ? Texts.of("decide.back", Times.minute(incident.milestone(Milestone.RESTORED).orElseThrow()))
                : switch (advice.verdict()) {
            case Verdict.Known known -> known.action();
            case Verdict.CannotJudge _ -> Texts.of(bare ? "decide.unguided" : "decide.blind");
            case Verdict.NoneMet() -> Texts.of("decide.nonemet");
            case Verdict.Paused _ -> Texts.of("decide.paused");
        });
        why.setText(advice.verdict().driver() + (advice.steady() ? Texts.of("decide.since.behind", Times.clock(advice.since()))
                : "") + advice.lastKnown().map(last -> ". "
                + Texts.of("decide.lastknown", last.verdict().label(), Times.clock(last.at()))).orElse(""));
        boolean demanding = advice.verdict().level() >= 0 && advice.verdict().level() == matrix.worst();
        record.setText(Texts.of("decide.record"));
        if (!demanding) {
            record.getStyleClass().remove("danger");
        } else if (!record.getStyleClass().contains("danger")) {
            record.getStyleClass().add("danger");
        }
        Parts.show(asking, !compact);
        Parts.show(ask, live.runbook().filter(book -> !book.authority().isEmpty()).isPresent() && incident.open()
                && incident.declaredAt().isPresent() && advice.verdict().level() > 0);
        Parts.show(progress, false);
        Parts.show(effect, false);
        say(authority, incident.declaredAt().filter(_ -> !compact).flatMap(_ -> DecisionForm.authority(live))
                .map(text -> Texts.of("decide.authority", text)).orElse(""));
        String ready = this.ready.of(() -> DecisionForm.procedure(live).map(p -> ready(live, p)).orElse(""), live.incident(),
                live.suggestions(),
                desktop.session().history());
        say(readiness, compact || advice.verdict().level() == 0 ? "" : ready);
        more.setText(ready + DecisionForm.authority(live).map(text -> "\n" + Texts.of("decide.authority", text)).orElse(""));
    }

    /**
     * {@code Critical in 0:12}, else since when the level holds, else its peak; and how long levels must hold where that was
     * changed.
     */
    private static String moving(Live live, Advice advice, Matrix matrix) {
        var words = new ArrayList<String>();
        if (!advice.steady() && advice.verdict() instanceof Verdict.Known known) {
            words.add(Texts.of("decide.since", Styles.levelShape(known.level(), matrix.worst()) + " " + known.label(),
                    Times.clock(advice.since())));
        }
        advice.move().ifPresent(next -> {
            Duration left = Duration.between(live.now(), next.at());
            words.add(Texts.of("decide.move", next.label(), Times.countdown(left.isNegative() ? Duration.ZERO : left)));
        });
        Hold hold = live.incident().hold();
        if (!hold.equals(Hold.DEFAULT)) {
            words.add(Texts.of("decide.hold", Times.words(hold.rise()), Times.words(hold.fall())));
        }
        advice.peak().ifPresent(peak -> words.add(Texts.of("decide.peak", peak.verdict().label(), Times.clock(peak.at()))));
        return String.join(" · ", words);
    }

    private void suggest(Live live) {
        Optional<Suggestion> first = live.suggestions().stream().findFirst()
                .filter(s -> !live.incident().procedure().equals(s.scenario().procedure()) && live.incident().open());
        say(suggestion, first.map(s -> Texts.of("decide.suggestion", s.scenario().title(), s.why(), s.scenario().procedure()))
                .orElse(""));
        first.ifPresent(s -> {
            suggestion.setTooltip(new Tooltip(s.scenario().symptom()
                    + (s.scenario().reason().isEmpty() ? "" : "\n" + s.scenario().reason())));
            suggestion.setOnMouseClicked(_ -> desktop.open(DecisionForm.sheet(desktop, live)));
        });
    }

    private String ready(Live live, Procedure procedure) {
        Readiness ready = Readiness.of(procedure, live.incident(), desktop.session().history());
        var words = new ArrayList<String>();
        words.add(procedure.title() + ready.estimate().map(e -> ", " + e.text()).orElse(""));
        ready.took().ifPresent(took -> words.add(Texts.of(took.drill() ? "decide.took.drill" : "decide.took",
                Times.countdown(took.time()),
                Times.day(took.when()))));
        if (ready.asks()) {
            words.add(ready.version().map(v -> Texts.of("decide.version", v)).orElse(Texts.of("decide.version.none")));
        }
        if (ready.database()) {
            words.add(Texts.of("decide.database"));
        }
        return words.size() == 1 && ready.estimate().isEmpty() ? "" : String.join(" · ", words); // a name alone says nothing
    }

    /** The demand comes back only when it got worse than what was decided on. */
    private static boolean stands(Incident incident, Fact.DecisionRecorded decision, Advice advice, Matrix matrix) {
        boolean executing = decision.choice() == Choice.EXECUTE;
        if (incident.milestone(Milestone.RESTORED).isPresent()) {
            return executing && advice.verdict().level() < matrix.worst();
        }
        return executing || advice.verdict().level() <= Math.max(decision.level(), 0) || advice.verdict()
                .level() < matrix.worst();
    }

    private void showDecision(Live live, Event event, Fact.DecisionRecorded decision, WatchSnapshot watched) {
        Incident incident = live.incident();
        boolean over = incident.milestone(Milestone.RESTORED).isPresent() || !incident.open();
        Styles.tone(card, over ? Styles.NEUTRAL : Styles.ACCENT);
        Parts.show(badge, true);
        title.setText(over && decision.choice() == Choice.EXECUTE
                ? "✓ " + Texts.of(decision.otherwise() ? "decide.carriedout" : "decide.rolledback")
                : "▶ " + decision.choice().doing(!decision.otherwise()));
        Instant now = incident.milestone(Milestone.RESTORED).or(incident::resolvedAt).orElseGet(live::now);
        badge.setText(Times.countdown(Duration.between(event.at(), now)));
        Styles.tone(badge, over ? Styles.NEUTRAL : Styles.ACCENT);
        why.setText(Texts.of("decide.decided", Times.clock(event.at()),
                decision.authoriser().isEmpty() ? event.by() : decision.authoriser(), decision.driver()));
        boolean stepped = watched.stepped(event.at());
        showEffect(watched, watched.effect(event.at(), decision.readings()),
                Texts.of(stepped ? "decide.effect.step" : "decide.effect.decision",
                        Times.minute(stepped ? watched.changedAt().orElseThrow() : event.at())), incident.open());
        record.getStyleClass().remove("danger");
        record.setText(Texts.of("decide.change"));
        Parts.show(asking, false);
        say(readiness, "");
    }

    private void showEffect(WatchSnapshot watched, Effect found, String since, boolean open) {
        boolean paused = watched.advice().verdict() instanceof Verdict.Paused;
        progress.setText(Texts.of(paused ? "decide.state.notyet" : switch (found) {
            case WORKING -> "decide.state.working";
            case NOT_YET -> "decide.state.notyet";
            case WORSE -> "decide.state.worse";
            case UNKNOWN -> "decide.state.blind";
        }));
        Styles.tone(progress, paused ? Styles.WARNING : switch (found) {
            case WORKING -> Styles.SUCCESS;
            case NOT_YET -> Styles.WARNING;
            case WORSE -> Styles.SEVERE;
            case UNKNOWN -> Styles.NEUTRAL;
        });
        effect.setText(paused ? Texts.of("decide.paused") : since);
        // where no figure has a row to stand in, nothing says whether it works
        boolean judged = open && !watched.matrix().ofTriggersOnly();
        Parts.show(progress, judged);
        Parts.show(effect, judged || open && paused);
    }

    /** An empty line takes no room. */
    private static void say(Label label, String words) {
        label.setText(words);
        Parts.show(label, !words.isEmpty());
    }

}
