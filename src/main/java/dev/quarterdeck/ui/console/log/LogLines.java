package dev.quarterdeck.ui.console.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The rows in sight: a pool of nodes, as many as fit, filled anew when what they show has changed. No node is made for a row
 * that is not on screen. FX thread only.
 */
final class LogLines extends Pane {
    private static final double MARGIN = 10;
    private static final double LEADING = 3;
    private static final double TOP = 3;
    /** Measures the font: as wide as a character of it, as high as a line. */
    private final Text probe = new Text("0");
    private final List<LogLineNodes> pool = new ArrayList<>();
    private LogPage page = LogPage.EMPTY;
    private LongPredicate selected = _ -> false;

    LogLines() {
        getStyleClass().add("log-lines");
        setId("log-lines");
        setFocusTraversable(true);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        probe.getStyleClass().add("log-line");
        probe.setManaged(false);
        probe.setVisible(false);
        probe.setTextOrigin(VPos.TOP);
        probe.fontProperty().addListener((_, _, _) -> requestLayout());
        getChildren().add(probe);
        setMinHeight(0);
    }

    /** Rows that fit. */
    int capacity() {
        return Math.max(1, (int) ((getHeight() - TOP) / line()));
    }

    /** Characters of a line that fit beside the number. */
    int columns() {
        return Math.max(1, (int) ((getWidth() - text()) / character()) + 1);
    }

    private double line() {
        return Math.ceil(probe.getLayoutBounds().getHeight()) + LEADING;
    }

    private double character() {
        return probe.getLayoutBounds().getWidth();
    }

    /** Where the text begins: beside the widest number. */
    private double text() {
        int digits = page.rows().stream().mapToInt(row -> row.number().length()).max().orElse(0);
        return MARGIN + (digits == 0 ? 0 : (Math.max(4, digits) + 2) * character());
    }

    /** @param chosen whether a row is selected */
    void show(LogPage shown, LongPredicate chosen) {
        page = shown;
        selected = chosen;
        draw();
    }

    /** The row at a height, also above and below what is in sight. */
    long rowAt(double y) {
        return page.first() + (long) Math.floor((y - TOP) / line());
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        while (pool.size() < page.rows().size()) {
            var nodes = new LogLineNodes();
            pool.add(nodes);
            getChildren().add(nodes.node());
        }
        double height = line();
        double left = text();
        for (int i = 0; i < pool.size(); i++) {
            LogLineNodes nodes = pool.get(i);
            boolean used = i < page.rows().size();
            nodes.node().setVisible(used);
            if (used) {
                nodes.place(TOP + i * height, getWidth(), height);
                nodes.show(page.rows().get(i), selected.test(page.first() + i), left, probe.getFont(), character());
            }
        }
    }
}
