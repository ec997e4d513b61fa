package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.LogHistogram;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/** How many lines, errors and matches there were over time, as bars above the lines. A click goes there. FX thread only. */
final class LogTimes extends Pane {
    private static final double BAR = 5;
    private static final double WIDEST = 40;
    private static final double LABELS = 130;
    private final Path all = path("log-bars-all");
    private final Path bad = path("log-bars-error");
    private final Path found = path("log-bars-found");
    private final Text from = label();
    private final Tooltip tip = new Tooltip();
    private LogHistogram lines = LogHistogram.EMPTY;
    private LogHistogram matches = LogHistogram.EMPTY;

    LogTimes(Consumer<Instant> go) {
        setId("log-times");
        getStyleClass().add("log-times");
        setMinHeight(0);
        getChildren().addAll(all, bad, found, from);
        setAccessibleText(Texts.of("logs.times"));
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> tip.setText(said(bucket(event.getX()))));
        setOnMouseClicked(event -> {
            if (bucket(event.getX()) >= 0) {
                go.accept(lines.at(bucket(event.getX())));
            }
        });
    }

    private static Path path(String style) {
        var path = new Path();
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.getStyleClass().addAll("log-bars", style);
        return path;
    }

    private static Text label() {
        var text = new Text();
        text.setManaged(false);
        text.setMouseTransparent(true);
        text.getStyleClass().addAll("log-line", "log-number");
        return text;
    }

    boolean empty() {
        return lines.buckets().isEmpty();
    }

    /** @param ofMatches in buckets of its own */
    void show(LogHistogram ofLines, LogHistogram ofMatches) {
        int most = Math.max(1, (int) ((getWidth() - LABELS) / BAR));
        LogHistogram wide = ofLines.inAtMost(most);
        if (!wide.equals(lines) || !ofMatches.equals(matches)) {
            lines = wide;
            matches = ofMatches;
            requestLayout();
        }
    }

    private double left() {
        return LABELS;
    }

    private double step() {
        return Math.clamp((getWidth() - left()) / Math.max(1, lines.buckets().size()), BAR, WIDEST);
    }

    /** -1 beside the bars. */
    private int bucket(double x) {
        int index = (int) Math.floor((x - left()) / step());
        return index >= 0 && index < lines.buckets().size() ? index : -1;
    }

    private String said(int bucket) {
        if (bucket < 0) {
            return Texts.of("logs.times");
        }
        LevelCounts counts = lines.buckets().get(bucket);
        return Texts.of("logs.times.bar", Times.clock(lines.at(bucket)), counts.all(), counts.error(), matching(bucket));
    }

    /** Matches in the time of that bar. */
    private long matching(int bucket) {
        Instant start = lines.at(bucket);
        Instant end = lines.at(bucket + 1);
        long sum = 0;
        for (int i = 0; i < matches.buckets().size(); i++) {
            if (!matches.at(i).isBefore(start) && matches.at(i).isBefore(end)) {
                sum += matches.buckets().get(i).all();
            }
        }
        return sum;
    }

    @Override
    protected void layoutChildren() {
        List<LevelCounts> buckets = lines.buckets();
        long most = buckets.stream().mapToLong(LevelCounts::all).max().orElse(0);
        bars(all, most, i -> buckets.get(i).all(), 1);
        bars(bad, most, i -> buckets.get(i).error(), 1);
        bars(found, most, this::matching, 0.4);
        from.setText(buckets.isEmpty() ? "" : Times.clock(lines.start()));
        from.setX(10);
        from.setY(getHeight() / 2 + 4);
    }

    /** Few of something among many others are still seen: a bar is never lower than two pixels. */
    private void bars(Path path, long most, IntToLongFunction height, double wide) {
        path.getElements().clear();
        double full = getHeight() - 2;
        for (int i = 0; i < lines.buckets().size(); i++) {
            long n = height.applyAsLong(i);
            if (n > 0 && full > 0) {
                double high = Math.max(2, full * n / most);
                double x = left() + i * step();
                double right = x + (step() - 1) * wide;
                path.getElements().addAll(new MoveTo(x, full + 1), new LineTo(x, full + 1 - high),
                        new LineTo(right, full + 1 - high),
                        new LineTo(right, full + 1), new ClosePath());
            }
        }
    }
}
