package dev.quarterdeck.ui.console;

import dev.quarterdeck.ui.console.log.LogZone;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The five zones of one incident at their fixed places: Decide and Watch on the left, Do in the middle, the timeline on the
 * right, the log below. Something that is written (a message) covers the timeline and the log only. Below 1200 pixels the
 * right zone folds into tabs at the edge. FX thread only.
 */
public final class ConsoleScreen implements Screen {
    private static final double NARROW = 1200;
    private static final double LEFT = 364;
    private static final double LEFT_NARROW = 340;
    private static final double RIGHT = 372;
    private static final double DOCK = 190;
    private static final double LOW = 140;
    private static final double TALL = 780;

    private final DecideZone decide;
    private final DoZone doing;
    private final WatchZone watch;
    private final LogZone log;
    private final TimelineZone timeline;
    private final StackPane right = new StackPane();
    private final StackPane bottom = new StackPane();
    private final StackPane node = new StackPane();
    private final BorderPane zones = new BorderPane();
    private final FoldedTabs edge;
    private final Desktop desktop;
    private double scale;
    private boolean narrow;
    private boolean unfolded;
    private Optional<Screen> filling = Optional.empty();

    public ConsoleScreen(Desktop desktop) {
        this.desktop = desktop;
        decide = new DecideZone(desktop);
        watch = new WatchZone(desktop);
        log = new LogZone(desktop);
        doing = new DoZone(desktop, run -> log.showOutput(run, RunRows.name(run)));
        timeline = new TimelineZone(desktop, log::show);
        edge = new FoldedTabs(tab -> {
            boolean again = unfolded && timeline.tab() == tab;
            timeline.show(tab);
            unfolded = !again;
            arrange();
        });
        right.getChildren().add(timeline.node());
        bottom.getChildren().add(log.node());
        zones.getStyleClass().add("console");
        node.getChildren().add(zones);
        arrange();
        node.widthProperty().addListener((_, _, _) -> arrange());
        node.heightProperty().addListener((_, _, _) -> arrange());
        for (Screen zone : zones()) {
            zone.node().setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && event.getY() < 40) {
                    fill(zone);
                }
            });
        }
    }

    private List<Screen> zones() {
        return List.of(decide, doing, watch, log, timeline);
    }

    /** Lets the zone that has the keyboard fill the window, or come back. */
    public void fillFocused() {
        filling.ifPresentOrElse(this::fill, () -> zones().stream()
                .filter(zone -> zone.node().isFocusWithin()).findFirst().ifPresent(this::fill));
    }

    private void fill(Screen zone) {
        filling = filling.isPresent() ? Optional.empty() : Optional.of(zone);
        arrange();
    }

    private void arrange() {
        zones.setLeft(null);
        zones.setCenter(null);
        if (filling.isPresent()) {
            zones.setCenter(filling.get().node());
            return;
        }
        restore();
        scale = desktop.scale();
        double dock = (node.getHeight() > 0 && node.getHeight() < TALL * scale ? LOW : DOCK) * scale;
        narrow = node.getWidth() > 0 && node.getWidth() < NARROW * scale;
        VBox left = new VBox(decide.node(), watch.node());
        VBox.setVgrow(decide.node(), Priority.ALWAYS);
        fix(left, (narrow ? LEFT_NARROW : LEFT) * scale);
        watch.node().setMinHeight(dock);
        watch.node().setPrefHeight(dock);
        watch.node().setMaxHeight(dock);
        fix(right, RIGHT * scale);
        bottom.setMinHeight(dock);
        bottom.setPrefHeight(dock);
        bottom.setMaxHeight(dock);
        Region top = narrow ? folded() : new HBox(doing.node(), right);
        HBox.setHgrow(doing.node(), Priority.ALWAYS);
        VBox rest = new VBox(top, bottom);
        VBox.setVgrow(top, Priority.ALWAYS);
        zones.setLeft(left);
        zones.setCenter(rest);
    }

    /** The right zone lies over Do while it is asked for; otherwise its tabs stand at the edge. */
    private Region folded() {
        var beside = new HBox(doing.node(), edge.node());
        markTab();
        fix(edge.node(), FoldedTabs.WIDTH * scale);
        var over = new StackPane(beside);
        if (unfolded) {
            StackPane.setAlignment(right, javafx.geometry.Pos.CENTER_RIGHT);
            StackPane.setMargin(right, new javafx.geometry.Insets(0, FoldedTabs.WIDTH * scale, 0, 0));
            over.getChildren().add(right);
        }
        return over;
    }

    private void markTab() {
        edge.mark(Optional.of(timeline.tab()).filter(_ -> unfolded));
    }

    private void unfold(boolean wanted) {
        if (unfolded != wanted) {
            unfolded = wanted;
            arrange();
        }
    }

    /** A zone that filled the window goes back into its place. */
    private void restore() {
        if (!right.getChildren().contains(timeline.node())) {
            right.getChildren().addFirst(timeline.node());
        }
        if (!bottom.getChildren().contains(log.node())) {
            bottom.getChildren().addFirst(log.node());
        }
    }

    private static void fix(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    /** Covers the timeline with {@code editor} and the log with {@code preview}; Decide and Do stay in sight. */
    public void cover(Node editor, Node preview) {
        uncover();
        right.getChildren().add(editor);
        bottom.getChildren().add(preview);
        unfolded = true;
        arrange();
    }

    public void uncover() {
        right.getChildren().setAll(timeline.node());
        bottom.getChildren().setAll(log.node());
        unfolded = false;
        arrange();
    }

    /** Takes away what covers or unfolds something. Answers whether there was anything. */
    public boolean backOut() {
        boolean covering = right.getChildren().size() > 1;
        boolean folding = narrow && unfolded;
        if (covering) {
            uncover();
        } else if (folding) {
            unfold(false);
        }
        return covering || folding;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        if (scale != desktop.scale()) {
            arrange();
        }
        zones().forEach(Screen::refresh);
    }

    @Override
    public void onTime() {
        // what is behind a zone that fills the window is drawn when it comes back
        filling.ifPresentOrElse(Screen::onTime, () -> zones().forEach(Screen::onTime));
    }

    @Override
    public void focus() {
        doing.focus();
    }

    /** 1 Decide, 2 Do, 3 timeline, 4 log. */
    public void focusZone(int number) {
        unfold(number == 3 || right.getChildren().size() > 1);
        List.of(decide, doing, timeline, log).get(number - 1).focus();
        markTab();
    }

    /** Goes to an entry of the timeline. */
    public void showEntry(long number) {
        unfold(true);
        timeline.showEntry(number);
    }

    public void focusLogFilter() {
        log.filter();
    }

    public void firstError() {
        log.firstError();
    }

    public void addLog() {
        log.addSource();
    }

    /** Opens the first of the large figures full size. */
    public void openSignal() {
        decide.openSignal();
    }

    public void pinLine() {
        log.pin();
    }
}
