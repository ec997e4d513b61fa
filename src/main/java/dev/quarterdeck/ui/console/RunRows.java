package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.shell.OutputLine;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What became of the commands that were run, below them: the last lines of the newest run while it goes on, how it ended, and
 * what can be done
 * with it. FX thread only.
 */
final class RunRows {
    private static final int LINES = 6;
    /** What is silent for longer is told, where nothing is known of its usual time. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Desktop desktop;
    private final CheckActions actions;
    private final Consumer<CommandRun> showOutput;
    private final List<Going> going = new ArrayList<>();
    private final Set<CommandRun> shown = new HashSet<>();

    /** A run that is drawn while it goes on, or whose end is not recorded so far. */
    private record Going(CommandRun run, Label state, Label silence, VBox lines, Button stop) {
    }

    RunRows(Desktop desktop, CheckActions actions, Consumer<CommandRun> showOutput) {
        this.desktop = desktop;
        this.actions = actions;
        this.showOutput = showOutput;
    }

    /** Forgets what was drawn before. */
    void clear() {
        going.clear();
        shown.clear();
    }

    /** The newest run of these very commands in this step. */
    Optional<Node> below(StepProgress step, String sha256) {
        return desktop.live().flatMap(live -> live.incident().commandRuns().reversed().stream()
                .filter(run -> run.started().step().equals(step.step().title())
                        && run.started().sha256().equals(sha256)).findFirst()
                .filter(shown::add).map(run -> row(live, step, run)));
    }

    /** Runs of the step that stand below none of its commands, since a value in them is another by now. */
    List<Node> rest(StepProgress step) {
        return desktop.live().map(live -> {
            Set<String> known = new HashSet<>();
            shown.forEach(run -> known.add(run.started().sha256()));
            List<Node> rows = new ArrayList<>();
            live.incident().commandRuns().reversed().stream().filter(run -> run.started().step().equals(step.step().title())
                    && known.add(run.started().sha256())).forEach(run -> rows.add(Parts.column(0, Parts.wrapped(
                    run.started().text(), Styles.MONO, Styles.SMALL, Styles.MUTED, "step-text"), row(live, step, run))));
            return rows;
        }).orElse(List.of());
    }

    private Node row(Live live, StepProgress step, CommandRun run) {
        String id = "run-" + run.key().seq();
        Optional<Running> running = live.running(run.key());
        Label state = Parts.label("", Styles.SMALL, Styles.STRONG);
        state.setId(id + "-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = Parts.row(8, state);
        VBox lines = Parts.styled(Parts.column(1), "run-lines");
        VBox row = Parts.styled(Parts.column(4, head, lines), "run-row");
        row.setId(id);
        if (run.ended().isPresent()) {
            ended(live, step, run, run.ended().get(), running, head, state, lines);
        } else {
            Label silence = Parts.label("", Styles.SMALL, Styles.WARNING);
            Button stop = small(id + "-stop", Texts.of("run.stop"), () -> live.running(run.key()).ifPresent(Running::stop));
            stop.setGraphic(Parts.label(desktop.keyOf("run.stop"), Styles.KEY));
            head.getChildren().addAll(silence, Parts.spacer(), output(id, run), stop);
            var now = new Going(run, state, silence, lines, stop);
            going.add(now);
            draw(live, now);
        }
        return row;
    }

    private void ended(Live live, StepProgress step, CommandRun run, Fact.CommandEnded end, Optional<Running> running,
            HBox head, Label state,
                       VBox lines) {
        String id = "run-" + run.key().seq();
        state.setText(mark(run, end) + " " + run.outcome());
        Styles.tone(state, run.succeeded() ? Styles.SUCCESS : end.how() == CommandEnding.EXITED ? Styles.SEVERE : Styles.WARNING);
        Label facts = Parts.label(facts(run, end), Styles.SMALL, Styles.MUTED);
        facts.setMinWidth(0);
        head.getChildren().addAll(facts, Parts.spacer());
        if (end.bytes() > 0) {
            head.getChildren().add(output(id, run));
        }
        if (run.succeeded()) {
            step.items().stream().filter(Item::open).filter(item -> !item.check().fillIn()).findFirst()
                    .ifPresent(item -> head.getChildren().add(
                    small(id + "-tick", Texts.of("run.tick", shortened(item.check().title())), () -> actions.tickOn(item,
                            evidence(run)))));
        }
        if (!end.note().isEmpty()) {
            lines.getChildren().add(Parts.wrapped(end.note(), Styles.SMALL, end.note().contains("differs") ? Styles.WARNING
                    : Styles.MUTED));
        }
        List<OutputLine> newest = running.map(Running::newest).orElseGet(() -> end.output().lines()
                .map(line -> new OutputLine(line, false)).toList());
        draw(live, lines, newest);
    }

    private static String mark(CommandRun run, Fact.CommandEnded end) {
        return run.succeeded() ? "✓" : switch (end.how()) {
            case EXITED -> "✗";
            case STOPPED, OUT_OF_TIME -> "■";
            case NOT_STARTED, NOT_KNOWN -> "?";
        };
    }

    private static String shortened(String title) {
        return title.length() <= 40 ? title : title.substring(0, 39) + "…";
    }

    private static String facts(CommandRun run, Fact.CommandEnded end) {
        String took = end.took().isZero() ? "" : Texts.of("run.took", took(end.took())) + " · ";
        String kept = end.bytes() == 0 ? Texts.of("run.nothing") : end.between() > 0 ? Texts.of("run.kept.part")
                : Texts.of("run.kept");
        return took + Times.clock(run.at()) + " · " + kept;
    }

    private static String took(Duration took) {
        return took.compareTo(Duration.ofMinutes(1)) < 0 ? String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)
                : Times.words(took);
    }

