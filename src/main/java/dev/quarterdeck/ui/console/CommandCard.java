package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Passage;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A fence of commands with the incident's values in it, where it is meant, and what it leaves open. Where it offers several
 * ways ("OR using Docker"), only the chosen one is shown and copied: all of them in one paste would do the work three times.
 * FX thread only.
 */
final class CommandCard {
    private final CheckActions actions;
    private final Runnable redraw;
    private final RunRows runs;

    /** The chosen alternative of each passage; the first one until somebody chose. */
    private final Map<Place, Integer> chosen = new HashMap<>();

    private record Place(Block.Code code, int passage) {
    }

    /** {@code redraw} runs when another way was chosen. */
    CommandCard(CheckActions actions, RunRows runs, Runnable redraw) {
        this.actions = actions;
        this.runs = runs;
        this.redraw = redraw;
    }

    Node node(Block.Code code, StepProgress step, CommandBlanks blanks, boolean drill) {
        if (!code.command()) {
            return box(Blocks.code(code.text(), code.info()), List.of());
        }
        VBox parts = Parts.column(0);
        if (choice(code)) {
            for (int i = 0; i < code.passages().size(); i++) {
                Passage passage = code.passages().get(i);
                if (passage.choice()) {
                    parts.getChildren().add(ways(code, i, passage));
                }
                parts.getChildren().add(box(Blocks.code(shown(picked(code, i)), "", blanks),
                        presses(code.line() + "-" + i, step, copied(picked(code, i)), picked(code, i).commands(), blanks,
                                drill)));
                runs.below(step, ran(picked(code, i).commands(), blanks)).ifPresent(parts.getChildren()::add);
            }
        } else {
            parts.getChildren().add(box(Blocks.code(code.text(), code.info(), blanks),
                    presses(Integer.toString(code.line()), step, code.copied(), code.commands(), blanks, drill)));
            runs.below(step, ran(code.commands(), blanks)).ifPresent(parts.getChildren()::add);
        }
        parts.getChildren().add(foot(code, blanks, drill));
        return parts;
    }

    /** Commands that stand in running text, each to be copied by itself. */
    Node inText(Block block, StepProgress step, CommandBlanks blanks, boolean drill) {
        VBox parts = Parts.column(0);
        for (int i = 0; i < block.commands().size(); i++) {
            List<CommandText> command = List.of(block.commands().get(i));
            String text = command.getFirst().text();
            parts.getChildren().add(box(Blocks.code(text, "", blanks),
                    presses(block.line() + "-text-" + i, step, text, command, blanks, drill)));
            runs.below(step, ran(command, blanks)).ifPresent(parts.getChildren()::add);
        }
        parts.getChildren().add(foot(block, blanks, drill));
        return parts;
    }

    /** What C copies, before anything is put in: the first piece of work of the fence. */
    String first(Block.Code code) {
        return choice(code) ? copied(picked(code, 0)) : code.copied();
    }

    /** What R runs: the same. */
    List<CommandText> firstWork(Block.Code code) {
        return choice(code) ? picked(code, 0).commands() : code.commands();
    }

    private static String ran(List<CommandText> commands, CommandBlanks blanks) {
        return ConfirmedRun.sha256(commands.stream().map(command -> blanks.fill(command.text())).toList());
    }

    private List<Button> presses(String id, StepProgress step, String copied, List<CommandText> work, CommandBlanks blanks,
            boolean drill) {
        List<Button> buttons = copies("copy-" + id, step, copied, blanks, drill);
        if (!work.isEmpty()) {
            Button run = Parts.button("do-run-" + id, Texts.of("do.run"), "", () -> actions.run(step, work, blanks), "small");
            run.setFocusTraversable(false);
            buttons.add(run);
        }
        return buttons;
    }

    /** A drill's commands are meant nowhere. */
    private static Optional<Target> through(CommandBlanks blanks, boolean drill) {
        return drill ? Optional.empty() : blanks.target();
    }

    private static boolean choice(Block.Code code) {
        return code.command() && code.passages().stream().anyMatch(Passage::choice);
    }

