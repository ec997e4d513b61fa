package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot.Point;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/**
 * The course of a signal with the matrix's bands behind it and what happened marked on it. Time is in seconds since 1970. FX
 * thread only.
 */
final class SignalChart extends LineChart<Number, Number> {
    /** What happened so many seconds before the first sample is still shown. */
    private static final long BEFORE = 900;
    private final NumberAxis time;
    private final NumberAxis figure;
    private final List<Region> stripes = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();
    private List<Band> bands = List.of();
    private List<Mark> marks = List.of();

    /** One line of the chart. */
    record Course(String name, Function<Point, OptionalDouble> figure) {
    }

    /** Something that happened. {@code until} is {@code at} unless it lasted. */
    record Mark(Instant at, Instant until, String words, String tone) {
    }

    SignalChart() {
        this(new NumberAxis(), new NumberAxis());
    }

    private SignalChart(NumberAxis time, NumberAxis figure) {
        super(time, figure);
        this.time = time;
        this.figure = figure;
        getStyleClass().add("signal-chart");
        setAnimated(false);
        setCreateSymbols(false);
        time.setAutoRanging(false);
        time.setForceZeroInRange(false);
        time.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number seconds) {
                return Times.minute(Instant.ofEpochSecond(seconds.longValue()));
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed into an axis");
            }
        });
        figure.setAutoRanging(false);
        figure.setLowerBound(0);
    }

    void show(List<Point> points, List<Course> courses, List<Band> behind, List<Mark> happened) {
        bands = behind;
        marks = happened;
        if (points.isEmpty()) {
            getData().clear();
            return;
        }
        double top = Band.worst(bands) * 1.25;
        var all = new ArrayList<XYChart.Series<Number, Number>>();
        for (Course course : courses) {
            var series = new XYChart.Series<Number, Number>();
            series.setName(course.name());
            for (Point point : points) {
                OptionalDouble value = course.figure().apply(point);
                if (value.isPresent()) {
                    top = Math.max(top, value.getAsDouble() * 1.1);
                    series.getData().add(new XYChart.Data<>(point.at().getEpochSecond(), value.getAsDouble()));
                }
            }
            all.add(series);
        }
        long first = points.getFirst().at().getEpochSecond();
        // ticks are whole minutes
        long from = marks.stream().mapToLong(m -> m.at().getEpochSecond()).filter(at -> at >= first - BEFORE && at < first).min()
                .orElse(first) / 60 * 60;
        long to = Math.max(from + 60, points.getLast().at().getEpochSecond());
        time.setLowerBound(from);
        time.setUpperBound(to);
        long every = (long) step((to - from) / 8.0, 60);
        time.setTickUnit(every);
        // an axis labels its end too: one that is no tick would be an odd number, and a time said twice
        time.setUpperBound(from + Math.ceilDiv(to - from, every) * every);
        double least = (top <= 0 ? 1 : top) / 6;
        double unit = decimal(least);
        figure.setTickUnit(unit);
        figure.setUpperBound(Math.ceil((top <= 0 ? 1 : top) / unit - 1e-9) * unit);
        getData().setAll(all);
        match();
        requestChartLayout();
    }

    /** The next of 1, 2, 5 times a power of ten. */
    private static double decimal(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double rest = least / power;
        return (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10) * power;
    }

    /** The next of 1, 2, 5, 10, 30 and so on units. */
    private static double step(double least, double unit) {
        for (double factor : new double[] {1, 2, 5, 10, 30, 60, 120, 240, 720}) {
            if (factor * unit >= least) {
                return factor * unit;
            }
        }
        return 1440 * unit;
    }

    private void match() {
        getPlotChildren().removeAll(stripes);
        getPlotChildren().removeAll(lines);
        getPlotChildren().removeAll(numbers);
        stripes.clear();
        lines.clear();
        numbers.clear();
        for (Band band : bands) {
            Region stripe = Parts.styled(new Region(), "sparkline-band");
            Styles.tone(stripe, band.tone());
            stripes.add(stripe);
        }
        for (int i = 0; i < marks.size(); i++) {
            Region line = Parts.styled(new Region(), "chart-mark");
            Styles.tone(line, marks.get(i).tone());
            lines.add(line);
            Label number = Parts.label(Integer.toString(i + 1), "chart-number");
            Styles.tone(number, marks.get(i).tone());
            numbers.add(number);
        }
        getPlotChildren().addAll(0, lines);
        getPlotChildren().addAll(0, stripes);
        getPlotChildren().addAll(numbers);
    }

    @Override
    protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        double width = time.getWidth();
        for (int i = 0; i < stripes.size(); i++) {
            double upper = Math.max(0, figure.getDisplayPosition(Math.min(bands.get(i).high(), figure.getUpperBound())));
            double lower = figure.getDisplayPosition(bands.get(i).low());
            stripes.get(i).setVisible(lower > upper);
            stripes.get(i).resizeRelocate(0, upper, width, Math.max(0, lower - upper));
        }
        double free = -1;
        for (int i = 0; i < lines.size(); i++) {
            double x = time.getDisplayPosition(marks.get(i).at().getEpochSecond());
            double end = Math.min(width, time.getDisplayPosition(marks.get(i).until().getEpochSecond()));
            boolean within = end >= 0 && x <= width;
            lines.get(i).setVisible(within);
            numbers.get(i).setVisible(within);
            double from = Math.clamp(x, 0, width);
            lines.get(i).resizeRelocate(from, 0, Math.max(1, end - from), figure.getHeight());
            numbers.get(i).autosize();
            double at = Math.max(from + 2, free);
            numbers.get(i).relocate(at, 1);
            free = within ? at + numbers.get(i).getWidth() + 1 : free;
        }
    }
}
