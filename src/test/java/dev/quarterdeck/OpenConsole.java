package dev.quarterdeck;

import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.ui.window.MainWindow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A console as the roof opens it, with its window on the headless screen. A failure that nobody handled, on any thread,
 * fails the test when the console is closed.
 */
final class OpenConsole implements AutoCloseable {
    private static final int SECONDS = 60;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Workspace> opened = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final List<String> browsed = new CopyOnWriteArrayList<>();
    private final List<String> notified = new CopyOnWriteArrayList<>();
    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private volatile CountedSimulator simulators;
    private final Stage stage;
    private final Operator operator;
    private final MainWindow window;
    private final boolean beganDark;

    /** On the wall clock, as a person opens it. */
    static OpenConsole in(Path folder) throws Exception {
        return new OpenConsole(folder, ScenarioClock.wall(InstantSource.system()));
    }

    /** On a clock that runs {@code factor} times as fast, so that a minute of samples does not take a minute. */
    static OpenConsole hurried(Path folder, double factor) throws Exception {
        InstantSource wall = InstantSource.system();
        return new OpenConsole(folder, ScenarioClock.scaled(wall, wall.instant(), factor));
    }

    /** With other ports than the roof's, where a test wants a slow or a failing one. */
    static OpenConsole with(Path folder, UnaryOperator<Workspace> ports) throws Exception {
        return new OpenConsole(folder, ScenarioClock.wall(InstantSource.system()), ports);
    }

    private OpenConsole(Path folder, ScenarioClock clock) throws Exception {
        this(folder, clock, UnaryOperator.identity());
    }

    private OpenConsole(Path folder, ScenarioClock clock, UnaryOperator<Workspace> ports) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            unhandled.add(failure);
        });
        Thread.ofPlatform().name("roof").start(() -> roof(folder, clock));
        Workspace workspace = ports.apply(opened.get(SECONDS, TimeUnit.SECONDS));
        var ready = new CompletableFuture<MainWindow>();
        stage = Operator.stage();
        operator = new Operator(stage);
        operator.ask(() -> {
            stage.setX(0);
            stage.setY(0);
            var main = new MainWindow(stage, workspace);
            main.show(() -> ready.complete(main));
            return main;
        });
        window = ready.get(SECONDS, TimeUnit.SECONDS);
        beganDark = operator.ask(() -> window.theme().dark());
        dark(true);
        operator.await("the window to have the keyboard", stage::isFocused);
        operator.pause(java.time.Duration.ofMillis(350)); // keys that come at once are taken for another window's
    }

    /** The same opening and closing as the program's own. */
    private void roof(Path folder, ScenarioClock clock) {
        try {
            ended.complete(new Quarterdeck(clock).opened(new DataFolder(folder), 1, Optional.empty(), workspace -> {
                opened.complete(withoutBrowser(workspace));
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 0;
            }));
        } catch (Exception e) {
            opened.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    /** The same workspace, but what would open in a browser or be shown outside the window is only noted. */
    private Workspace withoutBrowser(Workspace w) {
        simulators = new CountedSimulator(w.simulator());
        return new Workspace(w.work(), w.failures(), w.desk(), w.library(), w.logs(), w.highlights(), w.prober(), w.samples(),
                w.changes(),
                w.confirmations(), w.runner(), w.drillProber(), simulators,
                w.drillFactor(), w.drills(), w.exports(), browsed::add, this::noted, w.wall(), w.person(), w.looks(), w.keeping(),
                w.notices(), w.version());
    }

    private CompletionStage<String> noted(String title, String words) {
        notified.add(title + " · " + words);
        return CompletableFuture.completedStage("");
    }

    /** What failed that the test wanted to fail: taken out, so that it does not fail the test. */
    List<Throwable> unhandled() {
        var taken = List.copyOf(unhandled);
        unhandled.clear();
        return taken;
    }

    /** How many simulated services are running. */
    int simulated() {
        return simulators.running();
    }

    /** What was to be shown outside the window. */
    List<String> notified() {
        return notified;
    }

    /** The addresses that the system was asked to open. */
    List<String> browsed() {
        return browsed;
    }

    Operator operator() {
        return operator;
    }

    MainWindow window() {
        return window;
    }

    /** How many events of the shown incident have reached the screen. */
    int events() {
        return operator.ask(() -> window.live().map(live -> live.incident().events().size()).orElse(0));
    }

    /** Waits until {@code record} has so many of a kind, and all that it has is on the screen. */
    void awaitRecorded(RecordOnDisk record, Class<? extends Fact> kind, int count) {
        operator.await(count + " " + kind.getSimpleName() + " in the record", () -> record.facts(kind).size() >= count);
        int events = record.events().size();
        operator.await("the window to show it", () -> events() >= events && operator.words("status-saved").contains("saved"));
    }

    /** What of the shown incident has reached the screen. */
    <F extends Fact> List<F> facts(Class<F> kind) {
        return operator.ask(() -> window.live().map(live -> live.incident().events()).orElse(List.of()).stream()
                .map(Event::fact).filter(kind::isInstance).map(kind::cast).toList());
    }

    /** What a chosen file leads to; the system's own dialog cannot be pressed here. */
    void opens(Path runbook) {
        operator.ask(() -> {
            window.session().openRunbook(runbook, _ -> { });
            return runbook;
        });
    }

    Scene scene() {
        return stage.getScene();
    }

    void dark(boolean dark) {
        operator.ask(() -> {
            window.theme().use(dark);
            return dark;
        });
    }

    void size(double width, double height) {
        operator.ask(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        operator.await("the new size", () -> scene().getWidth() == width && scene().getHeight() == height);
    }

    /** Whether it was dark when it opened; from then on it is, so that pictures are alike. */
    boolean beganDark() {
        return beganDark;
    }

    void picture(String name) {
        operator.picture(scene(), name);
    }

    @Override
    public void close() {
        operator.ask(() -> {
            window.close();
            stage.close();
            return true;
        });
        closing.countDown();
        ended.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        Thread.setDefaultUncaughtExceptionHandler(null);
        if (!unhandled.isEmpty()) {
            throw new AssertionError(unhandled.size() + " failures that nobody handled", unhandled.getFirst());
        }
    }
}
