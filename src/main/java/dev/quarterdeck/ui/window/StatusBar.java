package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Saving;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The foot of the window: whether what was entered is durable, who acts, which runbook. FX thread only. */
final class StatusBar {
    /** Room in which it can be read that something is not saved, and how much; why is cut off before that. */
    private static final double FAILURE = 360;
    private static final double WARNING = 160;

    private final Desktop desktop;
    private final Label saved = Parts.cut("", Region.USE_PREF_SIZE, Styles.SMALL);
    private final Label warning = Parts.cut("", WARNING, Styles.SMALL, Styles.DANGER);
    private final Label record = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label person = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label runbook = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final HBox node;
    private boolean lost;

    StatusBar(Desktop desktop) {
        this.desktop = desktop;
        saved.setId("status-saved");
        person.setId("status-person");
        warning.setId("status-warning");
        Parts.show(warning, false);
        warning.setOnMouseClicked(_ -> desktop.tell(warning.getText()));
        person.setOnMouseClicked(_ -> desktop.perform("person.act"));
        HBox palette = Parts.row(4, Parts.label("Ctrl K", Styles.KEY), Parts.label(Texts.of("status.commands"),
                Styles.SMALL, Styles.MUTED));
        palette.setOnMouseClicked(_ -> desktop.perform("palette"));
        HBox keys = Parts.row(4, Parts.label("?", Styles.KEY), Parts.label(Texts.of("status.keys"), Styles.SMALL, Styles.MUTED));
        keys.setOnMouseClicked(_ -> desktop.perform("keys"));
        saved.setOnMouseClicked(_ -> {
            if (lost) {
                desktop.perform("record.move");
            } else {
                desktop.tell(saved.getText());
            }
        });
        Label version = Parts.label("v" + desktop.workspace().version(), Styles.SMALL, Styles.MUTED);
        for (Region whole : List.of(record, person, palette, keys, version)) {
            whole.setMinWidth(Region.USE_PREF_SIZE); // a long reason for reading only is cut itself; a click shows all of it
        }
        node = Parts.styled(Parts.row(16, saved, warning, record, person, Parts.spacer(), palette, keys, runbook, version),
                "status-bar");
    }

    Node node() {
        return node;
    }

    void refresh() {
        Optional<Live> live = desktop.live();
        person.setText(Texts.of("status.person", desktop.workspace().person().name()));
        runbook.setText(live.flatMap(l -> l.incident().runbook()).map(this::runbookText).orElse(""));
        record.setText(live.filter(l -> !l.incident().events().isEmpty())
                .map(l -> Texts.of("status.record", l.incident().events().size(),
                        l.incident().events().getLast().shortHash()))
                .orElse(Texts.of("status.local")));
    }

    /** What its keeper should do something about now; a click shows all of it. */
    void warn(List<String> warnings) {
        String words = String.join(" ", warnings);
        if (!words.isEmpty() && !words.equals(warning.getText())) {
            desktop.tell(words);
        }
        warning.setText(words);
        Parts.show(warning, !words.isEmpty());
    }

    private String runbookText(Fact.RunbookAttached attached) {
        return Texts.of("status.runbook", attached.name());
    }

    void onTime() {
        Saving saving = desktop.workspace().desk().saving();
        boolean before = lost;
        lost = saving instanceof Saving.Lost;
        switch (saving) {
            case Saving.Lost(int waiting, String words) -> {
                say("■ " + Texts.of("status.lost", waiting, words), Styles.DANGER, FAILURE);
                if (!before) {
                    desktop.tellUntilRead(words);
                }
            }
            case Saving.Saved() -> say("● " + Texts.of("status.saved"), Styles.SUCCESS, Region.USE_PREF_SIZE);
            case Saving.Pending(int _, java.time.Duration oldest) -> {
                if (saving.late()) {
                    say("○ " + Texts.of("status.saving", Times.age(oldest)), Styles.WARNING, Region.USE_PREF_SIZE);
                }
            }
            case Saving.Failed(int waiting, String words) -> say("■ " + Texts.of("status.failed", waiting, words), Styles.DANGER,
                    FAILURE);
            case Saving.ReadOnly(String words) -> say("■ " + Texts.of("status.readonly", words), Styles.WARNING, FAILURE);
        }
    }

    private void say(String words, String tone, double least) {
        saved.setText(words);
        saved.setMinWidth(least);
        Styles.tone(saved, tone);
    }
}
