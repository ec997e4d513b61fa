package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Attention;
import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Look;
import dev.quarterdeck.app.LookKeeping;
import dev.quarterdeck.app.Session;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Timer;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.time.JumpDetector;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.console.ConsoleScreen;
import dev.quarterdeck.ui.home.HomeScreen;
import dev.quarterdeck.ui.messages.MessageEditor;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Theme;
import dev.quarterdeck.ui.postmortem.PostMortemScreen;
import dev.quarterdeck.ui.runbook.ReadingScreen;
import dev.quarterdeck.ui.runbook.RunbookScreen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The window: top bar, rail, one place at a time, status bar, and at most one sheet over it. Keys are handled here first
 * where they work everywhere. FX thread only.
 */
public final class MainWindow implements Desktop, AutoCloseable {
    private static final java.time.Duration EVERY = java.time.Duration.ofMillis(100);
    private static final Duration TOLD = Duration.seconds(8);
    /** Over the foot of the Watch zone, where the least is lost: neither the log nor a message is covered. */
    private static final javafx.geometry.Insets SAID_AT = new javafx.geometry.Insets(0, 0, 34, 66);
    private static final double SAID_WIDTH = 344;
    private static final long FOCUS_GRACE_NANOS = 300_000_000L;

    private final Workspace workspace;
    private final Session session;
    private final Stage stage;
    private final Theme theme;
    private final LookKeeping looks;
    private final List<Action> actions;
    private final TopBar top;
    private final StatusBar status;
    private final Rail rail;
    private final StackPane content = new StackPane();
    private final StackPane layers = new StackPane();
    private final StackPane veil = new StackPane();
    private final Label said = Parts.wrapped("", "toast");
    private final PauseTransition unsay = new PauseTransition(TOLD);
    private final Timer timer;
    private final Work.Place warning;
    private final HomeScreen home;
    /** What is typed, opened or filtered in an incident's console stays with that incident. */
    private final Map<IncidentId, ConsoleScreen> consoles = new HashMap<>();
    private final RunbookScreen runbook;
    private final ReadingScreen readings;
    private final PostMortemScreen postmortem;
    private Place place = Place.HOME;
    private Optional<Node> sheet = Optional.empty();
    private @Nullable Node focusBefore;
    private @Nullable Node pressedIn;
    private long focusedAt;
    private boolean refreshing;
    private final Interval lookingAgain = new Interval(java.time.Duration.ofSeconds(2));
    private final Interval attending = new Interval(java.time.Duration.ofSeconds(1));
    private final Interval warned = new Interval(java.time.Duration.ofSeconds(5));
    private final Liveliness lively;
    private final Attention attention;
    private final JumpDetector jumps = new JumpDetector();

