package dev.quarterdeck.ui.parts;

import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.shell.CommandBlanks;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Draws a runbook's blocks as text to read. FX thread only. */
public final class Blocks {
    private static final int INDENT = 18;
    private static final int BRIEF = 14;
    private static final int MOST_BRIEF = 6;
    private static final CommandBlanks NOTHING = new CommandBlanks(Map.of(), Map.of(), Optional.empty());

    private Blocks() {
    }

    public static Node node(Block block) {
        return node(block, _ -> { });
    }

    /** {@code link} is told the target of a link that was pressed. */
    public static Node node(Block block, Consumer<String> link) {
        return switch (block) {
            case Block.Prose prose -> prose.heading() == Block.Prose.TEXT ? LinkedText.node(prose.text(), link)
                    : Parts.wrapped(prose.text(), Styles.STRONG);
            case Block.Quote quote -> Parts.styled(new VBox(LinkedText.node(quote.text(), link)), "quote");
            case Block.Item item -> item(item.marker(), LinkedText.node(item.text(), link), item.depth());
            case Block.Check check -> item("☐", LinkedText.node(check.text(), link), check.depth());
            case Block.Code code -> code(code.text(), code.info());
            case Block.Table table -> table(table, link);
        };
    }

    private static Node item(String marker, Node words, int depth) {
        Label mark = Parts.label(marker, Styles.MUTED);
        mark.setMinWidth(INDENT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = Parts.row(4, mark, words);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        row.setPadding(new javafx.geometry.Insets(0, 0, 0, (double) depth * INDENT));
        return row;
    }

    /** A code block; comment lines are muted and the info line is shown when it says more than a language. */
    public static VBox code(String text, String info) {
        return code(text, info, NOTHING);
    }

    /** The same with an incident's values in it, marked as such. */
    public static VBox code(String text, String info, CommandBlanks blanks) {
        VBox lines = Parts.styled(Parts.column(1), "code");
        lines.setPadding(new javafx.geometry.Insets(8, 12, 8, 12)); // not in the sheet: what stands over it makes more
        if (info.strip().contains(" ")) {
            lines.getChildren().add(Parts.wrapped(info, Styles.MONO, Styles.SMALL, Styles.SUBTLE));
        }
        blanks.lines(VisibleText.command(text.stripTrailing())).forEach(pieces -> {
            String line = pieces.stream().map(CommandBlanks.Piece::text).collect(Collectors.joining());
            String remark = line.stripLeading().startsWith("#") ? Styles.SUBTLE : "";
            if (pieces.stream().noneMatch(CommandBlanks.Piece::put)) {
                Label label = Parts.wrapped(line.isEmpty() ? " " : line, Styles.MONO);
                label.getStyleClass().add(remark);
                lines.getChildren().add(label);
            } else {
                var flow = new TextFlow();
                pieces.forEach(piece -> flow.getChildren().add(Parts.styled(new Text(piece.text()), Styles.MONO,
                        piece.put() ? "code-value" : "code-text")));
                lines.getChildren().add(flow);
            }
        });
        return lines;
    }

    private static Node table(Block.Table table, Consumer<String> link) {
        GridPane grid = Parts.styled(new GridPane(), Styles.CARD, "matrix");
        for (int c = 0; c < table.head().size(); c++) {
            var constraint = new ColumnConstraints();
            constraint.setHgrow(Priority.ALWAYS);
            constraint.setMinWidth(brief(table, c) ? Region.USE_PREF_SIZE : 60);
            grid.getColumnConstraints().add(constraint);
            grid.add(cell(table.head().get(c), Styles.MUTED, "matrix-head"), c, 0);
            for (int r = 0; r < table.rows().size(); r++) {
                grid.add(linked(table.rows().get(r).get(c), link), c, r + 1);
            }
        }
        return grid;
    }

    /** A column of single words is never narrower than they are; what is said at length can be broken. */
    private static boolean brief(Block.Table table, int column) {
        return table.head().size() <= MOST_BRIEF && table.head().get(column).length() <= BRIEF
                && table.rows().stream().allMatch(row -> row.get(column).length() <= BRIEF);
    }

    private static Region linked(String text, Consumer<String> link) {
        return LinkedText.node(text, link) instanceof Label plain ? cell(plain) : cell(new VBox(LinkedText.node(text, link)));
    }

    private static <R extends Region> R cell(R region) {
        region.getStyleClass().add("matrix-cell");
        region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return region;
    }

    private static Label cell(String text, String... styles) {
        return cell(Parts.wrapped(text, styles));
    }
}
