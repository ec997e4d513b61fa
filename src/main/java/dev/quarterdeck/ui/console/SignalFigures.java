package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.LastChange;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The large numbers, each with its samples, age, longer windows and recent course. FX thread only. */
final class SignalFigures {
    private final List<Figure> figures = new ArrayList<>();
    private final HBox row = Parts.row(10);
    private final Label change = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final VBox node = Parts.column(6, row, change);
    private final BiConsumer<Probe, Signal> open;
    private boolean beside;
    private boolean compact;

    /** One large number with where it comes from. */
    private static final class Figure {
        private final Signal signal;
        private final Label value = Parts.label("–", "figure");
        private final Label unit = Parts.label("", "figure-unit");
        private final Label source = Parts.label("", Styles.SMALL, Styles.MUTED);
        private final Label longer = Parts.label("", "tiny", Styles.SUBTLE);
        private final Tooltip windows = new Tooltip();
        private final Sparkline line = new Sparkline(120, 28);
        private final Label caption;
        private final HBox number = Parts.row(3, value, unit);
        private final VBox node = Parts.styled(Parts.column(3), Styles.CARD, "figure-card");
        private Optional<Probe> shown = Optional.empty();

        Figure(Signal signal) {
            this.signal = signal;
            caption = Parts.label(Texts.of("decide.figure." + signal.name().toLowerCase(java.util.Locale.ROOT),
                    Times.words(Judge.WINDOW)), Styles.CAPTION);
            number.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
            number.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(line, Priority.SOMETIMES);
            longer.setTooltip(windows);
            arrange(false, false);
            HBox.setHgrow(node, Priority.ALWAYS);
            node.setMaxWidth(Double.MAX_VALUE);
            node.setPrefWidth(150);
        }

        void arrange(boolean beside, boolean compact) {
            if (beside) {
                node.getChildren().setAll(caption, Parts.row(10, number, line), source);
            } else {
                node.getChildren().setAll(caption, number, line, source);
            }
            if (!compact) {
                node.getChildren().add(longer);
            }
            line.setPrefWidth(beside ? 44 : 120);
        }
    }

    /** @param open shows a probe's signal full size */
    SignalFigures(BiConsumer<Probe, Signal> open) {
        this.open = open;
        change.setId("last-change");
    }

    Node node() {
        return node;
    }

    /** Opens the figure of the first signal full size, or of the one with the keyboard. */
    void openFirst() {
        figures.stream().filter(f -> f.shown.isPresent()).findFirst().ifPresent(f -> open.accept(f.shown.get(), f.signal));
    }

    /**
     * @param course   the course stands beside the number, not below it
     * @param shortest the longer windows are left out
     */
    void arrange(boolean course, boolean shortest) {
        beside = course;
        compact = shortest;
        figures.forEach(figure -> figure.arrange(course, shortest));
    }

