package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

        Figure(Signal signal) {
            this.signal = signal;
            caption = Parts.label(Texts.of("decide.figure." + signal.name().toLowerCase(java.util.Locale.ROOT),
                    Times.words(Judge.WINDOW)), Styles.CAPTION);
            number.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
            number.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(line, Priority.SOMETIMES);
            longer.setTooltip(windows);
            compact(false);
            HBox.setHgrow(node, Priority.ALWAYS);
            node.setMaxWidth(Double.MAX_VALUE);
            node.setPrefWidth(150);
        }

        /** Where it is low, the course stands beside the number and the longer windows are left out. */
        void compact(boolean wanted) {
            if (wanted) {
                HBox top = Parts.row(10, number, line);
                node.getChildren().setAll(caption, top, source);
            } else {
                node.getChildren().setAll(caption, number, line, source, longer);
            }
            line.setPrefWidth(wanted ? 44 : 120);
        }
    }

    Node node() {
        return row;
    }

    void compact(boolean wanted) {
        compact = wanted;
        figures.forEach(figure -> figure.compact(wanted));
    }

    void draw(Live live, WatchSnapshot watched) {
        List<Signal> wanted = watched.matrix().signals().stream().flatMap(Optional::stream).distinct().toList();
        List<Signal> signals = wanted.isEmpty() ? List.of(Signal.values()) : wanted;
        if (!figures.stream().map(f -> f.signal).toList().equals(signals)) {
            figures.clear();
            signals.forEach(signal -> figures.add(new Figure(signal)));
            compact(compact);
            row.getChildren().setAll(figures.stream().map(f -> f.node).toList());
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
                    Texts.of(!live.incident().open() ? "decide.ended" : !live.watching() ? "decide.elsewhere"
                            : live.incident().watch().isPresent() ? "decide.waiting" : "decide.unwatched")));
            List<Reading> longer = Watch.WINDOWS.stream().skip(1).flatMap(window -> watched.worst(figure.signal, window)
                    .map(w -> w.reading(figure.signal, window)).stream()).toList();
            figure.longer.setText(String.join(" · ", longer.stream()
                    .map(r -> Texts.of("decide.longer", r.window().toMinutes(), r.text())).toList()));
            figure.windows.setText(String.join("\n", longer.stream()
                    .map(r -> Texts.of("decide.longer.of", r.window().toMinutes(), r.text(), r.all())).toList()));
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
}
