package dev.quarterdeck.ui.console;

import dev.quarterdeck.ui.Styles;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** A small line of recent values with the worst row's band behind it. A value that is missing (NaN) is left out. */
final class Sparkline extends Pane {
    private final Polyline line = new Polyline();
    private final Region band = new Region();
    private List<Double> values = List.of();
    private double limit = Double.NaN;

    Sparkline(double width, double height) {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        band.getStyleClass().add("sparkline-band");
        band.setManaged(false);
        line.setManaged(false);
        getChildren().addAll(band, line);
        setPrefSize(width, height);
        setMinSize(0, height);
        setMouseTransparent(true);
    }

    /** {@code limit} is where the band begins; NaN for no band. */
    void show(List<Double> recent, double bandFrom, String tone) {
        values = recent;
        limit = bandFrom;
        Styles.tone(this, tone);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double top = Double.isNaN(limit) ? 0 : limit * 1.25;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                top = Math.max(top, value * 1.1);
            }
        }
        top = top <= 0 ? 1 : top;
        line.getPoints().clear();
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isNaN(value)) {
                double x = values.size() == 1 ? width : i * width / (values.size() - 1);
                line.getPoints().addAll(x, height - 1 - (height - 2) * value / top);
            }
        }
        boolean banded = !Double.isNaN(limit) && width > 0;
        band.setVisible(banded);
        if (banded) {
            band.resizeRelocate(0, 0, width, height - (height - 2) * limit / top);
        }
    }
}