    /** What a run is called by: the beginning of its first line. */
    static String name(CommandRun run) {
        return shortened(run.started().text().lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst().orElse(""));
    }

    private static String evidence(CommandRun run) {
        return name(run) + ": " + run.outcome() + ", " + Times.clock(run.at());
    }

    private Button output(String id, CommandRun run) {
        Button button = small(id + "-output", Texts.of("run.output"), () -> showOutput.accept(run));
        Parts.show(button, run.here());
        return button;
    }

    private static Button small(String id, String words, Runnable press) {
        Button button = Parts.button(id, words, "", press, "small");
        button.setFocusTraversable(false);
        return button;
    }

    private static void draw(Live live, VBox box, List<OutputLine> lines) {
        List<OutputLine> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        List<Node> before = box.getChildren().stream().filter(node -> !"line".equals(node.getUserData())).toList();
        var nodes = new ArrayList<>(before);
        last.forEach(line -> {
            Node node = OutputText.line(line, live.mask());
            node.setUserData("line");
            nodes.add(node);
        });
        box.getChildren().setAll(nodes);
    }

    /** Several times a second while a command runs: its lines are drawn as they come. */
    void onTime(Live live) {
        going.forEach(each -> draw(live, each));
    }

    private void draw(Live live, Going each) {
        Optional<Running> running = live.running(each.run().key());
        boolean goes = running.filter(r -> !r.over()).isPresent();
        each.state().setText(goes ? Texts.of("run.going", Times.countdown(Duration.between(each.run().at(), live.now())))
                : running.isPresent() ? Texts.of("run.ending") : each.run().here() && live.watching()
                        ? Texts.of("run.starting") : each.run().outcome());
        Styles.tone(each.state(), goes ? Styles.ACCENT : Styles.NEUTRAL);
        Parts.show(each.stop(), goes);
        Duration silent = running.map(Running::silent).orElse(Duration.ZERO);
        boolean quiet = goes && silent.compareTo(usual(live, each.run()).multipliedBy(2)) > 0;
        Parts.show(each.silence(), quiet);
        each.silence().setText(quiet ? Texts.of("run.silent", Times.words(silent)) : "");
        running.ifPresent(r -> {
            List<OutputLine> newest = r.newest();
            if (!newest.equals(each.lines().getUserData())) {
                each.lines().setUserData(newest);
                draw(live, each.lines(), newest);
            }
        });
    }

    /** What the same command took the last time. */
    private static Duration usual(Live live, CommandRun run) {
        return live.incident().commandRuns().reversed().stream()
                .filter(other -> other.started().sha256().equals(run.started().sha256())
                && other.succeeded()).map(other -> other.ended().orElseThrow().took()).findFirst()
                .map(took -> took.compareTo(Duration.ofSeconds(5)) < 0 ? Duration.ofSeconds(5) : took).orElse(QUIET.dividedBy(2));
    }
}
