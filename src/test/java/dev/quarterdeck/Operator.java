package dev.quarterdeck;

import dev.quarterdeck.ui.parts.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A person at the window, who can press, click, type and look, and nothing else. What plays the keys and the mouse is
 * known to this class only. Never on the FX thread.
 */
final class Operator {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    Operator(Stage stage) {
        this.stage = stage;
    }

    /** A stage of its own for each window, since some of what is done to one stays with it. */
    static Stage stage() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        return FxToolkit.registerStage(Stage::new);
    }

    /**
     * Whether what fails on the FX thread and nobody handles fails what is done next, too; a test that wants it to fail does not.
     */
    static void failsByWhatNobodyHandled(boolean wanted) {
        WaitForAsyncUtils.autoCheckException = wanted;
        WaitForAsyncUtils.clearExceptions();
    }

    /** Keys held together, the last one struck. */
    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    void control(KeyCode... keys) {
        press(Stream.concat(Stream.of(KeyCode.SHORTCUT), Stream.of(keys)).toArray(KeyCode[]::new));
    }

    void type(String words) {
        robot.write(words, 0);
        settle();
    }

    void click(String id) {
        do {
            await(id + " to appear", () -> found(id).isPresent());
            place();
        } while (!found(id).map(this::clicked).orElse(false));
        settle();
    }

    /** False when the node was drawn anew in the moment before it was clicked. */
    private boolean clicked(Node node) {
        try {
            robot.clickOn(node, Motion.DIRECT);
            return true;
        } catch (RuntimeException e) {
            if (node.getScene() == null) {
                return false;
            }
            throw e;
        }
    }

    /** Clicks what carries exactly these words, in a menu too. */
    void clickWords(String words) {
        await("“" + words + "” to appear", () -> saying(words).isPresent());
        place();
        robot.clickOn(saying(words).orElseThrow(), Motion.DIRECT);
        settle();
    }

    /** What has just appeared gets its place with the next frame, and there are few of them here. */
    private void place() {
        ask(() -> {
            windows().map(window -> window.getScene().getRoot()).forEach(root -> {
                root.applyCss();
                root.layout();
            });
            return true;
        });
    }

    /** Puts words where the keyboard is, by way of the clipboard: a long address is typed letter by letter by nobody. */
    void paste(String words) {
        ask(() -> {
            var copied = new ClipboardContent();
            copied.putString(words);
            return Clipboard.getSystemClipboard().setContent(copied);
        });
        control(KeyCode.V);
    }

    /** Clicks into a field and replaces what stands there. */
    void write(String id, String words) {
        click(id);
        control(KeyCode.A);
        if (words.isEmpty()) {
            press(KeyCode.DELETE);
        } else {
            paste(words);
        }
    }

    /** Through the palette, with keys only. */
    void command(String words) {
        control(KeyCode.K);
        await("the palette", () -> shows("palette-query"));
        type(words);
        press(KeyCode.ENTER);
    }

    boolean shows(String id) {
        return found(id).isPresent();
    }

    /** What a field, a button or a label with this id says, its inner labels included. */
    String words(String id) {
        await(id + " to appear", () -> found(id).isPresent());
        return ask(() -> String.join("\n", words(found(id).orElseThrow()).toList()));
    }

    boolean focused(String id) {
        return ask(() -> found(id).map(Node::isFocused).orElse(false));
    }

    boolean sees(String words) {
        return screen().contains(words);
    }

    void awaitWords(String words) {
        await("“" + words + "” on screen", () -> sees(words));
    }

    /** Every word in sight, a line for each place. */
    String screen() {
        return ask(() -> String.join("\n", windows()
                .flatMap(w -> words(w.getScene().getRoot())).toList()));
    }

    /** Whether the words can be read as drawn: what a label cuts off with an ellipsis cannot. */
    boolean reads(String words) {
        return ask(() -> nodes().anyMatch(n -> n instanceof Labeled label && label.lookup(".text") instanceof Text drawn
                && drawn.getText().contains(words)));
    }

    String clipboard() {
        return ask(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s for " + what + "; the screen reads:\n"
                        + screen());
            }
            pause(Duration.ofMillis(20));
        }
    }

    void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /**
     * With {@code -Dpictures=true} leaves a picture of the scene in {@code target/screenshots}: drawing it takes time that most
     * runs can spare.
     */
    void picture(Scene scene, String name) {
        if (!TAKES_PICTURES) {
            return;
        }
        WritableImage image = ask(() -> Snapshots.take(scene));
        try {
            Snapshots.write(image, PICTURES.resolve(name + ".png"));
        } catch (IOException e) {
            throw new AssertionError("no picture " + name, e);
        }
    }

    <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE.toMillis(), question);
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    private Optional<Node> found(String id) {
        return ask(() -> nodes().filter(n -> id.equals(n.getId())).findFirst());
    }

    private Optional<Node> saying(String words) {
        return ask(() -> nodes().filter(n -> n instanceof Labeled l && words.equals(l.getText())).findFirst());
    }

    /** This console's window and its menus. */
    private Stream<Window> windows() {
        return List.copyOf(Window.getWindows()).stream().filter(Window::isShowing)
                .filter(w -> w == stage || w instanceof PopupWindow popup && popup.getOwnerWindow() == stage);
    }

    private Stream<Node> nodes() {
        return windows().flatMap(w -> visible(w.getScene().getRoot()));
    }

    private static Stream<Node> visible(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<Node> inner = node instanceof Parent parent
                ? new ArrayList<>(parent.getChildrenUnmodifiable()).stream().flatMap(Operator::visible) : Stream.empty();
        return Stream.concat(Stream.of(node), inner);
    }

    /** The texts of nodes in their order; what a field or a label is made of inside says nothing more. */
    private static Stream<String> words(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return switch (node) {
            case TextInputControl input -> said(input.getText());
            case Labeled labeled -> Stream.concat(said(labeled.getText()),
                    labeled.getGraphic() == null ? Stream.empty() : words(labeled.getGraphic()));
            case Text text -> said(text.getText());
            case Parent parent -> new ArrayList<>(parent.getChildrenUnmodifiable()).stream().flatMap(Operator::words);
            default -> Stream.empty();
        };
    }

    private static Stream<String> said(String words) {
        return words == null || words.isBlank() ? Stream.empty() : Stream.of(words);
    }
}
