package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.ColourCodes;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.shell.OutputLine;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A line of an output: its colours are drawn, any other escape sequence is shown as characters, secrets are hidden. FX thread
 * only.
 */
final class OutputText {
    private static final String[] COLOURS = {"", "log-red", "log-green", "log-yellow", "log-blue", "log-magenta", "log-cyan", ""};

    private OutputText() {
    }

    /** A piece of a line with the style class of its colour, empty for none. */
    record Piece(String text, String style) {
    }

    static Node line(OutputLine line, SecretMask mask) {
        var flow = new TextFlow();
        pieces(line.text(), mask).forEach(piece -> {
            Text text = Parts.styled(new Text(piece.text()), "log-line");
            if (!piece.style().isEmpty()) {
                text.getStyleClass().add(piece.style());
            }
            flow.getChildren().add(text);
        });
        if (!line.error()) {
            return flow;
        }
        HBox.setHgrow(flow, Priority.ALWAYS);
        var mark = Parts.label(Texts.of("run.error"), Styles.MONO, Styles.SMALL, Styles.SEVERE);
        mark.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        HBox row = Parts.row(8, mark, flow);
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return row;
    }

    static List<Piece> pieces(String line, SecretMask mask) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        String plain = new String(ColourCodes.without(bytes, 0, bytes.length), StandardCharsets.UTF_8);
        if (mask.finds(plain)) {
            return List.of(new Piece(VisibleText.words(mask.masked(plain)), ""));
        }
        var pieces = new ArrayList<Piece>();
        String style = "";
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            int code = ColourCodes.length(bytes, i, bytes.length);
            if (code > 0) {
                add(pieces, bytes, from, i, style);
                style = style(new String(bytes, i, code, StandardCharsets.US_ASCII), style);
                i += code - 1;
                from = i + 1;
            }
        }
        add(pieces, bytes, from, bytes.length, style);
        return pieces.isEmpty() ? List.of(new Piece(" ", "")) : pieces;
    }

    private static void add(List<Piece> pieces, byte[] bytes, int from, int to, String style) {
        if (to > from) {
            pieces.add(new Piece(VisibleText.words(new String(bytes, from, to - from, StandardCharsets.UTF_8)), style));
        }
    }

    /** What {@code ESC [ 1 ; 31 m} makes of the colour before it. */
    private static String style(String code, String before) {
        if (!code.endsWith("m") || !code.startsWith("\u001b[")) {
            return before;
        }
        String style = before;
        for (String number : code.substring(2, code.length() - 1).split("[;:]")) {
            int n = number.isEmpty() || number.length() > 3 ? 0 : Integer.parseInt(number);
            if (n == 38 || n == 48) {
                return style; // one of many more colours
            }
            style = n == 0 || n == 39 ? "" : n >= 30 && n <= 37 ? COLOURS[n - 30] : n >= 90 && n <= 97 ? COLOURS[n - 90] : style;
        }
        return style;
    }
}
