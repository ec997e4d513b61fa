package dev.quarterdeck;

import dev.quarterdeck.app.Look.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Puts the window where it stood when it was closed, and knows where it stands now. FX thread only. */
final class WindowPlace {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double SMALLEST = 200;
    /** A window that is maximized has its new size before it says so, or after. */
    private static final Duration SETTLED = Duration.millis(300);

    private final Stage stage;
    private final PauseTransition settling = new PauseTransition(SETTLED);
    private Frame free;

    /** @param screens what of each screen a window may cover, the first one first */
    WindowPlace(Stage stage, Optional<Frame> kept, List<Rectangle2D> screens) {
        this.stage = stage;
        this.free = kept.flatMap(frame -> within(frame, screens)).orElseGet(() -> first(screens.getFirst()));
        stage.setX(free.x());
        stage.setY(free.y());
        stage.setWidth(free.width());
        stage.setHeight(free.height());
        stage.setMaximized(free.maximized());
        settling.setOnFinished(_ -> free = now());
        InvalidationListener moved = _ -> settling.playFromStart();
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(each -> each.addListener(moved));
    }

    /** In the middle; a window as large as the screen has its title bar outside of it, since the frame is not counted. */
    private static Frame first(Rectangle2D screen) {
        double width = Math.min(WIDTH, screen.getWidth());
        double height = Math.min(HEIGHT, screen.getHeight());
        return new Frame(screen.getMinX() + (screen.getWidth() - width) / 2, screen.getMinY() + (screen.getHeight() - height) / 2,
                width, height, screen.getWidth() <= WIDTH || screen.getHeight() <= HEIGHT);
    }

    /** On the screen that it covers most, and wholly; empty when that screen is gone, or no window can be like that. */
    static Optional<Frame> within(Frame kept, List<Rectangle2D> screens) {
        return screens.stream().filter(screen -> covered(kept, screen) > 0)
                .max(Comparator.comparingDouble(screen -> covered(kept, screen)))
                .map(screen -> {
                    double width = Math.min(Math.max(kept.width(), SMALLEST), screen.getWidth());
                    double height = Math.min(Math.max(kept.height(), SMALLEST), screen.getHeight());
                    double x = Math.max(Math.min(kept.x(), screen.getMaxX() - width), screen.getMinX());
                    double y = Math.max(Math.min(kept.y(), screen.getMaxY() - height), screen.getMinY());
                    return new Frame(x, y, width, height, kept.maximized());
                });
    }

    private static double covered(Frame frame, Rectangle2D screen) {
        double width = Math.min(frame.x() + frame.width(), screen.getMaxX()) - Math.max(frame.x(), screen.getMinX());
        double height = Math.min(frame.y() + frame.height(), screen.getMaxY()) - Math.max(frame.y(), screen.getMinY());
        return width > 0 && height > 0 ? width * height : 0; // NaN too
    }

    /** Where it stands, and where a maximized one goes back to. */
    Frame now() {
        boolean apart = stage.isMaximized() || stage.isIconified() || stage.isFullScreen();
        return apart ? new Frame(free.x(), free.y(), free.width(), free.height(), stage.isMaximized())
                : new Frame(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }
}
