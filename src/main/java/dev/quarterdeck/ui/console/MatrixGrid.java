package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The decision matrix with the row in force and the cell that each signal points at lit. FX thread only. */
final class MatrixGrid {
    private static final int LONGEST = 11;
    private static final double PADDING = 6;
    private static final String MARK = " ◂";
    private final GridPane grid = Parts.styled(new GridPane(), Styles.CARD, "matrix");
    private final List<List<Label>> cells = new ArrayList<>();
    private final List<Label> heads = new ArrayList<>();
    private @Nullable Matrix drawn;
    private boolean compact;

    MatrixGrid() {
        grid.setId("matrix");
    }

    Node node() {
        return grid;
    }

    /** Leaves the readings below the headings out. */
    void compact(boolean wanted) {
        compact = wanted;
        grid.pseudoClassStateChanged(Styles.COMPACT, wanted);
    }

    /** @param beside situations that people judge, which no level is lit in; else what is judged by */
    void show(WatchSnapshot watched, Optional<Matrix> beside) {
        draw(beside.orElse(watched.matrix()));
        if (beside.isEmpty()) {
            light(watched);
        }
    }

    private void draw(Matrix matrix) {
        if (matrix.equals(drawn)) {
            return;
        }
        drawn = matrix;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        cells.clear();
        heads.clear();
        for (int c = 0; c < matrix.headings().size(); c++) {
            var constraint = new ColumnConstraints();
            boolean last = c == matrix.headings().size() - 1;
            constraint.setHgrow(last ? Priority.ALWAYS : Priority.NEVER);
            constraint.setMaxWidth(Double.MAX_VALUE);
            grid.getColumnConstraints().add(constraint);
            Label heading = Parts.label(matrix.headings().get(c), Styles.SMALL, Styles.MUTED, "matrix-cell", "matrix-head");
            heading.setMaxWidth(Double.MAX_VALUE);
            heading.setMinSize(0, Region.USE_PREF_SIZE);
            heading.setWrapText(true);
            heading.setTooltip(new javafx.scene.control.Tooltip(matrix.headings().get(c)));
            heads.add(heading);
            grid.add(heading, c, 0);
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
            line.add(decision);
            for (int c = 0; c < line.size(); c++) {
                grid.add(line.get(c), c, row.level() + 1);
            }
            cells.add(line);
        }
        for (int c = 0; c < heads.size(); c++) {
            widen(c, heads.get(c), "");
            for (List<Label> line : cells) {
                widen(c, line.get(c), c == 0 || c == heads.size() - 1 ? "" : MARK);
            }
        }
    }

    /**
     * A column is not narrower than the longest word in it, up to a length at which words may be broken: they wrap, and are not
     * cut.
     */
    private void widen(int column, Label like, String mark) {
        String longest = Arrays.stream(like.getText().split("\\s+")).max(Comparator.comparingInt(String::length)).orElse("");
        Label ruler = Parts.label(longest.substring(0, Math.min(LONGEST, longest.length())) + mark);
        ruler.setVisible(false); // so no stylesheet reaches it: it measures by the font of what it stands for
        ruler.fontProperty().bind(like.fontProperty());
        ruler.setPadding(new Insets(0, PADDING, 0, PADDING));
        ruler.setMinSize(Region.USE_PREF_SIZE, 0);
        ruler.setMaxHeight(0);
        ruler.setPrefHeight(0);
        grid.add(ruler, column, 0);
    }

    private static Label cell(String text, String... styles) {
        Label label = Parts.label(text, styles);
        label.getStyleClass().add("matrix-cell");
        label.setWrapText(true); // neither a bound nor what to do is to be guessed from its first words
        label.setMinSize(0, Region.USE_PREF_SIZE);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }

    private void light(WatchSnapshot watched) {
        int level = watched.advice().verdict().level();
        int worst = watched.matrix().worst();
        read(watched);
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

    /** Each column's reading stands below its heading, and each cell says whether it holds. */
    private void read(WatchSnapshot watched) {
        Matrix matrix = watched.matrix();
        for (int c = 1; c <= matrix.signals().size() && c < heads.size(); c++) {
            int column = c - 1;
            Optional<Reading> reading = matrix.signals().get(column).flatMap(signal -> watched.advice().readings().stream()
                    .filter(r -> r.signal() == signal).findFirst());
            boolean known = column < watched.advice().columnLevels().size() && watched.advice().columnLevels().get(column)
                    .isPresent();
            String figure = reading.filter(_ -> known).map(Reading::text)
                    .orElse(matrix.signals().get(column).isPresent() ? "?" : "");
            heads.get(c).setText(matrix.headings().get(c) + (compact || figure.isEmpty() ? "" : "\n" + figure));
            for (int r = 0; r < cells.size(); r++) {
                int row = r;
                Optional<Condition> bound = matrix.row(r).bounds().get(column);
                boolean holds = known && bound.filter(b -> b.range().contains(reading.orElseThrow().value().orElse(Double.NaN)))
                        .filter(b -> !b.lasts() || watched.advice().columnLevels().get(column).getAsInt() == row).isPresent();
                String words = matrix.row(r).cells().get(column) + (bound.isEmpty() || !known ? ""
                        : "\n" + Texts.of(holds ? "decide.cell.holds" : "decide.cell.fails", figure));
                cells.get(r).get(c).getTooltip().setText(words);
            }
        }
    }

    /** The cell that a signal points at carries a mark, so that colour is not alone. */
    private static void mark(Label cell, boolean marked) {
        String text = cell.getText().replace(MARK, "");
        String now = marked ? text + MARK : text;
        if (!now.equals(cell.getText())) {
            cell.setText(now);
        }
    }
}
