package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.DecisionForm;
import dev.quarterdeck.ui.forms.PromptForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How bad it is and what to do about it: card, figures, matrix, triggers. FX thread only. */
final class DecideZone implements Screen {
    private static final int TRIGGERS_SHOWN = 5;
    private static final double WIDEST_COLUMN = 94;
    private final Desktop desktop;
    private final VBox card = Parts.styled(Parts.column(6), Styles.CARD, "advice");
    private final Label cardTitle = Parts.label("", "advice-title");
    private final Label cardBadge = Parts.pill("", Styles.NEUTRAL);
    private final Label cardWhy = Parts.wrapped("", Styles.MUTED);
    private final Label cardMove = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Button record;
    private final Label authority = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Label progress = Parts.pill("", Styles.NEUTRAL);
    private final List<Figure> figures = new ArrayList<>();
    private final HBox figureRow = Parts.row(10);
    private final GridPane matrixGrid = Parts.styled(new GridPane(), Styles.CARD, "matrix");
    private final List<List<Label>> cells = new ArrayList<>();
    private final VBox triggers = Parts.column(2);
    private final Label triggersMet = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Zone zone;
    private Matrix drawn;
    private boolean allTriggers;
    private String lastMet = "";

    /** One large number with where it comes from. */
    private static final class Figure {
        private final Signal signal;
        private final Label value = Parts.label("–", "figure");
        private final Label unit = Parts.label("", "figure-unit");
        private final Label source = Parts.label("", Styles.SMALL, Styles.MUTED);
        private final Label longer = Parts.label("", "tiny", Styles.SUBTLE);
        private final Sparkline line = new Sparkline(120, 30);
        private final VBox node;

        Figure(Signal signal) {
            this.signal = signal;
            HBox number = Parts.row(3, value, unit);
            number.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
            node = Parts.styled(Parts.column(3, Parts.label(Texts.of("decide.figure." + signal.name().toLowerCase(
                    java.util.Locale.ROOT), Times.words(Judge.WINDOW)), Styles.CAPTION), number, line, source, longer), Styles.CARD, "figure-card");
            HBox.setHgrow(node, Priority.ALWAYS);
            node.setMaxWidth(Double.MAX_VALUE);
            node.setPrefWidth(150);
        }
    }

