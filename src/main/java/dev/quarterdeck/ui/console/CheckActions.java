package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Evidence;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.ui.forms.HolesForm;
import dev.quarterdeck.ui.forms.PromptForm;
import dev.quarterdeck.ui.forms.RunForm;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What can be done to a check, a blank or a command of the runbook. FX thread only. */
final class CheckActions {
    private final Desktop desktop;

    CheckActions(Desktop desktop) {
        this.desktop = desktop;
    }

    /** A click on the box ticks and unticks. */
    void toggle(Live live, Item item) {
        if (item.open()) {
            tick(live, item, "", Optional.empty());
        } else {
            untick(item);
        }
    }

    /** A key ticks; it never unticks, since a second press by mistake must not undo the record. */
    void tick(Live live, Item item) {
        if (item.open()) {
            tick(live, item, "", Optional.empty());
        } else {
            desktop.tell(Texts.of("do.untick.hint"));
        }
    }

    void tickForSomebody(Live live, Item item) {
        if (item.open()) {
            desktop.open(PromptForm.tick(desktop, item.check().title(), desktop.workspace().person().name(), live.now(),
                    (by, at) -> tick(live, item, by, at)));
        } else {
            desktop.tell(Texts.of("do.untick.hint"));
        }
    }

    /** A blank must be filled before its check is ticked, so that its value stands in the record. */
    private void tick(Live live, Item item, String by, Optional<Instant> at) {
        // a reading of now is no evidence for what was so earlier
        var tick = new Command.TickCheck(item.ref(), by, at, at.isPresent() ? ""
                : Evidence.joined(List.of(LiveReadings.evidence(live, item), LiveReadings.unwaited(live, item))));
        String field = item.check().text();
        if (item.check().fillIn() && live.incident().fields().getOrDefault(field, "").isEmpty()) {
            desktop.open(PromptForm.value(desktop, field, "", value -> desktop.session().submit(
                    new Command.FillField(field, value), tick)));
            return;
        }
        desktop.session().submit(tick);
    }

    void untick(Item item) {
        desktop.session().submit(new Command.UntickCheck(item.ref()));
    }

    void skip(Item item) {
        desktop.open(PromptForm.line(desktop, "skip", "", true,
                reason -> desktop.session().submit(new Command.SkipCheck(item.ref(), reason))));
    }

    void fill(String field, String value) {
        desktop.open(PromptForm.value(desktop, field, value, text -> desktop.session()
                .submit(new Command.FillField(field, text))));
    }

    /** Where the runbook's commands are meant; recorded with the incident. */
    void nameTarget() {
        desktop.perform("target.name");
    }

    /** Copied with ssh around it: what the quoting made of the command is seen before it is copied. */
    void copyThrough(StepProgress step, Target ssh, String text) {
        String exact = new ShellLine(ssh, text).pasted();
        var content = Parts.column(8, Parts.wrapped(Texts.of("do.ssh.words", ssh.name()), Styles.SMALL, Styles.MUTED),
                Blocks.code(exact, ""));
        content.setPrefWidth(640);
        content.setFocusTraversable(true);
        desktop.open(new Sheet("copy-ssh", Texts.of("do.ssh.title", ssh.name()), content, content, Texts.of("do.copy"), () -> {
            copyCommand(step, exact);
            return true;
        }, desktop).alsoWhileReading());
    }

    /** Not with holes: what is still open is asked for, recorded, and then the whole command is handed on. */
    void whole(CommandBlanks blanks, String command, Consumer<String> ready) {
        List<String> holes = blanks.holes(command);
        if (holes.isEmpty()) {
            ready.accept(blanks.fill(command));
        } else {
            desktop.open(HolesForm.sheet(desktop, command, blanks, holes, Texts.of("do.copy"),
                    filled -> ready.accept(filled.fill(command))));
        }
    }

    /** Asks for all that has to be known, then for a confirmation of the exact bytes. */
    void run(StepProgress step, List<CommandText> commands, CommandBlanks blanks) {
        Optional<Live> live = desktop.live();
        if (live.isEmpty() || commands.isEmpty()) {
            return;
        }
        if (blanks.target().isEmpty() && !live.get().incident().drill()) {
            desktop.tell(Texts.of("run.notarget"));
            nameTarget();
            return;
        }
        String whole = commands.stream().map(CommandText::text).collect(Collectors.joining("\n"));
        List<String> holes = blanks.holes(whole);
        if (holes.isEmpty()) {
            desktop.open(RunForm.sheet(desktop, live.get(), step.step().title(), commands, blanks));
        } else {
            desktop.open(HolesForm.sheet(desktop, whole, blanks, holes, Texts.of("run.go.on"), filled -> {
                if (filled.holes(whole).isEmpty()) {
                    desktop.open(RunForm.sheet(desktop, live.get(), step.step().title(), commands, filled));
                } else {
                    desktop.tell(Texts.of("run.holes", String.join(", ", filled.holes(whole))));
                }
            }));
        }
    }

    /** A run that went well is the evidence; a person ticks. */
    void tickOn(Item item, String evidence) {
        desktop.session().submit(new Command.TickCheck(item.ref(), "", Optional.empty(), evidence));
    }

    void copyCommand(StepProgress step, String text) {
        CopyGate.copy(desktop, text, copied -> desktop.session()
                .submitCopied(Texts.of(desktop.mask().finds(copied) ? "do.copied.secret" : "do.copied"),
                new Command.CopyCommand(step.step().title(), copied)));
    }
}