    private Alternative picked(Block.Code code, int passage) {
        List<Alternative> ways = code.passages().get(passage).alternatives();
        return ways.get(Math.min(chosen.getOrDefault(new Place(code, passage), 0), ways.size() - 1));
    }

    private Node ways(Block.Code code, int passage, Passage of) {
        HBox tabs = Parts.row(2);
        for (int i = 0; i < of.alternatives().size(); i++) {
            int index = i;
            String label = of.alternatives().get(i).label();
            Button tab = Parts.button("way-" + code.line() + "-" + passage + "-" + i,
                    label.isEmpty() ? Texts.of("do.way", i + 1) : label, "", () -> {
                chosen.put(new Place(code, passage), index);
                redraw.run();
            }, "tab", Styles.SMALL);
            tab.setFocusTraversable(false);
            tab.pseudoClassStateChanged(Styles.SELECTED, of.alternatives().get(i) == picked(code, passage));
            tabs.getChildren().add(tab);
        }
        return Parts.styled(tabs, "ways");
    }

    private static String shown(Alternative way) {
        var lines = new ArrayList<String>();
        for (CommandText command : way.commands()) {
            if (!command.note().isEmpty()) {
                command.note().lines().forEach(note -> lines.add("# " + note));
            }
            lines.add(command.text());
            command.expected().forEach(expected -> lines.add("# " + expected));
        }
        return String.join("\n", lines);
    }

    private static String copied(Alternative way) {
        return way.commands().stream().map(CommandText::text).collect(Collectors.joining("\n"));
    }

    /** Where the commands are meant, and a button for each value that is missing. */
    private Node foot(Block code, CommandBlanks blanks, boolean drill) {
        var foot = Parts.styled(new FlowPane(8, 4), "command-foot");
        if (!drill) {
            Button target = Parts.button("target-" + code.line(), blanks.target().map(t -> Texts.of("do.target", t.words()))
                    .orElse(Texts.of("do.target.unset")), "", actions::nameTarget, "link-button", Styles.SMALL);
            target.setFocusTraversable(false);
            target.pseudoClassStateChanged(Styles.INACTIVE, blanks.target().isEmpty());
            foot.getChildren().add(target);
        }
        List<String> texts = code.commands().stream().map(CommandText::text).toList();
        texts.stream().flatMap(text -> blanks.open(text).stream()).distinct().forEach(field -> {
            Button fill = Parts.button("field-" + code.line() + "-" + field.replaceAll("\\W", ""),
                    Texts.of("do.field.open", field), "",
                    () -> actions.fill(field, ""), "fill-in", Styles.SMALL, Styles.MONO);
            fill.setFocusTraversable(false);
            foot.getChildren().add(fill);
        });
        return foot;
    }

    /** The command as it stands, for a terminal that is on the target already; with ssh around it, for one of this laptop. */
    private List<Button> copies(String id, StepProgress step, String command, CommandBlanks blanks, boolean drill) {
        var buttons = new ArrayList<Button>();
        through(blanks, drill).filter(t -> t.kind() == Target.Kind.SSH).ifPresent(ssh ->
                buttons.add(Parts.button(id + "-ssh", Texts.of("do.copy.ssh"), "", () -> actions.whole(blanks, command,
                        text -> actions.copyThrough(step, ssh, text)), "small")));
        buttons.add(Parts.button(id, Texts.of("do.copy"), "",
                () -> actions.whole(blanks, command, text -> actions.copyCommand(step, text)), "small"));
        buttons.forEach(button -> button.setFocusTraversable(false));
        return buttons;
    }

    private static Node box(Region body, List<Button> buttons) {
        var box = Parts.styled(new StackPane(body), "step-code");
        if (!buttons.isEmpty()) {
            HBox row = Parts.row(6);
            row.getChildren().addAll(buttons);
            row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            // the words end where the buttons begin
            row.widthProperty().addListener((_, _, width) -> body.setPadding(new Insets(8, width.doubleValue() + 18, 8, 12)));
            StackPane.setAlignment(row, Pos.TOP_RIGHT);
            box.getChildren().add(row);
        }
        return box;
    }
}
