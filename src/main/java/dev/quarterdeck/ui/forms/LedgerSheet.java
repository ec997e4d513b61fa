package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import javafx.scene.layout.VBox;

/** A recorded decision with its frozen evidence: why did we not roll back at 14:07? */
public final class LedgerSheet {
    private LedgerSheet() {
    }

    public static Sheet sheet(Desktop desktop, Event event, Fact.DecisionRecorded decision) {
        VBox form = Fields.form(Parts.row(8, Parts.label(decision.label(), Styles.STRONG),
                Parts.label(Times.dateTime(event.at()), Styles.MONO, Styles.SMALL, Styles.MUTED)));
        line(form, "decision.reason", decision.reason());
        line(form, "decision.procedure", decision.procedure());
        line(form, "decision.by", decision.authoriser().isEmpty() ? event.by() : decision.authoriser()
                + (decision.role().isEmpty() ? "" : ", " + decision.role()) + decision.means().map(Means::label)
                .map(m -> ", " + m).orElse("")
                + (decision.authoriser().equals(event.by()) ? "" : ". " + Texts.of("ledger.entered", event.by())));
        line(form, "ledger.authority", decision.authority());
        line(form, "decision.deviation", decision.deviation());
        line(form, "ledger.advice", decision.advice() + (decision.driver().isBlank() ? "" : ": " + decision.driver()));
        line(form, "ledger.met", String.join("\n", decision.met()));
        VBox readings = Parts.column(2);
        decision.readings().forEach(reading -> readings.getChildren()
                .add(Parts.wrapped(reading(reading), Styles.MONO, Styles.SMALL)));
        readings.getChildren().addAll(MeasuredLines.of(decision.figures(), decision.readings()));
        form.getChildren().add(Fields.labelled(Texts.of("ledger.readings"), readings.getChildren().isEmpty()
                ? Parts.wrapped(Texts.of("ledger.readings.none"), Styles.MUTED) : readings));
        line(form, "ledger.thresholds", String.join("\n", decision.thresholds()));
        line(form, "ledger.runbook", decision.runbookSha256());
        form.setFocusTraversable(true);
        return Sheet.told("ledger", Texts.of("ledger.title"), form, form, desktop);
    }

    private static void line(VBox form, String key, String words) {
        if (!words.isBlank()) {
            form.getChildren().add(Fields.labelled(Texts.of(key), Parts.wrapped(words)));
        }
    }

    private static String reading(Reading reading) {
        return reading.signal().label() + " " + reading.text() + " · "
                + (reading.signal() == Signal.ERROR_RATE ? Texts.of("decide.count.failed", reading.failed(), reading.all())
                : Texts.of("decide.count.samples", reading.all()))
                + " · " + Times.words(reading.window()) + " · " + reading.age().map(Times::age).orElse("–") + " · "
                + (reading.probe().isEmpty() ? Texts.of("decision.reading.noprobe") : reading.probe()) + " · " + reading.kind()
                .label();
    }
}
