package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one row in sight. A node keeps its colour for life, since a change of style costs more than all else: each
 * colour has its own spare nodes. FX thread only.
 */
final class LogLineNodes {
    private static final double EDGE = 3;
    private final Pane pane = new Pane();
    private final Text number = text("log-number");
    private final Text beyond = text("log-beyond");
    private final Region beyondBack = region("log-beyond-back");
    private final Map<LogLevel, Region> edges = new EnumMap<>(LogLevel.class);
    private final Region match = region("log-match");
    private final Map<Shade, List<Text>> texts = new EnumMap<>(Shade.class);
    private final Map<Optional<HighlightRule.Tone>, Path> hits = new HashMap<>();
    private double height;
    private double width;
    private @Nullable DrawnRow shown;
    private double shownLeft;

    LogLineNodes() {
        pane.getStyleClass().add("log-row");
        pane.setManaged(false);
        pane.getChildren().addAll(number, match, beyondBack, beyond);
        match.setVisible(false);
    }

    private static Text text(String style) {
        var text = new Text();
        text.setManaged(false);
        text.setTextOrigin(VPos.TOP);
        text.getStyleClass().addAll("log-line", style);
        return text;
    }

    private static Region region(String style) {
        var region = new Region();
        region.setManaged(false);
        region.getStyleClass().add(style);
        return region;
    }

    Pane node() {
        return pane;
    }

    void place(double y, double newWidth, double newHeight) {
        if (y != pane.getLayoutY() || newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            shown = null;
            pane.resizeRelocate(0, y, width, height);
        }
    }

    /**
     * @param font      of every row
     * @param character width of one in it
     */
    void show(DrawnRow row, boolean selected, double left, Font font, double character) {
        pane.pseudoClassStateChanged(Styles.SELECTED, selected);
        if (row.equals(shown) && left == shownLeft) {
            return;
        }
        shown = row;
        shownLeft = left;
        number.setText(row.number());
        number.setX(left - (row.number().length() + 1.5) * character);
        match.setVisible(row.matched());
        match.resizeRelocate(left - character, 0, EDGE, height);
        edge(row.level());
        List<Text> used = words(row, left, font, character);
        highlight(row, used);
        beyond.setVisible(!row.beyond().isEmpty());
        beyondBack.setVisible(!row.beyond().isEmpty());
        beyond.setText(row.beyond());
        double end = width - (row.beyond().length() + 1) * character;
        beyond.setX(end);
        beyondBack.resizeRelocate(end - character, 0, width - end + character, height);
    }

    /** Bad rows can be told from afar, those of a stack trace too. */
    private void edge(LogLevel level) {
        edges.forEach((of, edge) -> edge.setVisible(of == level));
        if (level == LogLevel.ERROR || level == LogLevel.WARN) {
            Region edge = edges.computeIfAbsent(level, l -> {
                Region made = region("log-edge-" + l.name().toLowerCase(Locale.ROOT));
                pane.getChildren().addFirst(made);
                return made;
            });
            edge.setVisible(true);
            edge.resizeRelocate(0, 0, EDGE, height);
        }
    }

    /** Puts each part into a node of its colour; answers them in the order of the parts. */
    private List<Text> words(DrawnRow row, double left, Font font, double character) {
        var free = new EnumMap<Shade, Integer>(Shade.class);
        var used = new ArrayList<Text>();
        double x = left;
        for (DrawnRow.Span span : row.spans()) {
            List<Text> nodes = texts.computeIfAbsent(span.shade(), _ -> new ArrayList<>());
            int at = free.merge(span.shade(), 1, Integer::sum) - 1;
            if (at == nodes.size()) {
                Text made = text(span.shade().style());
                made.setFont(font); // it is measured before the next pulse gives it its style
                nodes.add(made);
                pane.getChildren().add(pane.getChildren().indexOf(beyondBack), made);
            }
            Text node = nodes.get(at);
            String part = row.text().substring(span.from(), span.to());
            node.setText(part);
            node.setX(x);
            node.setVisible(true);
            used.add(node);
            x += plain(part) ? part.length() * character : node.getLayoutBounds().getWidth();
        }
        texts.forEach((shade, nodes) -> {
            for (int i = free.getOrDefault(shade, 0); i < nodes.size(); i++) {
                nodes.get(i).setVisible(false);
                nodes.get(i).setText("");
            }
        });
        return used;
    }

    /** Whether each character is as wide as any other. */
    private static boolean plain(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) < ' ' || part.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private void highlight(DrawnRow row, List<Text> used) {
        var shapes = new HashMap<Optional<HighlightRule.Tone>, List<PathElement>>();
        for (DrawnRow.Hit hit : row.hits()) {
            for (int i = 0; i < used.size(); i++) {
                DrawnRow.Span span = row.spans().get(i);
                int from = Math.max(hit.from(), span.from());
                int to = Math.min(hit.to(), span.to());
                if (from < to) {
                    shapes.computeIfAbsent(hit.rule(), _ -> new ArrayList<>())
                            .addAll(List.of(used.get(i).rangeShape(from - span.from(), to - span.from())));
                }
            }
        }
        shapes.forEach((rule, elements) -> {
            Path path = hits.computeIfAbsent(rule, r -> {
                var made = new Path();
                made.setManaged(false);
                made.getStyleClass().addAll("log-hit", r.map(tone -> "log-hit-" + tone.name().toLowerCase(Locale.ROOT))
                        .orElse("log-hit-found"));
                pane.getChildren().addFirst(made);
                return made;
            });
            path.getElements().setAll(elements);
        });
        hits.forEach((rule, path) -> path.setVisible(shapes.containsKey(rule)));
    }
}
