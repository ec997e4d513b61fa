package dev.quarterdeck.ui.forms;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Sheet;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * Records a decision with the readings it was made on, frozen when the form opened, so that what is signed is what was
 * seen.
 */
public final class DecisionForm {
    private DecisionForm() {
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        Advice advice = live.watched().advice();
        Matrix matrix = live.matrix();
        Severity severity = live.incident().severity();
        List<Procedure> procedures = live.runbook().map(Runbook::procedures).orElse(List.of());
        String authority = live.runbook().map(Runbook::authority).orElse(List.of()).stream()
                .filter(row -> row.severity().strip().startsWith(severity.name())).findFirst()
                .map(DecisionForm::authorityText).orElse("");
        var choice = Fields.choice("decision-choice", Choice.values(), suggested(advice, matrix), Choice::label);
        List<String> titles = new ArrayList<>(procedures.stream().map(Procedure::title).toList());
        titles.add("");
        String chosen = live.incident().procedure().isEmpty() && !procedures.isEmpty() ? titles.getFirst()
                : live.incident().procedure();
        var procedure = new Fields.Choice<>("decision-procedure", titles, titles.contains(chosen) ? chosen : "",
                t -> t.isEmpty() ? Texts.of("decision.procedure.none") : t);
        TextField reason = Fields.text("decision-reason", advice.verdict().driver(), Texts.of("decision.reason.prompt"));
        VBox readings = Parts.column(2);
        for (Reading reading : advice.readings()) {
            readings.getChildren().add(Parts.wrapped(Texts.of("decision.reading", reading.signal().label(), reading.text(),
                    reading.probe().isEmpty() ? Texts.of("decision.reading.noprobe") : reading.probe(), reading.all(),
                    reading.age().map(Times::age).orElse("–")), Styles.SMALL));
        }
        var form = Fields.form(
                Parts.row(8, Parts.pill(advice.verdict().label(), Styles.levelTone(advice.verdict().level(), matrix.worst())),
                        Parts.wrapped(advice.verdict().driver(), Styles.MUTED)),
                readings,
                Fields.labelled(Texts.of("decision.choice"), choice.node()));
        if (!procedures.isEmpty()) {
            form.getChildren().add(Fields.labelled(Texts.of("decision.procedure"), procedure.node()));
        }
        form.getChildren().add(Fields.labelled(Texts.of("decision.reason"), reason));
        form.getChildren().add(Parts.wrapped(authority.isEmpty() ? Texts.of("decision.by", desktop.workspace().person().name())
                : Texts.of("decision.by.authority", desktop.workspace().person().name(), authority), Styles.SMALL, Styles.MUTED));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("decision", Texts.of("decision.title"), form, reason, Texts.of("decision.confirm"), () -> {
            if (reason.getText().isBlank()) {
                sheet[0].complain(Texts.of("decision.reason.missing"));
                return false;
            }
            boolean execute = choice.value() == Choice.EXECUTE;
            String follow = choice.value() == Choice.EXECUTE || choice.value() == Choice.PREPARE ? procedure.value() : "";
            var commands = new ArrayList<Command>();
            commands.add(new Command.RecordDecision(choice.value(), follow, reason.getText(), authority,
                    advice.verdict().label(), advice.verdict().level(), advice.verdict().driver(), advice.readings(),
                    matrix.lines(), live.runbook().map(Runbook::sha256).orElse(""), desktop.workspace().person().name(), "",
                    Optional.of(Means.SELF), "", advice.met()));
            if (!follow.isEmpty()) {
                commands.add(new Command.ChooseProcedure(follow, ""));
            }
            if (execute && live.incident().status() == Status.INVESTIGATING) {
                commands.add(new Command.ChangeStatus(Status.MITIGATING));
            }
            desktop.session().submit(commands.toArray(Command[]::new));
            return true;
        }, desktop);
        return sheet[0];
    }

    private static String authorityText(Authority row) {
        return row.severity() + ": " + row.authorisedBy();
    }

    private static Choice suggested(Advice advice, Matrix matrix) {
        int level = advice.verdict().level();
        if (level >= 0 && level == matrix.worst()) {
            return Choice.EXECUTE;
        }
        return level > 0 && level == matrix.worst() - 1 ? Choice.PREPARE : level == 0 ? Choice.NO_ACTION : Choice.MONITOR;
    }

    /** Words for the card: who may authorise at this severity, if the runbook says. */
    public static Optional<String> authority(Live live) {
        return live.runbook().map(Runbook::authority).orElse(List.of()).stream()
                .filter(row -> row.severity().strip().startsWith(live.incident().severity().name())).findFirst()
                .map(row -> live.incident().severity().name() + ": " + row.authorisedBy());
    }
}
