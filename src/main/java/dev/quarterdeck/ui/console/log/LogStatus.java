package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** What is to be said of a log: whether it is followed, how large it is, what is wrong with it. FX thread only. */
final class LogStatus {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    /** What a file and a stream say while all is well. */
    private static final Set<String> USUAL = Set.of("following", "reading");
    private final Button follow;
    private final Button again;
    private final Label words = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Tooltip whole = new Tooltip();
    private final HBox node;

    LogStatus(Runnable onFollow, Runnable onAgain) {
        follow = Parts.button("log-follow", "", "", onFollow, Styles.PILL);
        again = Parts.button("log-again", Texts.of("logs.again"), "", onAgain, Styles.SMALL);
        follow.setFocusTraversable(false);
        again.setFocusTraversable(false);
        words.setId("log-state");
        words.setMinWidth(0);
        words.setTooltip(whole);
        node = Parts.row(8, follow, again, words);
        node.setMinWidth(0);
    }

    Node node() {
        return node;
    }

    /**
     * @param passed lines that came and went without being drawn
     * @param stands what the log stands for, in a drill; otherwise empty
     * @param starts whether it is a command, which can be started again
     */
    void show(LogState state, boolean following, long passed, String stands, boolean starts) {
        String said = switch (state.phase()) {
            case WAITING -> Texts.of("logs.waiting");
            case ENDED, BROKEN -> Texts.of("logs.ended");
            case OPENING, INDEXING, FOLLOWING -> Texts.of(following ? "logs.following" : "logs.paused");
        };
        follow.setText(passed > 0 ? Texts.of("logs.passed", said, String.format(Locale.ROOT, "%,d", passed)) : said);
        Styles.tone(follow, tone(state, following));
        again.setVisible(starts && (state.phase() == LogState.Phase.ENDED || state.phase() == LogState.Phase.BROKEN));
        again.setManaged(again.isVisible());
        String sentence = switch (state.phase()) {
            case INDEXING -> Texts.of("logs.indexing", size(state.bytes()), (int) (state.indexed() * 100));
            case FOLLOWING, OPENING -> state.bytes() > 0 ? size(state.bytes()) : "";
            case WAITING, ENDED, BROKEN -> state.words();
        };
        words.setText(stands.isEmpty() || state.phase() == LogState.Phase.WAITING ? told(state, sentence) : stands);
        Styles.tone(words, state.phase() == LogState.Phase.WAITING || state.phase() == LogState.Phase.BROKEN ? Styles.WARNING
                : Styles.NEUTRAL);
        whole.setText(state.words());
    }

    /** Following is what is expected; anything more is told beside the size. */
    private static String told(LogState state, String sentence) {
        boolean more = state.phase() == LogState.Phase.FOLLOWING && !USUAL.contains(state.words());
        return !more ? sentence : sentence.isEmpty() ? state.words() : sentence + ", " + state.words();
    }

    static String tone(LogState state, boolean following) {
        return switch (state.phase()) {
            case WAITING, BROKEN -> Styles.WARNING;
            case ENDED -> Styles.NEUTRAL;
            case OPENING, INDEXING, FOLLOWING -> following ? Styles.SUCCESS : Styles.NEUTRAL;
        };
    }

    /** 1.9 GB; a unit is 1000 of the one before. */
    static String size(long bytes) {
        double n = bytes;
        int unit = 0;
        while (n >= 1000 && unit < UNITS.length - 1) {
            n /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || n >= 100 ? "%.0f %s" : "%.1f %s", n, UNITS[unit]);
    }
}