    void draw(Live live, WatchSnapshot watched) {
        List<Signal> wanted = watched.matrix().signals().stream().flatMap(Optional::stream).distinct().toList();
        // without a matrix nothing has to be measured: what is not has no card
        List<Signal> signals = wanted.isEmpty() ? watched.advice().readings().stream().map(Reading::signal).distinct().toList()
                : wanted;
        if (!figures.stream().map(f -> f.signal).toList().equals(signals)) {
            figures.clear();
            signals.forEach(signal -> {
                var figure = new Figure(signal);
                figure.node.setId("figure-" + signal.name().toLowerCase(java.util.Locale.ROOT));
                figure.node.setOnMouseClicked(_ -> figure.shown.ifPresent(probe -> open.accept(probe, signal)));
                figures.add(figure);
            });
            arrange(beside, compact);
            row.getChildren().setAll(figures.stream().map(f -> f.node).toList());
        }
        for (Figure figure : figures) {
            // the one that was judged by, so that card, matrix and triggers say the same
            Optional<Reading> judged = watched.advice().readings().stream()
                    .filter(r -> r.signal() == figure.signal && !r.probe().isEmpty()).findFirst();
            Optional<WatchSnapshot.Watched> worst =
                    judged.flatMap(r -> watched.probes().stream().filter(w -> w.probe().name().equals(r.probe())).findFirst())
                    .or(() -> watched.worst(figure.signal, Judge.WINDOW));
            Optional<Reading> reading = judged.or(() -> worst.map(w -> w.reading(figure.signal, Judge.WINDOW)));
            figure.caption.setText(Texts.of("decide.figure." + figure.signal.name().toLowerCase(java.util.Locale.ROOT),
                    Times.words(reading.map(Reading::window).orElse(Judge.WINDOW))));
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
                    Texts.of(!live.incident().open() ? "decide.ended" : !live.watching() ? "decide.elsewhere"
                            : !live.followed() || live.confirmed().watch().isPresent() ? "decide.waiting" : "decide.unwatched")));
            List<Reading> longer = Watch.WINDOWS.stream().skip(1).flatMap(window -> watched.worst(figure.signal, window)
                    .map(w -> w.reading(figure.signal, window)).stream()).toList();
            figure.longer.setText(String.join(" · ", longer.stream()
                    .map(r -> Texts.of("decide.longer", r.window().toMinutes(), r.text())).toList()));
            figure.windows.setText(String.join("\n", longer.stream()
                    .map(r -> Texts.of("decide.longer.of", r.window().toMinutes(), r.text(), r.all())).toList()));
            Styles.tone(figure.node, tone);
            figure.line.show(worst.map(w -> history(w, figure.signal)).orElse(List.of()),
                    Band.of(watched.matrix(), figure.signal),
                    worst.map(w -> places(w, live)).orElse(List.of()), tone);
            figure.shown = worst.map(WatchSnapshot.Watched::probe);
        }
        drawChange(live);
    }

    /** What was changed last before it began. */
    private void drawChange(Live live) {
        change.setText(LastChange.of(live.incident())
                .map(last -> Texts.of("decide.lastchange", Times.words(last.before()), last.change().words()))
                .orElse(""));
        change.setVisible(!change.getText().isEmpty());
        change.setManaged(change.isVisible());
    }

    /** Where in the course something was changed, from 0 to 1. */
    private static List<Double> places(WatchSnapshot.Watched probe, Live live) {
        if (probe.history().size() < 2) {
            return List.of();
        }
        Instant from = probe.history().getFirst().at();
        double span = Duration.between(from, probe.history().getLast().at()).toMillis();
        return live.incident().systemChanges().stream().map(c -> Duration.between(from, c.at()).toMillis() / span)
                .filter(place -> place >= 0 && place <= 1).toList();
    }

    /** The row its column points at; -1 when the column cannot be judged. */
    private static int levelOf(WatchSnapshot watched, Signal signal) {
        int column = watched.matrix().signals().indexOf(Optional.of(signal));
        return column < 0 || column >= watched.advice().columnLevels().size() ? -1
                : watched.advice().columnLevels().get(column).orElse(-1);
    }

    private static List<Double> history(WatchSnapshot.Watched probe, Signal signal) {
        boolean byValue = !probe.probe().source().judgedByOutcome();
        return probe.history().stream().map(point -> byValue ? point.value() : switch (signal) {
            case ERROR_RATE -> point.errorPercent();
            case LATENCY_P95 -> point.p95Millis();
        }).map(value -> value.orElse(Double.NaN)).toList();
    }

    private static String figureSource(Signal signal, Reading r) {
        String age = r.age().map(Times::age).orElse("–");
        String count = switch (r.kind()) {
            case PROBES -> switch (signal) {
                case ERROR_RATE -> Texts.of("decide.count.failed", r.failed(), r.all());
                case LATENCY_P95 -> Texts.of("decide.count.samples", r.all());
            };
            case SERVER_METRICS, LOG_SAMPLE -> r.kind().label();
        };
        return Texts.of(r.stale() ? "decide.figure.stale" : "decide.figure.source", count, age);
    }
}
