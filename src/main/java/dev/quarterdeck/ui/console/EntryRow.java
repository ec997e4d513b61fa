package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An entry as a row: how it stands now, and struck through what was corrected or retracted. FX thread only. */
final class EntryRow {
    private static final String STRUCK = "struck";
    /** A longer detail, such as all that was open when an incident was resolved, would push the entries below out of sight. */
    private static final int DETAIL = 200;

    private EntryRow() {
    }

    /** {@code whole} shows a long detail to its end. */
    static HBox of(Entry entry, SecretMask mask, boolean whole) {
        Event now = entry.now();
        TimelineText text = entry.words(mask::masked);
        boolean sameDay = Times.day(now.at()).equals(Times.day(now.recordedAt()));
        Label at = Parts.label((sameDay ? "" : Times.shortDay(now.at()) + " ") + Times.clock(now.at()), Styles.MONO, Styles.SMALL,
                Styles.MUTED);
        at.setMinWidth(Region.USE_PREF_SIZE);
        var mark = new StackPane(Parts.label(EntrySign.mark(now.fact())));
        mark.getStyleClass().add("entry-mark");
        Styles.tone(mark, entry.stands() ? EntrySign.tone(now.fact()) : Styles.NEUTRAL);
        Label title = Parts.wrapped(EntryWords.title(entry, mask));
        if (now.fact() instanceof Fact.DecisionRecorded) {
            title.getStyleClass().add(Styles.STRONG);
        }
        if (entry.retracted()) {
            title.getStyleClass().addAll(STRUCK, Styles.MUTED);
        }
        var words = new VBox(title);
        entry.struck(mask::masked).forEach(old -> words.getChildren()
                .add(Parts.wrapped(EntryWords.shown(old, mask), Styles.SMALL, Styles.MUTED, STRUCK)));
        String detail = EntryWords.shown(text.detail(), mask);
        if (!detail.isEmpty()) {
            boolean cut = !whole && detail.length() > DETAIL;
            words.getChildren().add(Parts.wrapped(cut ? detail.substring(0, DETAIL) + "…" : detail, Styles.SMALL, Styles.MUTED));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = Parts.styled(Parts.row(10, at, mark, words), "entry");
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return row;
    }
}
