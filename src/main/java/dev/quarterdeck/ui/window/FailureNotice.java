package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Failures;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One line above the foot of the window that something inside the program failed, until it is put away. FX thread only. */
final class FailureNotice {
    private static final double WIDTH = 820;
    private static final int ROWS = 16;

    private final Desktop desktop;
    private final Failures failures;
    private final Label words = Parts.cut("", 0);
    private final HBox node;
    /** So many kinds were put away. */
    private int read;

    FailureNotice(Desktop desktop) {
        this.desktop = desktop;
        this.failures = desktop.workspace().failures();
        words.setId("failure-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        node = Parts.styled(Parts.row(8, Parts.label("■", Styles.DANGER), words,
                Parts.button("failure-details", Texts.of("failure.details"), "", this::details, "small"),
                Parts.button("failure-copy", Texts.of("failure.copy"), "", this::copy, "small"),
                Parts.button("failure-away", Texts.of("failure.away"), "", this::putAway, "small")), "failure-notice");
        node.setId("failure");
        Parts.show(node, false);
        failures.listen(() -> desktop.work().show(this::draw));
        draw();
    }

    Node node() {
        return node;
    }

    /** A kind that was put away and comes again is in the log and in the report, but brings no second line. */
    private void draw() {
        List<Failures.Failure> all = failures.all();
        Parts.show(node, all.size() > read);
        if (all.size() > read) {
            Failures.Failure newest = all.getLast();
            String sentence = all.size() - read == 1 && newest.times() == 1 ? Texts.of("failure.one", Times.clock(newest.first()))
                    : Texts.of("failure.more", all.subList(read, all.size()).stream().mapToLong(Failures.Failure::times).sum(), Times.clock(newest.first()));
            if (!sentence.equals(words.getText())) {
                words.setText(sentence);
            }
        }
    }

    private void putAway() {
        read = failures.all().size();
        draw();
    }

    private void copy() {
        CopyGate.words(desktop, failures.report(), _ -> desktop.tell(Texts.of("failure.copied")));
    }

    private void details() {
        var report = new TextArea(failures.report());
        report.setId("failure-report");
        report.setEditable(false);
        report.setPrefRowCount(ROWS);
        report.getStyleClass().addAll(Styles.MONO, "exact-text");
        VBox content = Parts.column(10, Parts.wrapped(Texts.of("failure.what"), Styles.MUTED), report,
                Parts.row(8, Parts.button("failure-report-copy", Texts.of("failure.copy"), "", this::copy)));
        content.setPrefWidth(WIDTH);
        content.setMinWidth(Region.USE_PREF_SIZE);
        desktop.open(Sheet.told("failure-sheet", Texts.of("failure.title"), content, report, desktop));
    }
}
