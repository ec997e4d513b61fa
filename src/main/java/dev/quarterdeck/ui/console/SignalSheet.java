package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.SignalSeries;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.NullUnmarked;

/**
 * A signal opened full size: its whole course in this incident from the kept samples, with what happened meanwhile. FX thread
 * only.
 */
@NullUnmarked
final class SignalSheet {
    private static final Duration AGAIN = Duration.seconds(5);
    private static final int MOST_POINTS = 600;
    private final Desktop desktop;
    private final Live live;
    private final Probe probe;
    private final SignalChart chart = new SignalChart();
    private final Label note = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Label usual = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Label unasked = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final FlowPane marks = new FlowPane(14, 4);
    private final GridPane windows = new GridPane(14, 2);
    private final Timeline again = new Timeline(new KeyFrame(AGAIN, _ -> read()));
    private Look look;
    private List<Point> points = List.of();
    private final Work.Place reading;

    /** What of the probe is looked at. */
    enum Look {
        ERRORS, LATENCY, VALUE;

        String words() {
            return switch (this) {
                case ERRORS -> Texts.of("signal.look.errors");
                case LATENCY -> Texts.of("signal.look.latency");
                case VALUE -> Texts.of("signal.look.value");
            };
        }
    }

    private SignalSheet(Desktop desktop, Live live, Probe probe, Look look) {
        this.desktop = desktop;
        this.live = live;
        this.probe = probe;
        this.look = look;
        this.reading = desktop.work().place();
    }

    static void open(Desktop desktop, Live live, Probe probe, Optional<Signal> signal) {
        Look first = !probe.source().judgedByOutcome() ? Look.VALUE
                : signal.equals(Optional.of(Signal.LATENCY_P95)) ? Look.LATENCY : Look.ERRORS;
        desktop.open(new SignalSheet(desktop, live, probe, first).sheet());
    }

