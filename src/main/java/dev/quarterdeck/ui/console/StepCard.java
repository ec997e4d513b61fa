package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.PlannedStep;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.FillIn;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Way;
import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A step: its head, and when it is open its blocks in the runbook's order. FX thread only. */
final class StepCard {
    /** Longer names of other ways would take the title's place. */
    private static final int NAMED = 30;

    private final StepProgress progress;
    private final HBox head;
    private final VBox node;
    private final Label pace = Parts.label("", Styles.MONO, Styles.SMALL);

    StepCard(StepProgress progress, String number, boolean open, boolean current) {
        this.progress = progress;
        Step step = progress.step();
        boolean done = progress.done();
        var circle = new StackPane(Parts.label(done ? "✓" : number));
        circle.getStyleClass().add("step-circle");
        circle.pseudoClassStateChanged(Styles.ACTIVE, current && !done);
        circle.pseudoClassStateChanged(Styles.SELECTED, done);
        Label title = Parts.wrapped(step.title(), current ? Styles.STRONG : "step-title");
        title.setMinWidth(80);
        Label hint = Parts.label(done && step.from().isEmpty() ? "" : hint(step), Styles.SMALL, Styles.MUTED);
        hint.setMinWidth(0);
        String checks = progress.ticked() > 0 && !done
                ? Texts.of("do.checks.of", progress.ticked(), progress.items().size())
                : Texts.of(progress.items().size() == 1 ? "do.check" : "do.checks", progress.items().size());
        Label meta = Parts.label(step.estimate().filter(_ -> !done && !current).map(e -> e.text() + " · ").orElse("")
                + (done ? "" : checks), Styles.SMALL, Styles.MUTED);
        meta.setMinWidth(Region.USE_PREF_SIZE);
        pace.setMinWidth(Region.USE_PREF_SIZE);
        head = Parts.styled(Parts.row(10, circle, title, hint, Parts.spacer(), pace, meta), "step-head");
        node = Parts.styled(new VBox(head), Styles.CARD, "step");
        node.pseudoClassStateChanged(Styles.ACTIVE, current);
        node.pseudoClassStateChanged(Styles.SELECTED, open);
    }

    /** What one would open it for: where it stands, what it asks for, which other ways it knows, how much there is to run. */
    private static String hint(Step step) {
        if (step.from().isPresent()) {
            return Texts.of("do.from", step.from().get().brief());
        }
        long fields = step.checks().stream().filter(Block.Check::fillIn).count();
        if (fields > 0) {
            return Texts.of(fields == 1 ? "do.field" : "do.fields", fields);
        }
        List<Way> ways = step.ways();
        if (ways.size() > 1) {
            String others = ways.stream().skip(1).map(Way::label).collect(Collectors.joining(" · "));
            return others.length() <= NAMED ? Texts.of("do.ways", others) : Texts.of("do.ways.many", ways.size());
        }
        return alternatives(step).orElseGet(() -> step.commands().isEmpty() ? ""
                : Unit.counted(step.commands().size(), "command"));
    }

    /** The labels of one command's alternatives, without a word that all of them begin with: {@code systemd · Docker}. */
    private static Optional<String> alternatives(Step step) {
        Optional<List<String>> labels = step.codes().stream().flatMap(code -> code.passages().stream())
                .map(passage -> passage.alternatives().stream().map(Alternative::label).toList())
                .filter(named -> named.size() > 1 && named.stream().noneMatch(String::isBlank)).findFirst();
        return labels.map(named -> {
            String first = named.getFirst().substring(0, named.getFirst().indexOf(' ') + 1);
            boolean common = named.stream().allMatch(label -> label.startsWith(first));
            return named.stream().map(label -> common ? label.substring(first.length()) : label)
                    .collect(Collectors.joining(" · "));
        }).map(joined -> joined.length() <= NAMED ? joined : Texts.of("do.ways.many", labels.get().size()));
    }

    HBox head() {
        return head;
    }

    Node node() {
        return node;
    }

    Label pace() {
        return pace;
    }

    void below(Node line) {
        node.getChildren().add(Parts.styled(new VBox(line), "step-text"));
    }

    /** What was filled in here, beside the title. */
    void filled(String value) {
        head.getChildren().add(2, Parts.pill(value, Styles.ACCENT));
    }

    void right(String words) {
        head.getChildren().add(head.getChildren().size() - 1, Parts.label(words, Styles.SMALL, Styles.WARNING));
    }

    /** What a finished step took, beside its estimate, and when it ended. */
    void finished(Optional<Instant> started) {
        progress.finishedAt().ifPresent(end -> {
            started.filter(from -> !from.isAfter(end)).ifPresent(from -> showPace(pace, Duration.between(from, end),
                    progress.step().estimate()));
            Label at = Parts.label(Times.clock(end), Styles.MONO, Styles.SMALL, Styles.MUTED);
            at.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(at);
        });
    }

