package dev.quarterdeck.ui.drill;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.ui.parts.Fx;
import dev.quarterdeck.ui.parts.Snapshots;
import dev.quarterdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** Keys and clicks of a person who is not there, sent through the toolkit's own robot. Never on the FX thread. */
final class Hands {
    private static final long SETTLE_MILLIS = 30;
    /** The robot presses real keys only, so the shortcut key must be named. */
    private static final KeyCode SHORTCUT = System.getProperty("os.name").startsWith("Mac") ? KeyCode.COMMAND : KeyCode.CONTROL;
    private final MainWindow window;
    private final Workspace workspace;
    private final Robot robot;

    Hands(MainWindow window, Workspace workspace) {
        this.window = window;
        this.workspace = workspace;
        this.robot = ask(Robot::new);
    }

    /** Answers a question about the window on the FX thread. */
    <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        Fx.run(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private void act(Runnable work) throws InterruptedException {
        ask(() -> {
            work.run();
            return true;
        });
        Thread.sleep(SETTLE_MILLIS);
    }

    boolean there(String id) {
        return ask(() -> window.find(id).isPresent());
    }

    boolean empty(String id) {
        return ask(() -> window.find(id).filter(TextInputControl.class::isInstance).map(TextInputControl.class::cast)
                .filter(field -> field.getText().isEmpty()).isPresent());
    }

    void click(String id) throws InterruptedException {
        await(id + " to appear", Duration.ofSeconds(5), () -> window.find(id).isPresent());
        act(() -> {
            Node node = window.find(id).orElseThrow();
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout(); // what has just appeared has no place before
            Bounds place = node.localToScreen(node.getBoundsInLocal());
            robot.mouseMove(place.getCenterX(), place.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    void press(KeyCode code, boolean control) throws InterruptedException {
        act(() -> {
            if (control) {
                robot.keyPress(SHORTCUT);
            }
            robot.keyPress(code);
            robot.keyRelease(code);
            if (control) {
                robot.keyRelease(SHORTCUT);
            }
        });
    }

    void key(KeyCode code) throws InterruptedException {
        press(code, false);
    }

    /** Replaces what stands in a field. */
    void write(String id, String text) throws InterruptedException {
        await(id + " to appear", Duration.ofSeconds(5), () -> window.find(id).isPresent());
        act(() -> {
            if (window.find(id).orElseThrow() instanceof TextInputControl input) {
                input.requestFocus();
                input.selectAll();
                input.replaceSelection(text);
            } else {
                throw new IllegalStateException(id + " is no field");
            }
        });
    }

    void palette(String words) throws InterruptedException {
        press(KeyCode.K, true);
        write("palette-query", words);
        press(KeyCode.ENTER, false);
    }

    /** Waits as long as {@code scenario} takes on the incident's clock. */
    void pause(Duration scenario) throws InterruptedException {
        ScenarioClock clock = ask(() -> window.live().map(Live::clock).orElseGet(workspace::wall));
        Thread.sleep(clock.real(scenario));
    }

    void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!ask(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + patience.toSeconds() + " s for " + what);
            }
            Thread.sleep(SETTLE_MILLIS);
        }
    }

    /** One picture dark, one light. */
    void pictures(Path folder, String name) throws IOException, InterruptedException {
        for (boolean dark : new boolean[] {false, true}) {
            act(() -> window.theme().use(dark));
            WritableImage image = ask(() -> Snapshots.take(window.scene()));
            Snapshots.write(image, folder.resolve(name + (dark ? "-dark" : "-light") + ".png"));
        }
    }
}
