package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.AuthorityRuling;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Records a decision with the readings it was made on, frozen when the form opened, so that what is signed is what was
 * seen. The authority table is told, not enforced: what differs from it, or from the advice, needs a reason. FX thread only.
 */
public final class DecisionForm {
    private final Desktop desktop;
    private final Live live;
    private final Advice advice;
    private final List<Figure> figures;
    private final Matrix matrix;
    private final boolean immediate;
    private final Fields.Choice<Choice> choice;
    private final Fields.Choice<String> procedure;
    private final Fields.Choice<Means> means;
    private final TextField reason;
    private final TextField by;
    private final TextField role;
    private final TextField deviation = Fields.text("decision-deviation", "", Texts.of("decision.deviation.prompt"));
    private final Label ruling = Parts.wrapped("", Styles.SMALL);
    private final VBox deviating;

    private DecisionForm(Desktop desktop, Live live) {
        this.desktop = desktop;
        this.live = live;
        this.advice = live.watched().advice();
        this.figures = live.watched().told();
        this.matrix = live.matrix();
        this.immediate = triggers().stream().anyMatch(t -> t.urgency() == Urgency.IMMEDIATE && advice.met().contains(t.text()));
        this.choice = Fields.choice("decision-choice", Choice.values(), suggested(live), c -> c.label(live.rollsBack()));
        List<String> titles = new ArrayList<>(procedures().stream().map(Procedure::title).toList());
        titles.add("");
        String chosen = procedure(live).map(Procedure::title).orElse("");
        this.procedure = new Fields.Choice<>("decision-procedure", titles, chosen, t -> t.isEmpty()
                ? Texts.of("decision.procedure.none") : t);
        this.reason = Fields.text("decision-reason", advice.verdict().driver(), Texts.of("decision.reason.prompt"));
        Optional<Question> approved = live.incident().questions().reversed().stream()
                .filter(q -> q.asked().kind() == Question.Kind.APPROVAL && q.agreed()).findFirst();
        String person = desktop.workspace().person().name();
        this.by = Fields.text("decision-by", approved.map(q -> q.answer().orElseThrow().by()).filter(n -> !n.isBlank())
                .orElse(person), "");
        this.role = Fields.text("decision-role", approved.map(q -> q.asked().of()).orElse(""), Texts.of("decision.role.prompt"));
        this.means = Fields.choice("decision-means", Means.values(), approved.flatMap(q -> q.answer().orElseThrow().means())
                .orElse(Means.SELF), Means::label);
        this.deviating = Fields.labelled(Texts.of("decision.deviation"), deviation);
        choice.onChange(this::judge);
        role.textProperty().addListener((_, _, _) -> judge());
        judge();
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        return new DecisionForm(desktop, live).sheet();
    }

    private Sheet sheet() {
        VBox readings = Parts.column(2);
        for (Reading reading : advice.readings()) {
            readings.getChildren().add(Parts.wrapped(Texts.of("decision.reading", reading.signal().label(), reading.text(),
                    reading.probe().isEmpty() ? Texts.of("decision.reading.noprobe") : reading.probe(), reading.all(),
                    reading.age().map(Times::age).orElse("–")), Styles.SMALL));
        }
        readings.getChildren().addAll(MeasuredLines.of(figures, advice.readings()));
        var form = Fields.form(
                Parts.row(8, Parts.pill(advice.verdict().label(), Styles.levelTone(advice.verdict().level(), matrix.worst())),
                        Parts.wrapped(advice.verdict().driver(), Styles.MUTED)),
                readings,
                Fields.labelled(Texts.of("decision.choice"), choice.node()));
        if (!procedures().isEmpty()) {
            form.getChildren().add(Fields.labelled(Texts.of("decision.procedure"), procedure.node()));
        }
        VBox who = Fields.labelled(Texts.of("decision.by"), by);
        VBox as = Fields.labelled(Texts.of("decision.role"), role);
        HBox.setHgrow(who, Priority.ALWAYS);
        HBox.setHgrow(as, Priority.ALWAYS);
        form.getChildren().addAll(Fields.labelled(Texts.of("decision.reason"), reason), new HBox(10, who, as),
                Fields.labelled(Texts.of("decision.means"), means.node()), ruling, deviating);
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("decision", Texts.of("decision.title"), form, reason, Texts.of("decision.confirm"), () -> {
            Optional<String> missing = missing();
            missing.ifPresent(sheet[0]::complain);
            if (missing.isEmpty()) {
                submit();
            }
            return missing.isEmpty();
        }, desktop);
        return sheet[0];
    }

    private AuthorityRuling ruling() {
        return AuthorityRuling.of(live.runbook().map(Runbook::authority).orElse(List.of()), people(), live.incident().severity(),
                choice.value(), immediate, role.getText());
    }