    private Sheet sheet() {
        String where = probe.source().kind().label() + probe.target().map(t -> " · " + t.words()).orElse("");
        HBox head = Parts.row(8, Parts.label(where, Styles.MUTED), Parts.spacer());
        var group = new ToggleGroup();
        looks().forEach(each -> {
            var button = new ToggleButton(each.words());
            button.setId("signal-look-" + each.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setSelected(each == look);
            button.setOnAction(_ -> {
                button.setSelected(true);
                look = each;
                draw();
            });
            head.getChildren().add(button);
        });
        chart.setId("signal-chart");
        marks.setId("signal-marks");
        usual.setId("signal-usual");
        unasked.setId("signal-unasked");
        VBox content = Parts.styled(Parts.column(10, head, windows, usual, chart, marks, note, unasked), "signal-sheet");
        again.setCycleCount(Animation.INDEFINITE);
        content.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                again.stop();
            } else {
                again.play();
            }
        });
        read();
        return Sheet.told("signal", probe.name(), content, head.getChildren().getLast(), desktop);
    }

    private List<Look> looks() {
        return probe.source().judgedByOutcome() ? List.of(Look.ERRORS, Look.LATENCY) : List.of(Look.VALUE, Look.LATENCY);
    }

    /** The samples are on the disk; what is read is drawn when it is there. */
    private void read() {
        record Course(List<Point> points, int samples, Optional<Instant> first) { }

        if (reading.busy()) {
            return;
        }
        String incident = live.id().text();
        reading.run(() -> {
            var samples = new ArrayList<Sample>();
            desktop.workspace().samples().read(incident, r -> {
                if (r.probe().equals(probe.name())) {
                    samples.add(r.sample());
                }
            });
            return new Course(SignalSeries.of(probe, samples, MOST_POINTS), samples.size(), samples.stream().findFirst()
                    .map(Sample::endedAt));
        }, read -> {
            points = read.points();
            note.setText(read.first().map(at -> Texts.of("signal.samples", read.samples(), Times.dateTime(at)))
                    .orElse(Texts.of("signal.none")));
            draw();
        }, problem -> note.setText(problem.getMessage()));
    }

    private void draw() {
        Matrix matrix = live.matrix();
        Optional<Signal> signal = signal();
        List<SignalChart.Mark> happened = happened(live.incident());
        chart.show(points, courses(), signal.map(s -> Band.of(matrix, s)).orElse(List.of()), happened);
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < happened.size(); i++) {
            SignalChart.Mark mark = happened.get(i);
            Label number = Parts.label(Integer.toString(i + 1), "chart-number");
            Styles.tone(number, mark.tone());
            nodes.add(Parts.row(5, number, Parts.label(Times.minute(mark.at()), Styles.MONO, Styles.SMALL, Styles.MUTED),
                    Parts.label(mark.words(), Styles.SMALL)));
        }
        marks.getChildren().setAll(nodes);
        usual.setText(signal.flatMap(this::usual).orElse(""));
        usual.setManaged(!usual.getText().isEmpty());
        drawWindows();
    }

    /** What is usual and where that comes from: what was captured here comes before what the runbook states. */
    private Optional<String> usual(Signal signal) {
        return live.incident().baseline().stream().filter(b -> b.signal() == signal && b.probe().equals(probe.name())).findFirst()
                .map(b -> Texts.of("signal.usual.captured", b.words(), b.samples()))
                .or(() -> live.runbook().flatMap(book -> book.baseline().stream().filter(b -> b.signal() == signal).findFirst())
                        .map(b -> Texts.of("signal.usual.stated", signal.unit().text(b.value()), b.line(), b.text())));
    }

    private Optional<Signal> signal() {
        return switch (look) {
            case ERRORS -> Optional.of(Signal.ERROR_RATE);
            case LATENCY -> probe.source().judgedByOutcome() ? Optional.of(Signal.LATENCY_P95) : Optional.empty();
            case VALUE -> probe.source().means().signal();
        };
    }

    private List<SignalChart.Course> courses() {
        return switch (look) {
            case ERRORS -> List.of(new SignalChart.Course(Texts.of("signal.errors"), Point::errorPercent));
            case LATENCY -> List.of(new SignalChart.Course("p50 ms", Point::p50Millis),
                    new SignalChart.Course("p95 ms", Point::p95Millis),
                    new SignalChart.Course("p99 ms", Point::p99Millis));
            case VALUE -> List.of(new SignalChart.Course(probe.source().means().signal()
                    .map(s -> s.label() + " " + (s.unit() == Unit.PERCENT ? "%" : "ms"))
                    .orElse(probe.name()), Point::value));
        };
    }

    /** What nobody asked for and what was asked while this laptop was slow say nothing about the service. */
    static Optional<String> uncounted(WatchSnapshot.Watched watched) {
        return Stream.of(watched.passedOver() == 0 ? "" : Texts.of("signal.passedover", watched.passedOver()),
                watched.marked() == 0 ? "" : Texts.of("signal.marked", watched.marked())).filter(words -> !words.isEmpty())
                .reduce((a, b) -> a + "\n" + b);
    }

    private void drawWindows() {
        windows.getChildren().clear();
        Optional<WatchSnapshot.Watched> watched = live.watched().probes().stream()
                .filter(w -> w.probe().name().equals(probe.name())).findFirst();
        unasked.setText(watched.flatMap(SignalSheet::uncounted).orElse(""));
        unasked.setManaged(!unasked.getText().isEmpty());
        List<WindowFigures> figures = watched.map(WatchSnapshot.Watched::figures).orElse(List.of());
        if (figures.isEmpty()) {
            return;
        }
        String[] heads = {"", Texts.of("signal.failed"), "p50", "p95", "p99"};
        for (int c = 0; c < heads.length; c++) {
            windows.add(Parts.label(heads[c], Styles.SMALL, Styles.MUTED), c, 0);
        }
        for (int r = 0; r < figures.size(); r++) {
            WindowFigures f = figures.get(r);
            windows.add(Parts.label(Times.words(f.window()), Styles.SMALL, Styles.MUTED), 0, r + 1);
            windows.add(Parts.label(Texts.of("signal.failed.of", f.failed(), f.all(), probe.source().kind().claim()),
                    Styles.SMALL, Styles.MONO), 1, r + 1);
            windows.add(Parts.label(millis(f.p50()), Styles.SMALL, Styles.MONO), 2, r + 1);
            windows.add(Parts.label(millis(f.p95()), Styles.SMALL, Styles.MONO), 3, r + 1);
            windows.add(Parts.label(millis(f.p99()), Styles.SMALL, Styles.MONO), 4, r + 1);
        }
    }

    private static String millis(OptionalDouble value) {
        return value.isPresent() ? Unit.MILLISECONDS.text(value.getAsDouble()) : "–";
    }

    private static List<SignalChart.Mark> happened(Incident incident) {
        var marks = new ArrayList<SignalChart.Mark>();
        incident.milestone(Milestone.BEGAN).ifPresent(at -> marks.add(mark(at, Texts.of("signal.mark.began"), Styles.WARNING)));
        incident.declaredAt().ifPresent(at -> marks.add(mark(at, Texts.of("signal.mark.declared"), Styles.ACCENT)));
        incident.milestone(Milestone.RESTORED)
                .ifPresent(at -> marks.add(mark(at, Texts.of("signal.mark.restored"), Styles.SUCCESS)));
        for (Event event : incident.events()) {
            if (event.fact() instanceof Fact.DecisionRecorded decision) {
                marks.add(mark(event.at(), Texts.of("signal.mark.decision", decision.label()), Styles.ACCENT));
            } else if (event.fact() instanceof Fact.ChangeMarked change) {
                marks.add(mark(event.at(), change.what(), Styles.NEUTRAL));
            }
        }
        incident.systemChanges().forEach(change -> marks.add(mark(change.at(), change.words(), Styles.NEUTRAL)));
        incident.interruptions().forEach(i -> marks.add(new SignalChart.Mark(i.from(), i.to().orElse(Instant.MAX.minusSeconds(1)),
                Texts.of("signal.mark.interruption"), Styles.NEUTRAL)));
        marks.sort(Comparator.comparing(SignalChart.Mark::at));
        return marks;
    }

    private static SignalChart.Mark mark(Instant at, String words, String tone) {
        return new SignalChart.Mark(at, at, words, tone);
    }

    /** Where a target stands beside the name. */
    static String named(Probe probe) {
        return probe.name() + probe.target().filter(t -> !t.equals(Target.LAPTOP)).map(t -> " · " + t.words()).orElse("");
    }
}
