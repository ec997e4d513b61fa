package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.logs.LogColumns;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.ui.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The visible lines of a log: a pool of text nodes, as many as fit, filled anew when what they show has changed. No node
 * is made for a line that is not on screen. FX thread only.
 */
final class LogLines extends Pane {
    /** Height of a line for each pixel of its font. */
    private static final double LEADING = 1.54;
    private static final double PAD = 12;
    private final List<Row> pool = new ArrayList<>();
    private final Region mark = new Region();
    private List<LogRow.Line> lines = List.of();
    private long selected = -1;
    private int back;

    /** The three parts of a line: when, how bad, what. */
    private record Row(Text time, Text level, Text words) {
        /** Widths of the columns for each pixel of the font. */
        private static final double TIME = 8.5;
        private static final double LEVEL = 4.1;

        static Row make() {
            var row = new Row(new Text(), new Text(), new Text());
            for (Text text : row.texts()) {
                text.setManaged(false);
                text.getStyleClass().add("log-line");
            }
            row.time.getStyleClass().add("log-time");
            return row;
        }

        List<Text> texts() {
            return List.of(time, level, words);
        }

        void show(LogRow.Line line, double y) {
            LogColumns columns = LogColumns.of(line);
            time.setText(columns.time());
            level.setText(columns.level());
            words.setText(columns.words() + (line.cut() > 0 ? String.format(Locale.ROOT, " … + %,d bytes", line.cut()) : ""));
            time.setX(PAD);
            double size = time.getFont().getSize();
            level.setX(PAD + (columns.time().isEmpty() ? 0 : TIME * size));
            words.setX(PAD + (columns.time().isEmpty() ? 0 : TIME * size) + (columns.level().isEmpty() ? 0 : LEVEL * size));
            String tone = switch (line.level()) {
                case ERROR -> Styles.DANGER;
                case WARN -> Styles.WARNING;
                case INFO -> Styles.SUCCESS;
                case DEBUG, TRACE, NONE -> Styles.NEUTRAL;
            };
            Styles.tone(level, tone);
            boolean coloured = columns.level().isEmpty() || line.level() == LogLevel.ERROR;
            Styles.tone(words, coloured && line.level() != LogLevel.INFO ? tone : Styles.NEUTRAL);
            texts().forEach(text -> text.setY(y));
        }

        void visible(boolean shown) {
            texts().forEach(text -> text.setVisible(shown));
        }
    }

    LogLines() {
        getStyleClass().add("log-lines");
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        mark.getStyleClass().add("log-mark");
        mark.setManaged(false);
        getChildren().add(mark);
        setOnScroll(event -> scroll(event.getDeltaY() > 0 ? 3 : -3));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> lineAt(event.getY()));
        Row first = Row.make();
        pool.add(first);
        getChildren().addAll(first.texts());
        first.time().fontProperty().addListener((_, _, _) -> requestLayout());
    }

    /** Shows the tail of {@code all}, unless the person scrolled back. */
    void show(List<LogRow.Line> all) {
        if (back > 0 && !lines.isEmpty() && !all.isEmpty()) {
            back += Math.clamp(all.getLast().row() - lines.getLast().row(), 0, all.size());
        }
        lines = all;
        back = Math.clamp(back, 0, Math.max(0, lines.size() - visible()));
        fill();
    }

    boolean following() {
        return back == 0;
    }

    void follow() {
        back = 0;
        fill();
    }

    void first() {
        back = Math.max(0, lines.size() - visible());
        fill();
    }

    void scroll(int by) {
        back = Math.clamp((long) back + by, 0, Math.max(0, lines.size() - visible()));
        fill();
    }

    /** The marked line while it can be seen, otherwise the last line that can be seen. */
    LogRow.Line chosen() {
        List<LogRow.Line> seen = lines.subList(Math.max(0, lines.size() - back - visible()), lines.size() - back);
        for (LogRow.Line line : seen) {
            if (line.row() == selected) {
                return line;
            }
        }
        return seen.isEmpty() ? null : seen.getLast();
    }

    void select(int by) {
        int at = lines.size() - 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).row() == selected) {
                at = i + by;
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        at = Math.clamp(at, 0, lines.size() - 1);
        selected = lines.get(at).row();
        int first = lines.size() - back - visible();
        if (at < first) {
            back += first - at;
        } else if (at >= first + visible()) {
            back = Math.max(0, back - (at - first - visible() + 1));
        }
        fill();
    }

    private void lineAt(double y) {
        int index = Math.max(0, lines.size() - back - visible()) + (int) (y / line());
        if (index >= 0 && index < lines.size()) {
            selected = lines.get(index).row();
            fill();
        }
    }

    private double line() {
        return Math.ceil(pool.getFirst().time().getFont().getSize() * LEADING);
    }

    private int visible() {
        return Math.max(1, (int) (getHeight() / line()));
    }

    @Override
    protected void layoutChildren() {
        fill();
    }

    private void fill() {
        int count = visible();
        while (pool.size() < count) {
            Row row = Row.make();
            pool.add(row);
            getChildren().addAll(row.texts());
        }
        int first = Math.max(0, lines.size() - back - count);
        double height = line();
        mark.setVisible(false);
        for (int i = 0; i < pool.size(); i++) {
            Row row = pool.get(i);
            int index = first + i;
            boolean used = i < count && index < lines.size() - back;
            row.visible(used);
            if (used) {
                LogRow.Line line = lines.get(index);
                row.show(line, (i + 1) * height - 0.42 * pool.getFirst().time().getFont().getSize());
                if (line.row() == selected) {
                    mark.setVisible(true);
                    mark.resizeRelocate(0, i * height, getWidth(), height);
                }
            }
        }
    }
}