    private boolean differs() {
        return !(matrix.ofTriggersOnly() && advice.verdict().level() < matrix.worst()) && choice.value() != suggested(live);
    }

    private void judge() {
        AuthorityRuling found = ruling();
        boolean elsewhere = found.standing() == AuthorityRuling.Standing.SOMEBODY_ELSE;
        ruling.setText(switch (found.standing()) {
            case ALLOWED -> Texts.of("decision.ruling.allowed", found.row());
            case NOT_NEEDED -> choice.value() == Choice.EXECUTE ? Texts.of("decision.ruling.free", found.row()) : found.row();
            case SOMEBODY_ELSE -> Texts.of("decision.ruling.else", found.row());
            case UNSAID -> Texts.of("decision.ruling.unsaid");
        } + (differs() ? " " + Texts.of("decision.ruling.differs", suggested(live).label(live.rollsBack())) : ""));
        Styles.tone(ruling, elsewhere || differs() ? Styles.WARNING : Styles.NEUTRAL);
        deviating.setVisible(elsewhere || differs());
        deviating.setManaged(elsewhere || differs());
    }

    private Optional<String> missing() {
        if (reason.getText().isBlank()) {
            return Optional.of(Texts.of("decision.reason.missing"));
        }
        if (by.getText().isBlank()) {
            return Optional.of(Texts.of("decision.by.missing"));
        }
        boolean elsewhere = ruling().standing() == AuthorityRuling.Standing.SOMEBODY_ELSE;
        return (elsewhere || differs()) && deviation.getText().isBlank()
                ? Optional.of(Texts.of(elsewhere ? "decision.deviation.missing" : "decision.differs.missing")) : Optional.empty();
    }

    /** The rows of the runbook's matrix, if it has one, and how long one must hold before the advice follows. */
    private List<String> thresholds() {
        return matrix.ofTriggersOnly() ? List.of()
                : Stream.concat(matrix.lines().stream(), Stream.of(live.incident().hold().words())).toList();
    }

    private void submit() {
        Choice chosen = choice.value();
        String follow = chosen == Choice.EXECUTE || chosen == Choice.PREPARE ? procedure.value() : "";
        var commands = new ArrayList<Command>();
        commands.add(new Command.RecordDecision(chosen, follow, reason.getText(), ruling().row(), advice.verdict().label(),
                advice.verdict().level(), advice.verdict().driver(), advice.readings(), thresholds(),
                live.runbook().map(Runbook::sha256).orElse(""), by.getText(), role.getText(), Optional.of(means.value()),
                deviating.isVisible() ? deviation.getText() : "", advice.met(), figures, !live.rollsBack()));
        if (!follow.isEmpty()) {
            commands.add(new Command.ChooseProcedure(follow, ""));
        }
        if (chosen == Choice.EXECUTE && live.incident().status() == Status.INVESTIGATING) {
            commands.add(new Command.ChangeStatus(Status.MITIGATING));
        }
        desktop.session().submit(commands.toArray(Command[]::new));
    }

    private List<Procedure> procedures() {
        return live.runbook().map(Runbook::procedures).orElse(List.of());
    }

    private List<Trigger> triggers() {
        return live.runbook().map(Runbook::triggers).orElse(List.of());
    }

    private List<Contact> people() {
        return live.runbook().map(Runbook::people).orElse(List.of());
    }

    /**
     * What the advice asks for. Without a matrix that is to act on what the runbook calls a reason to, unless it only asks to
     * consider it.
     */
    static Choice suggested(Live live) {
        int level = live.watched().advice().verdict().level();
        int worst = live.matrix().worst();
        if (level >= 0 && level == worst) {
            return Choice.EXECUTE;
        }
        if (level == 1 && live.matrix().ofTriggersOnly() && !live.considers()) {
            return Choice.EXECUTE;
        }
        return level > 0 && level == worst - 1 ? Choice.PREPARE : level == 0 ? Choice.NO_ACTION : Choice.MONITOR;
    }

    /** The procedure in hand, or else the one that a known failure asks for, or else the runbook's first. */
    public static Optional<Procedure> procedure(Live live) {
        return live.runbook().flatMap(book -> Checklist.procedure(book, live.incident().procedure())
                .or(() -> live.suggestions().stream().flatMap(s -> Checklist.procedure(book, s.scenario().procedure()).stream())
                .findFirst())
                .or(() -> book.procedures().stream().findFirst()));
    }

    /** Words for the card: who may authorise at this severity, if the runbook says. */
    public static Optional<String> authority(Live live) {
        return AuthorityRuling.row(live.runbook().map(Runbook::authority).orElse(List.of()), live.incident().severity())
                .map(row -> live.incident().severity().name() + ": " + row.authorisedBy());
    }
}