    DecideZone(Desktop desktop) {
        this.desktop = desktop;
        record = Parts.button("decide-record", Texts.of("decide.record"), desktop.keyOf("decision.record"),
                () -> desktop.perform("decision.record"));
        authority.setMaxWidth(Double.MAX_VALUE);
        cardTitle.setMinWidth(0);
        HBox.setHgrow(cardTitle, Priority.ALWAYS);
        cardTitle.setMaxWidth(Double.MAX_VALUE);
        card.setId("advice");
        card.getChildren().addAll(Parts.row(8, cardTitle, cardBadge), cardWhy, cardMove,
                Parts.row(8, record, progress), authority);
        matrixGrid.setId("matrix");
        var head = Parts.row(8, Parts.label(Texts.of("decide.triggers"), Styles.CAPTION), Parts.spacer(), triggersMet);
        var body = Parts.styled(Parts.column(10, card, figureRow, matrixGrid, head, triggers), "decide-body");
        var scroll = Parts.styled(new ScrollPane(body), "zone-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("decide-scroll");
        zone = new Zone("zone-decide", scroll, Parts.label(Texts.of("decide.title"), Styles.STRONG), Parts.spacer(),
                Parts.label(Texts.of("decide.source"), Styles.SMALL, Styles.MUTED));
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        record.requestFocus();
    }

    @Override
    public void refresh() {
        desktop.live().ifPresent(live -> {
            drawMatrix(live.matrix());
            drawTriggers(live);
            beat();
        });
    }

    @Override
    public void beat() {
        desktop.live().ifPresent(live -> {
            WatchSnapshot watched = live.watched();
            drawMatrix(watched.matrix());
            drawCard(live, watched);
            drawFigures(live, watched);
            light(watched);
            String met = String.join("\n", watched.advice().met()) + live.watched().advice().verdict().level();
            if (!met.equals(lastMet)) {
                lastMet = met;
                drawTriggers(live);
            }
        });
    }

    private void drawCard(Live live, WatchSnapshot watched) {
        Incident incident = live.incident();
        Advice advice = watched.advice();
        Matrix matrix = watched.matrix();
        Optional<Event> decided = incident.decision();
        boolean standing = decided.isPresent() && decisionStands(decided.get(), advice, matrix);
        String tone = Styles.levelTone(advice.verdict().level(), matrix.worst());
        if (standing && decided.get().fact() instanceof Fact.DecisionRecorded decision) {
            showDecision(live, decided.get(), decision, advice, matrix);
            return;
        }
        Styles.tone(card, tone);
        cardBadge.setText(advice.verdict().label());
        Styles.tone(cardBadge, tone);
        cardTitle.setText(switch (advice.verdict()) {
            case Verdict.Known known -> known.action();
            case Verdict.CannotJudge _ -> Texts.of("decide.blind");
        });
        cardWhy.setText(switch (advice.verdict()) {
            case Verdict.Known known -> Texts.of("decide.since", known.driver(), Times.clock(advice.since()));
            case Verdict.CannotJudge cannot -> cannot.why() + advice.lastKnown().map(last -> " "
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
        say(authority, incident.declaredAt().flatMap(_ -> DecisionForm.authority(live)).map(text -> Texts.of("decide.authority", text)).orElse(""));
    }

    private void moving(Live live, Advice advice) {
        String words = advice.move().map(move -> Texts.of("decide.move", move.label(),
                        Times.countdown(Duration.between(live.now(), move.at()).isNegative() ? Duration.ZERO
                                : Duration.between(live.now(), move.at()))))
                .or(() -> advice.peak().map(peak -> Texts.of("decide.peak", peak.verdict().label(), Times.clock(peak.at()))))
                .orElse("");
        say(cardMove, words);
    }

    /** The demand comes back only when it got worse than what was decided on. */
    private static boolean decisionStands(Event event, Advice advice, Matrix matrix) {
        if (!(event.fact() instanceof Fact.DecisionRecorded decision)) {
            return false;
        }
        boolean executing = decision.choice() == Choice.EXECUTE;
        return executing || advice.verdict().level() <= Math.max(decision.level(), 0) || advice.verdict().level() < matrix.worst();
    }

    private void showDecision(Live live, Event event, Fact.DecisionRecorded decision, Advice advice, Matrix matrix) {
        Incident incident = live.incident();
        boolean over = incident.milestone(dev.quarterdeck.core.incident.Milestone.RESTORED).isPresent() || !incident.open();
        Styles.tone(card, Styles.ACCENT);
        cardTitle.setText("▶ " + (over && decision.choice() == Choice.EXECUTE ? Texts.of("decide.rolledback") : decision.choice().doing()));
        Instant now = incident.milestone(dev.quarterdeck.core.incident.Milestone.RESTORED).orElse(live.now());
        cardBadge.setText(Times.countdown(Duration.between(event.at(), now)));
        Styles.tone(cardBadge, Styles.ACCENT);
        cardWhy.setText(Texts.of("decide.decided", Times.clock(event.at()), event.actor(), decision.driver()));
        moving(live, advice);
        int level = advice.verdict().level();
        String state = level < 0 ? "decide.state.blind" : level == 0 ? "decide.state.working"
                : level > decision.level() && decision.level() >= 0 ? "decide.state.worse" : "decide.state.notyet";
        progress.setText(Texts.of(state) + " · " + advice.verdict().label());
        Styles.tone(progress, Styles.levelTone(level, matrix.worst()).equals(Styles.DANGER) && level <= decision.level()
                ? Styles.WARNING : Styles.levelTone(level, matrix.worst()));
        show(progress, true);
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

    private void drawFigures(Live live, WatchSnapshot watched) {
        List<Signal> wanted = watched.matrix().signals().stream().flatMap(Optional::stream).distinct().toList();
        List<Signal> signals = wanted.isEmpty() ? List.of(Signal.values()) : wanted;
        if (!figures.stream().map(f -> f.signal).toList().equals(signals)) {
            figures.clear();
            signals.forEach(signal -> figures.add(new Figure(signal)));
            figureRow.getChildren().setAll(figures.stream().map(f -> f.node).toList());
        }
        for (Figure figure : figures) {
            Optional<WatchSnapshot.Watched> worst = watched.worst(figure.signal, Judge.WINDOW);
            Optional<Reading> reading = worst.map(w -> w.reading(figure.signal, Judge.WINDOW));
            String tone = reading.filter(r -> !r.stale() && r.value().isPresent())
                    .map(r -> Styles.levelTone(levelOf(watched, figure.signal), watched.matrix().worst())).orElse(Styles.NEUTRAL);
            if (reading.isPresent() && reading.get().value().isPresent()) {
                double value = reading.get().value().getAsDouble();
                figure.value.setText(figure.signal.unit().number(value));
                figure.unit.setText(figure.signal.unit().suffix(value).strip());
            } else {
                figure.value.setText("–");
                figure.unit.setText(Texts.of("decide.nodata"));
            }
            figure.source.setText(reading.filter(r -> r.newest().isPresent()).map(r -> figureSource(figure.signal, r)).orElse(
                    Texts.of(live.incident().watch().isPresent() ? "decide.waiting" : "decide.unwatched")));
            figure.longer.setText(Watch.WINDOWS.stream().skip(1)
                    .flatMap(window -> watched.worst(figure.signal, window).map(w -> w.reading(figure.signal, window)).stream())
                    .map(r -> Texts.of("decide.longer", r.window().toMinutes(), r.text()))
                    .reduce((a, b) -> a + " · " + b).orElse(""));
            Styles.tone(figure.node, tone);
            figure.line.show(worst.map(w -> history(w, figure.signal)).orElse(List.of()), worstBound(watched.matrix(), figure.signal), tone);
        }
    }

    /** The row its column points at; -1 when the column cannot be judged. */
    private static int levelOf(WatchSnapshot watched, Signal signal) {
        int column = watched.matrix().signals().indexOf(Optional.of(signal));
        return column < 0 || column >= watched.advice().columnLevels().size() ? -1
                : watched.advice().columnLevels().get(column).orElse(-1);
    }

    private static List<Double> history(WatchSnapshot.Watched probe, Signal signal) {
        return probe.history().stream().map(point -> switch (signal) {
            case ERROR_RATE -> point.errorPercent();
            case LATENCY_P95 -> point.p95Millis();
        }).map(value -> value.orElse(Double.NaN)).toList();
    }

    private static String figureSource(Signal signal, Reading r) {
        String age = r.age().map(Times::age).orElse("–");
        String count = switch (signal) {
            case ERROR_RATE -> Texts.of("decide.count.failed", r.failed(), r.all());
            case LATENCY_P95 -> Texts.of("decide.count.samples", r.all());
        };
        return Texts.of(r.stale() ? "decide.figure.stale" : "decide.figure.source", count, age);
    }

    private static double worstBound(Matrix matrix, Signal signal) {
        int column = matrix.signals().indexOf(Optional.of(signal));
        if (column < 0 || matrix.rows().isEmpty()) {
            return Double.NaN;
        }
        return matrix.row(matrix.worst()).bounds().get(column).map(Condition::range).map(r -> r.low())
                .filter(low -> !low.isInfinite()).orElse(Double.NaN);
    }

    private void drawMatrix(Matrix matrix) {
        if (matrix.equals(drawn)) {
            return;
        }
        drawn = matrix;
        matrixGrid.getChildren().clear();
        matrixGrid.getColumnConstraints().clear();
        cells.clear();
        for (int c = 0; c < matrix.headings().size(); c++) {
            var constraint = new ColumnConstraints();
            boolean last = c == matrix.headings().size() - 1;
            constraint.setHgrow(last ? Priority.ALWAYS : Priority.NEVER);
            constraint.setMinWidth(last ? 80 : Region.USE_PREF_SIZE);
            constraint.setMaxWidth(last ? Double.MAX_VALUE : WIDEST_COLUMN);
            matrixGrid.getColumnConstraints().add(constraint);
            Label heading = Parts.label(matrix.headings().get(c), Styles.SMALL, Styles.MUTED, "matrix-cell", "matrix-head");
            heading.setMaxWidth(Double.MAX_VALUE);
            heading.setMinWidth(0);
            heading.setTooltip(new javafx.scene.control.Tooltip(matrix.headings().get(c)));
            matrixGrid.add(heading, c, 0);
        }
        for (Matrix.Row row : matrix.rows()) {
            var line = new ArrayList<Label>();
            line.add(cell(row.label(), Styles.STRONG));
            for (int c = 0; c < row.cells().size(); c++) {
                String words = row.cells().get(c);
                Label bound = cell(row.bounds().get(c).map(Condition::brief).orElse(words), Styles.MONO);
                bound.setTooltip(new javafx.scene.control.Tooltip(words));
                line.add(bound);
            }
            Label decision = cell(row.decision());
            decision.setWrapText(true);
            line.add(decision);
            for (int c = 0; c < line.size(); c++) {
                matrixGrid.add(line.get(c), c, row.level() + 1);
            }
            cells.add(line);
        }
    }

    private static Label cell(String text, String... styles) {
        Label label = Parts.label(text, styles);
        label.getStyleClass().add("matrix-cell");
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }

    private void light(WatchSnapshot watched) {
        int level = watched.advice().verdict().level();
        int worst = watched.matrix().worst();
        for (int r = 0; r < cells.size(); r++) {
            for (int c = 0; c < cells.get(r).size(); c++) {
                Label cell = cells.get(r).get(c);
                boolean column = c > 0 && c <= watched.advice().columnLevels().size()
                        && watched.advice().columnLevels().get(c - 1).orElse(-1) == r;
                cell.pseudoClassStateChanged(Styles.ACTIVE, r == level);
                cell.pseudoClassStateChanged(Styles.SELECTED, column);
                Styles.tone(cell, r == level || column ? Styles.levelTone(r, worst) : Styles.NEUTRAL);
                mark(cell, column);
            }
        }
    }

    /** The cell that a signal points at carries a mark, so that colour is not alone. */
    private static void mark(Label cell, boolean marked) {
        String text = cell.getText().replace(" ◂", "");
        String now = marked ? text + " ◂" : text;
        if (!now.equals(cell.getText())) {
            cell.setText(now);
        }
    }

    private void drawTriggers(Live live) {
        List<Trigger> all = live.runbook().map(Runbook::triggers).orElse(List.of());
        List<String> met = live.watched().advice().met();
        long count = all.stream().filter(t -> met.contains(t.text())).count();
        triggersMet.setText(Texts.of("decide.triggers.met", count, all.size()));
        var ordered = new ArrayList<>(all.stream().filter(t -> met.contains(t.text())).toList());
        all.stream().filter(t -> !met.contains(t.text()) && t.condition().isEmpty() && t.urgency() == Urgency.IMMEDIATE)
                .forEach(ordered::add);
        all.stream().filter(t -> !ordered.contains(t)).forEach(ordered::add);
        var rows = new ArrayList<Node>();
        int shown = allTriggers ? ordered.size() : Math.min(TRIGGERS_SHOWN, ordered.size());
        ordered.stream().limit(shown).forEach(trigger -> rows.add(triggerRow(live, trigger, met.contains(trigger.text()),
                all.indexOf(trigger))));
        if (ordered.size() > TRIGGERS_SHOWN) {
            Label more = Parts.label(allTriggers ? Texts.of("decide.triggers.fewer")
                    : Texts.of("decide.triggers.more", ordered.size() - shown), Styles.LINK, Styles.SMALL);
            more.setId("triggers-more");
            more.setOnMouseClicked(_ -> {
                allTriggers = !allTriggers;
                drawTriggers(live);
            });
            rows.add(more);
        }
        triggers.getChildren().setAll(rows);
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
