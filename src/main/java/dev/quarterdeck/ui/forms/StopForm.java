package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A procedure does not work: why, what it leaves in effect, and what to do instead. FX thread only. */
public final class StopForm {
    private StopForm() {
    }

    /** What is done after stopping. */
    private sealed interface Next {
        record Nothing() implements Next {
        }

        /** The same step in another way. */
        record Way(int index, String label) implements Next {
        }

        record Other(Procedure procedure) implements Next {
        }
    }

    /** {@code takeWay} is told which other way of the step was chosen, once it is recorded. */
    public static Sheet sheet(Desktop desktop, Runbook runbook, Procedure procedure, Step step, List<String> inEffect,
            IntConsumer takeWay) {
        TextField reason = Fields.text("stop-reason", "", Texts.of("stop.reason.hint"));
        var next = new Fields.Choice<>("stop-next", nexts(runbook, procedure, step), new Next.Nothing(), StopForm::words);
        var people = new ArrayList<String>();
        people.add("");
        runbook.people().stream().map(Contact::role).filter(role -> !role.isBlank()).forEach(people::add);
        runbook.people().stream().map(Contact::escalation).filter(role -> !role.isBlank() && !people.contains(role))
                .forEach(people::add);
        var page = new Fields.Choice<>("stop-page", people, "", role -> role.isEmpty() ? Texts.of("stop.page.nobody") : role);
        VBox left = Parts.column(2);
        inEffect.forEach(words -> left.getChildren().add(Parts.wrapped("● " + words, Styles.WARNING)));
        if (inEffect.isEmpty()) {
            left.getChildren().add(Parts.wrapped(Texts.of("stop.ineffect.none"), Styles.MUTED));
        }
        var form = Fields.form(Parts.wrapped(Texts.of("stop.at", procedure.title(), step.title()), Styles.MUTED),
                Fields.labelled(Texts.of("stop.reason"), reason),
                Fields.labelled(Texts.of("stop.ineffect"), left), Fields.labelled(Texts.of("stop.next"), next.column()));
        if (people.size() > 1) {
            form.getChildren().add(Fields.labelled(Texts.of("stop.page"), page.node()));
        }
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("stop", Texts.of("stop.title"), form, reason, Texts.of("stop.confirm"), () -> {
            if (reason.getText().isBlank()) {
                sheet[0].complain(Texts.of("prompt.missing"));
                return false;
            }
            submit(desktop, procedure, reason.getText().strip(), inEffect, next.value(), page.value(), takeWay);
            return true;
        }, desktop);
        return sheet[0];
    }

    private static List<Next> nexts(Runbook runbook, Procedure procedure, Step step) {
        var nexts = new ArrayList<Next>();
        IntStream.range(1, step.ways().size()).forEach(i -> nexts.add(new Next.Way(i, step.ways().get(i).label())));
        runbook.procedures().stream().filter(other -> !other.title().equals(procedure.title()))
                .forEach(other -> nexts.add(new Next.Other(other)));
        nexts.add(new Next.Nothing());
        return nexts;
    }

    private static String words(Next next) {
        return switch (next) {
            case Next.Nothing _ -> Texts.of("stop.next.nothing");
            case Next.Way way -> Texts.of("stop.next.way", way.label());
            case Next.Other(Procedure p) -> p.title() + p.estimate().map(Estimate::text).map(e -> " · " + e).orElse("")
                    + (p.useWhen().isEmpty() ? "" : "\n" + Texts.of("do.usewhen", p.useWhen()));
        };
    }

    private static void submit(Desktop desktop, Procedure procedure, String reason, List<String> inEffect, Next next, String page,
            IntConsumer takeWay) {
        var commands = new ArrayList<Command>();
        commands.add(new Command.StopProcedure(procedure.title(), reason, inEffect));
        switch (next) {
            case Next.Nothing _ -> { }
            case Next.Way way -> commands.add(new Command.ChooseProcedure(procedure.title(),
                    Texts.of("stop.next.way", way.label())));
            case Next.Other(Procedure other) -> commands.add(new Command.ChooseProcedure(other.title(), reason));
        }
        if (!page.isEmpty()) {
            commands.add(new Command.PageContact(page, "", ""));
        }
        desktop.session().submit(() -> {
            if (next instanceof Next.Way way) {
                takeWay.accept(way.index());
            }
        }, commands.toArray(Command[]::new));
    }
}
