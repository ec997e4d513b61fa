package dev.quarterdeck.ui.console;

import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/**
 * A small line of recent values before the matrix's bands, with a mark where something was changed. A missing value (NaN) is left
 * out.
 */
final class Sparkline extends Pane {
    private final Polyline line = new Polyline();
    private final List<Region> stripes = new ArrayList<>();
    private final List<Region> ticks = new ArrayList<>();
    private List<Double> values = List.of();
    private List<Band> bands = List.of();
    private List<Double> marks = List.of();

    Sparkline(double width, double height) {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().add(line);
        setPrefSize(width, height);
        setMinSize(24, height);
        setMouseTransparent(true);
    }

    /** {@code places} of the marks go from 0, the oldest value, to 1. */
    void show(List<Double> recent, List<Band> behind, List<Double> places, String tone) {
        if (recent.equals(values) && behind.equals(bands) && places.equals(marks)) {
            Styles.tone(this, tone);
            return;
        }
        values = recent;
        bands = behind;
        marks = places;
        Styles.tone(this, tone);
        match(stripes, bands.size(), "sparkline-band", 0);
        match(ticks, marks.size(), "sparkline-mark", stripes.size());
        requestLayout();
    }

    private void match(List<Region> regions, int wanted, String style, int at) {
        while (regions.size() < wanted) {
            Region region = Parts.styled(new Region(), style);
            region.setManaged(false);
            regions.add(region);
            getChildren().add(at, region);
        }
        while (regions.size() > wanted) {
            getChildren().remove(regions.removeLast());
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double top = Band.worst(bands) * 1.25;
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
                line.getPoints().addAll(x, y(value, top, height));
            }
        }
        for (int i = 0; i < stripes.size(); i++) {
            Band band = bands.get(i);
            double upper = y(Math.min(band.high(), top), top, height);
            Styles.tone(stripes.get(i), band.tone());
            stripes.get(i).setVisible(band.low() < top);
            stripes.get(i).resizeRelocate(0, band.high() >= top ? 0 : upper, width,
                    Math.max(0, y(band.low(), top, height) - (band.high() >= top ? 0 : upper)));
        }
        for (int i = 0; i < ticks.size(); i++) {
            ticks.get(i).resizeRelocate(Math.round(marks.get(i) * (width - 1)), 0, 1, height);
        }
    }

    private static double y(double value, double top, double height) {
        return height - 1 - (height - 2) * value / top;
    }
}