    static void showPace(Label label, Duration spent, Optional<Estimate> estimate) {
        label.setText(Times.countdown(spent) + estimate.map(e -> " / " + e.text()).orElse(""));
        boolean late = estimate.map(e -> spent.compareTo(e.high()) > 0).orElse(false);
        Styles.tone(label, late ? Styles.WARNING : estimate.isPresent() ? Styles.SUCCESS : Styles.NEUTRAL);
    }

    /**
     * The step's own blocks or, when another of its ways was chosen, those of that way; its checks stand there whichever way
     * is taken.
     *
     * @param other the chosen way, 0 for the step as it stands
     */
    void blocks(Live live, CommandCard commands, CommandBlanks blanks, int other, IntConsumer choose, BiConsumer<String,
            String> fill,
                BiFunction<Item, Integer, Node> row) {
        Step step = progress.step();
        List<Way> ways = step.ways();
        if (ways.size() > 1) {
            node.getChildren().add(tabs(ways, other, choose));
        }
        List<Block> taken = ways.get(Math.min(other, ways.size() - 1)).blocks();
        for (Block block : step.blocks()) {
            switch (block) {
                case Block.Check check -> {
                    int index = step.checks().indexOf(check);
                    node.getChildren().add(row.apply(progress.items().get(index), index));
                    if (check.fillIn()) {
                        node.getChildren().add(blank(live, check.text(), check.line(), fill));
                    }
                }
                case Block.Code code when taken.contains(code) ->
                        node.getChildren().add(commands.node(code, progress, blanks, live.incident().drill()));
                case Block.Prose _, Block.Item _, Block.Table _, Block.Quote _ when taken.contains(block) -> {
                    node.getChildren().add(Parts.styled(new VBox(Blocks.node(block)), "step-text"));
                    FillIn.of(block).ifPresent(asked -> node.getChildren().add(blank(live, asked.text(), block.line(), fill)));
                }
                case Block.Code _, Block.Prose _, Block.Item _, Block.Table _, Block.Quote _ -> {
                    // belongs to a way that is not taken
                }
            }
            boolean shown = block instanceof Block.Check || taken.contains(block);
            if (!(block instanceof Block.Code) && shown && !block.commands().isEmpty()) {
                node.getChildren().add(commands.inText(block, progress, blanks, live.incident().drill()));
            }
        }
        if (step.checks().isEmpty()) {
            node.getChildren().add(row.apply(progress.items().getFirst(), 0));
        }
    }

    private static Node tabs(List<Way> ways, int other, IntConsumer choose) {
        var tabs = new FlowPane(2, 0);
        for (int i = 0; i < ways.size(); i++) {
            int index = i;
            Button tab = Parts.button("step-way-" + i, i == 0 ? Texts.of("do.way.written")
                    : Texts.of("do.way.other", ways.get(i).label()), "",
                    () -> choose.accept(index), "tab", Styles.SMALL);
            tab.setFocusTraversable(false);
            tab.pseudoClassStateChanged(Styles.SELECTED, i == other);
            tabs.getChildren().add(tab);
        }
        return Parts.styled(tabs, "ways");
    }

    /** What the probes will see is expected from here on, or no longer. */
    void interruption(PlannedStep planned, Runnable run) {
        Button button = Parts.button("do-interruption",
                Texts.of(planned == PlannedStep.BEGINS ? "do.interruption.begin" : "do.interruption.end"), "", run, "small");
        button.setFocusTraversable(false);
        node.getChildren().add(Parts.styled(Parts.row(8, button), "step-foot"));
    }

    /** The way out of a step that does not do what it should. */
    void notWorking(Runnable open) {
        Button button = Parts.button("do-notworking", Texts.of("do.notworking"), "N", open, "small");
        button.setFocusTraversable(false);
        node.getChildren().add(Parts.styled(Parts.row(8, Parts.spacer(), button), "step-foot"));
    }

    private static Node blank(Live live, String field, int line, BiConsumer<String, String> fill) {
        String value = live.incident().fields().getOrDefault(field, "");
        var button = Parts.button("fill-" + line, value.isEmpty() ? Texts.of("do.fill") : value, "",
                () -> fill.accept(field, value), "fill-in", Styles.MONO);
        button.setFocusTraversable(false);
        return Parts.styled(Parts.row(8, button), "fill-row");
    }

    static Node prose(List<Block> blocks) {
        VBox box = Parts.styled(Parts.column(6), "step-text");
        blocks.forEach(block -> box.getChildren().add(Blocks.node(block)));
        return box;
    }
}
