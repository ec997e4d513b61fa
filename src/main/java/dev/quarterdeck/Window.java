package dev.quarterdeck;

import dev.quarterdeck.app.Look;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.ui.drill.AutoDrill;
import dev.quarterdeck.ui.parts.Fx;
import dev.quarterdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Starts JavaFX, shows the window, and waits until it was closed or the drill has played itself. Main thread. */
final class Window {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private Window() {
    }

    static int run(Workspace workspace, Optional<Path> runbook, boolean drill) throws IOException {
        Optional<Entry> entry = Optional.empty();
        if (runbook.isPresent()) {
            try {
                entry = Optional.of(workspace.library().open(runbook.get()));
            } catch (UnreadableRunbook e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        Optional<Entry> opened = entry;
        var closed = new CountDownLatch(1);
        start(workspace, (stage, window) -> {
            var place = new WindowPlace(stage, workspace.looks().look().frame(), screens());
            stage.setOnHidden(_ -> {
                Look.Frame last = place.now();
                window.keep(look -> look.at(last));
                window.close();
                closed.countDown();
            });
            window.show(() -> {
                opened.ifPresent(window::readFirst);
                if (drill) {
                    window.perform("drill.start");
                }
            });
        });
        await(closed);
        Platform.exit();
        return 0;
    }

    static int play(Workspace workspace, Path folder) throws IOException {
        var ready = new CompletableFuture<MainWindow>();
        start(workspace, (stage, window) -> {
            stage.setX(0);
            stage.setY(0);
            window.show(() -> ready.complete(window));
        });
        MainWindow window = ready.join();
        int code = new AutoDrill(window, workspace, folder, System.out::println).play();
        var closed = new CountDownLatch(1);
        Fx.run(() -> {
            window.close();
            closed.countDown();
        });
        await(closed);
        Platform.exit();
        return code;
    }

    /** Asks the system's browser or mail program to open an address. FX thread. */
    static void browse(String address) {
        new Asking().getHostServices().showDocument(address);
    }

    /** JavaFX hands its host services to an application only; this program starts without one. */
    private static final class Asking extends Application {
        @Override
        public void start(Stage stage) {
            throw new UnsupportedOperationException("it only asks the system");
        }
    }

    private static List<Rectangle2D> screens() {
        var screens = new ArrayList<>(List.of(Screen.getPrimary()));
        Screen.getScreens().stream().filter(screen -> !screens.contains(screen)).forEach(screens::add);
        return screens.stream().map(Screen::getVisualBounds).toList();
    }

    private interface Shown {
        void show(Stage stage, MainWindow window);
    }

    private static void start(Workspace workspace, Shown shown) {
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            var stage = new Stage();
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            shown.show(stage, new MainWindow(stage, workspace));
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
