package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.layout.VBox;

/** Pinned lines as the record holds them, opened again from the timeline. FX thread only. */
public final class EvidenceSheet {
    private static final int MOST_BYTES = 4096;

    private EvidenceSheet() {
    }

    /** @param show shows where they stand in the log, if it is followed */
    public static void open(Desktop desktop, Event pinned, Fact.EvidencePinned evidence, Runnable show) {
        byte[] bytes = evidence.base64().isEmpty() ? evidence.text().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(evidence.base64());
        String text = desktop.mask().masked(evidence.text());
        VBox content = Parts.styled(Parts.column(10,
                Parts.wrapped(Texts.of("logs.row.head", evidence.source(), String.format(Locale.ROOT, "%,d", evidence.line()),
                        String.format(Locale.ROOT, "%,d", evidence.offset()))
                        + evidence.stated().map(at -> ", " + Times.dateTime(at)).orElse(""), Styles.SMALL, Styles.MUTED),
                Parts.wrapped(Texts.of("evidence.by", Times.dateTime(pinned.at()), pinned.by(), evidence.sha256()), Styles.SMALL,
                        Styles.MUTED),
                LogRowSheet.text("evidence-text", Texts.of("logs.row.text"), text)), "log-opened");
        VBox exact = LogRowSheet.text("evidence-bytes",
                Texts.of("logs.row.bytes", String.format(Locale.ROOT, "%,d", bytes.length)),
                HexDump.of(java.util.Arrays.copyOf(bytes, Math.min(bytes.length, MOST_BYTES)), evidence.offset()));
        exact.setVisible(false);
        exact.setManaged(false);
        content.getChildren().addAll(Parts.row(8,
                Parts.button("evidence-exact", Texts.of("logs.row.exact"), "", () -> {
                    exact.setVisible(!exact.isVisible());
                    exact.setManaged(exact.isVisible());
                }, Styles.SMALL),
                Parts.button("evidence-copy", Texts.of("logs.row.copy"), "", () -> CopyGate.words(desktop, text, _ -> { }),
                Styles.SMALL)), exact);
        var sheet = new Sheet("evidence", Texts.of("evidence.title"), content, content, Texts.of("evidence.show"), () -> {
            show.run();
            return true;
        }, desktop).alsoWhileReading();
        desktop.open(sheet);
        sheet.confirmButton().requestFocus();
    }
}