    public MainWindow(Stage stage, Workspace workspace) {
        this.stage = stage;
        this.workspace = workspace;
        this.session = new Session(workspace, this::tell, new SecretGate(this)::pass);
        this.lively = new Liveliness(workspace.desk(), workspace.wall());
        this.timer = new Timer(EVERY, workspace.work(), lively::due, this::onTime);
        this.warning = workspace.work().place();
        this.looks = new LookKeeping(workspace.looks(), workspace.work(), this::tell);
        this.actions = new WindowActions(this).all();
        this.attention = new Attention(workspace.notifier(), workspace.work(), this::tell);
        var frame = new BorderPane();
        layers.getChildren().addAll(frame, veil, said);
        var scene = new Scene(layers, 1440, 900);
        theme = new Theme(scene, workspace.looks().look());
        top = new TopBar(this);
        status = new StatusBar(this);
        rail = new Rail(this);
        home = new HomeScreen(this);
        runbook = new RunbookScreen(this);
        readings = new ReadingScreen(this);
        postmortem = new PostMortemScreen(this);
        frame.setTop(top.node());
        frame.setLeft(rail.node());
        frame.setCenter(content);
        frame.setBottom(new VBox(new FailureNotice(this).node(), status.node()));
        veil.getStyleClass().add("veil");
        veil.setVisible(false);
        said.setVisible(false);
        said.setId("toast");
        said.setMaxSize(SAID_WIDTH, Region.USE_PREF_SIZE);
        StackPane.setAlignment(said, javafx.geometry.Pos.BOTTOM_LEFT);
        StackPane.setMargin(said, SAID_AT);
        unsay.setOnFinished(_ -> said.setVisible(false));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::keyTyped);
        dropping(scene);
        stage.setScene(scene);
        stage.setTitle(Texts.of("app.name"));
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                focusedAt = System.nanoTime();
            }
            attend();
        });
        stage.iconifiedProperty().addListener((_, _, iconified) -> {
            if (!iconified) {
                refresh();
            }
        });
        session.onChange(this::refresh);
        stage.setOnCloseRequest(this::closing);
    }

    /** What was said of a runbook and not saved is nowhere else. */
    private void closing(WindowEvent request) {
        List<String> unsaved = readings.unsaved();
        if (unsaved.isEmpty()) {
            return;
        }
        request.consume();
        Button without = Parts.button("unsaved-close", Texts.of("unsaved.close"), "", stage::hide, Styles.SMALL);
        var content = Parts.column(8, Parts.wrapped(Texts.of("unsaved.words", String.join("\n", unsaved))), without);
        content.setPrefWidth(520);
        content.setFocusTraversable(true);
        open(new Sheet("unsaved", Texts.of("unsaved.title"), content, content, Texts.of("unsaved.back"), () -> true, this)
                .alsoWhileReading());
    }

    /** Shows the window and reads the record; {@code whenReady} runs when the last open incident is there again. */
    public void show(Runnable whenReady) {
        refresh();
        go(Place.HOME);
        stage.show();
        timer.start();
        session.load(() -> {
            if (session.shown().isPresent()) {
                go(Place.CONSOLE);
            }
            screen().focus();
            notice();
            whenReady.run();
        });
    }

    /** What became of the record stays until it was read: Esc takes it away, time does not. */
    private void notice() {
        if (!workspace.notices().isEmpty()) {
            tellUntilRead(String.join("\n", workspace.notices()));
        }
    }

    @Override
    public void tellUntilRead(String words) {
        tell(words);
        unsay.stop();
    }

    /** The runbook that the program was started with: read it, unless an incident is in hand. */
    public void readFirst(Entry entry) {
        if (session.shown().isEmpty() && entry instanceof Entry.Readable readable) {
            read(readable);
        }
    }

    /** Scales every size; {@code steps} of 10 %, 0 goes back to 100 %. */
    void zoom(int steps) {
        theme.scale(steps);
        keep(theme.choices());
        refresh();
    }

    /** Light or dark, the other one of the two. */
    void flip() {
        theme.flip();
        keep(theme.choices());
    }

    /** Keeps for the next start what the person changed about the window. */
    public void keep(UnaryOperator<Look> change) {
        looks.keep(change);
    }

    @Override
    public double scale() {
        return theme.scale();
    }

    public Theme theme() {
        return theme;
    }

    /** The console of the incident that is shown. */
    Optional<ConsoleScreen> console() {
        return session.shown().map(live -> consoles.computeIfAbsent(live.id(), _ -> new ConsoleScreen(this)));
    }

    Stage stage() {
        return stage;
    }

    private Screen screen() {
        return switch (place) {
            case HOME -> home;
            case CONSOLE -> console().<Screen>map(shown -> shown).orElse(home);
            case RUNBOOK -> runbook;
            case READING -> readings;
            case POSTMORTEM -> postmortem;
        };
    }

    /** Several events in a row are drawn once. */
    private void refresh() {
        if (refreshing) {
            return;
        }
        refreshing = true;
        try {
            boolean reading = place == Place.RUNBOOK && runbook.chosen().isPresent() || place == Place.READING
                    && readings.chosen().isPresent();
            if (place != Place.HOME && !reading && session.shown().isEmpty()) {
                place = Place.HOME;
            }
            if (!content.getChildren().equals(List.of(screen().node()))) {
                content.getChildren().setAll(screen().node());
                if (sheet.isEmpty()) {
                    screen().focus();
                }
            }
            top.refresh();
            status.refresh();
            rail.mark(place);
            screen().refresh();
            drawTitle();
        } finally {
            refreshing = false; // a defect in one zone must not stop the whole window
        }
    }

    private void drawTitle() {
        String incident = session.shown().map(live -> EntryWords.shown(live.incident().title(), live.mask()) + " – ").orElse("");
        String title = (attention.mark().isEmpty() ? "" : attention.mark() + " – ") + incident + Texts.of("app.name");
        if (!title.equals(stage.getTitle())) {
            stage.setTitle(title);
        }
    }

    /** What came up while another window was in front is marked until this one is looked at. */
    private void attend() {
        attention.look(session.lives(), stage.isFocused() && !stage.isIconified());
        drawTitle();
    }

    private void onTime() {
        lively.inSight(session.shown().map(Live::clock).orElse(workspace.wall()),
                place == Place.CONSOLE && session.shown().filter(live -> !live.logs().isEmpty() || live.anyRunning().isPresent())
                .isPresent());
        if (lookingAgain.due()) {
            session.lookAgain();
            if (place == Place.HOME || place == Place.RUNBOOK || place == Place.READING) {
                session.lookAtFiles();
            }
        }
        session.lives().forEach(Live::onTime);
        if (attending.due()) {
            attend();
        }
        jumps.look(workspace.wall().wall().instant(), System.nanoTime()).ifPresent(by -> {
            session.clockJumped(by);
            tell(Texts.of(by.isNegative() ? "clock.back" : "clock.ahead", Times.words(by.abs())));
        });
        if (!warning.busy() && warned.due()) {
            warning.run(workspace.keeping().warnings()::get, status::warn);
        }
        if (!stage.isIconified()) { // what nobody sees is drawn when the window comes back
            top.onTime();
            status.onTime();
            screen().onTime();
        }
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Workspace workspace() {
        return workspace;
    }

    @Override
    public void perform(String actionId) {
        actions.stream().filter(a -> a.id().equals(actionId)).findFirst().ifPresent(action -> {
            if (action.when().getAsBoolean()) {
                action.run().run();
            } else {
                tell(Texts.of("action.notnow", action.words()));
            }
        });
    }

    @Override
    public String keyOf(String actionId) {
        return actions.stream().filter(a -> a.id().equals(actionId)).map(Action::keyText).findFirst().orElse("");
    }

    @Override
    public void read(Entry.Readable entry) {
        runbook.read(entry);
        go(Place.RUNBOOK);
    }

    /** The runbook of the library that is being read. */
    Optional<Entry.Readable> reading() {
        return place == Place.RUNBOOK ? runbook.chosen() : place == Place.READING ? readings.chosen() : Optional.empty();
    }

    @Override
    public void correct(Entry.Readable entry) {
        readings.read(entry);
        go(Place.READING);
    }

    @Override
    public void correctIncident() {
        readings.readIncident();
        go(Place.READING);
    }

    /** What the parts are taken for of the runbook that is read, else of the incident's. */
    void correctShown() {
        reading().ifPresentOrElse(this::correct, this::correctIncident);
    }

    /** The incident's own runbook, not one of the library. */
    void readIncident() {
        runbook.readIncident();
        go(Place.RUNBOOK);
    }

    @Override
    public void go(Place wanted) {
        place = wanted;
        refresh();
        if (sheet.isEmpty()) {
            screen().focus();
        }
    }

    Place place() {
        return place;
    }

    @Override
    public void open(Sheet wanted) {
        String readOnly = workspace.desk().readOnlyReason();
        if (wanted.records() && !readOnly.isEmpty()) {
            tell(readOnly); // before somebody fills in what cannot be kept
            return;
        }
        openNode(wanted.node());
        wanted.focus();
    }

    void openPalette() {
        var palette = new Palette(actions, this);
        openNode(palette.node());
        palette.focus();
    }

    void openSearch() {
        var search = new SearchSheet(this, hit -> session.show(hit.incident(), () -> {
            go(Place.CONSOLE);
            console().ifPresent(console -> console.showEntry(hit.number()));
        }));
        openNode(search.node());
        search.focus();
    }

    void openNode(Node node) {
        if (sheet.isEmpty()) {
            focusBefore = stage.getScene().getFocusOwner();
        }
        sheet = Optional.of(node);
        veil.getChildren().setAll(node);
        veil.setVisible(true);
        veil.applyCss();
        veil.layout();
    }

    @Override
    public void closeSheet() {
        if (sheet.isEmpty()) {
            return;
        }
        sheet = Optional.empty();
        veil.getChildren().clear();
        veil.setVisible(false);
        if (focusBefore != null && focusBefore.getScene() == stage.getScene()) {
            focusBefore.requestFocus();
        } else {
            screen().focus();
        }
    }

    @Override
    public void tell(String words) {
        said.setText(words);
        said.setVisible(true);
        unsay.playFromStart();
    }

    @Override
    public void copy(String text) {
        var copied = new ClipboardContent();
        copied.putString(text);
        Clipboard.getSystemClipboard().setContent(copied);
    }

    /** Opens the message editor over the timeline and the log. */
    void writeMessage() {
        live().ifPresent(live -> {
            go(Place.CONSOLE);
            ConsoleScreen console = console().orElseThrow();
            var editor = new MessageEditor(this, live, () -> {
                console.uncover();
                console.focus();
            });
            console.cover(editor.editorNode(), editor.previewNode());
            // a control that was never laid out is in no scene and would leave the keyboard where ticks are made
            console.node().applyCss();
            console.node().layout();
            editor.focus();
        });
    }

    private void key(KeyEvent event) {
        pressedIn = stage.getScene().getFocusOwner();
        if (meantForAnotherWindow()) {
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            backOut(event);
            return;
        }
        if (sheet.isPresent()) {
            return;
        }
        boolean writing = event.getTarget() instanceof TextInputControl;
        for (Action action : actions) {
            if (!action.keys().isEmpty() && KeyCombination.valueOf(action.keys()).match(event)
                    && (event.isShortcutDown() || isFunctionKey(event) || !writing)) {
                event.consume();
                perform(action.id());
                return;
            }
        }
    }

    private boolean meantForAnotherWindow() {
        return System.nanoTime() - focusedAt < FOCUS_GRACE_NANOS;
    }

    /**
     * {@code ?} is typed with different keys on different keyboards, so its character counts. A key that opened a field
     * must not leave its character in it.
     */
    private void keyTyped(KeyEvent event) {
        if (meantForAnotherWindow() || pressedIn != null && pressedIn != stage.getScene().getFocusOwner()) {
            event.consume();
            return;
        }
        if ("?".equals(event.getCharacter()) && sheet.isEmpty() && !(event.getTarget() instanceof TextInputControl)) {
            event.consume();
            perform("keys");
        }
    }

    private static boolean isFunctionKey(KeyEvent event) {
        return event.getCode().isFunctionKey();
    }

    private void backOut(KeyEvent event) {
        if (sheet.isPresent()) {
            event.consume();
            closeSheet();
        } else if (said.isVisible()) {
            event.consume();
            said.setVisible(false);
        } else if (place == Place.CONSOLE && console().isPresent()) {
            ConsoleScreen console = console().get();
            if (console.backOut() || event.getTarget() instanceof TextInputControl) {
                event.consume();
                console.focus();
            }
        }
    }

    private void dropping(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.setOnDragDropped(event -> {
            event.getDragboard().getFiles().forEach(file -> session.openRunbook(file.toPath(), _ -> go(Place.HOME)));
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /** The keys of the present view, on one card. */
    void showKeys() {
        var rows = new ArrayList<Node>();
        for (Action action : actions) {
            if (!action.keys().isEmpty()) {
                rows.add(keyRow(action.keyText(), action.words()));
            }
        }
        for (String line : Texts.of("keys.zones").split("\\|")) {
            String[] parts = line.split("=", 2);
            rows.add(keyRow(parts[0], parts[1]));
        }
        var grid = new javafx.scene.layout.FlowPane(javafx.geometry.Orientation.VERTICAL, 14, 6);
        grid.setPrefWrapLength(540);
        grid.setMinWidth(0); // the bar at its side takes no more than the room behind the last column
        grid.getChildren().addAll(rows);
        open(Sheet.told("keys", Texts.of("keys.title"), grid, grid, this));
    }

    private static Node keyRow(String key, String words) {
        Label name = Parts.label(key, Styles.KEY);
        var box = new StackPane(name);
        box.setMinWidth(104);
        box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox row = Parts.row(8, box, Parts.wrapped(words));
        row.setPrefWidth(352); // three of them beside one another, 1280 pixels wide
        return row;
    }

    /** The visible node with that id, for a drill that plays itself and for tests. */
    public Optional<Node> find(String id) {
        return layers.lookupAll("#" + id).stream().filter(MainWindow::seen).findFirst();
    }

    private static boolean seen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public Scene scene() {
        return stage.getScene();
    }

    @Override
    public void close() {
        timer.close();
        session.close();
    }
}
