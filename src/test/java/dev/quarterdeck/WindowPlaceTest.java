package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Look.Frame;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1440, 870);
    private static final Rectangle2D BESIDE = new Rectangle2D(1440, 0, 2560, 1440);
    private static final List<Rectangle2D> SCREENS = List.of(LAPTOP, BESIDE);

    @Test
    void itStandsWhereItStood() {
        var frame = new Frame(1500, 100, 1600, 1000, false);
        assertThat(WindowPlace.within(frame, SCREENS)).contains(frame);
        var maximized = new Frame(1500, 100, 1600, 1000, true);
        assertThat(WindowPlace.within(maximized, SCREENS)).contains(maximized);
    }

    @Test
    void itIsBroughtBackToTheScreenItCoversMost() {
        assertThat(WindowPlace.within(new Frame(-300, 0, 1280, 720, false), SCREENS))
                .contains(new Frame(0, 30, 1280, 720, false));
        assertThat(WindowPlace.within(new Frame(1300, 1000, 1280, 720, false), SCREENS))
                .contains(new Frame(1440, 720, 1280, 720, false));
        assertThat(WindowPlace.within(new Frame(0, 0, 9000, 9000, false), List.of(LAPTOP)))
                .contains(new Frame(0, 30, 1440, 870, false));
        assertThat(WindowPlace.within(new Frame(100, 100, 3, 3, false), SCREENS)).contains(new Frame(100, 100, 200, 200, false));
    }

    @Test
    void withoutItsScreenOrWithoutSenseItIsForgotten() {
        assertThat(WindowPlace.within(new Frame(1500, 100, 1600, 1000, false), List.of(LAPTOP))).isEmpty();
        for (double odd : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -32_000, 1e300}) {
            assertThat(WindowPlace.within(new Frame(odd, 100, 1280, 720, false), SCREENS)).as("at %s", odd).isEmpty();
        }
        assertThat(WindowPlace.within(new Frame(0, 0, Double.NaN, 720, false), SCREENS)).isEmpty();
        assertThat(WindowPlace.within(new Frame(0, 0, -5, 720, false), SCREENS)).isEmpty();
    }

    @Test
    void whereItWasMovedIsKnownAfterItWasClosed() throws Exception {
        Stage stage = Operator.stage();
        var operator = new Operator(stage);
        WindowPlace place = operator.ask(() -> {
            var before = new Frame(40, 50, 600, 500, false);
            stage.setScene(new Scene(new Region()));
            var restored = new WindowPlace(stage, Optional.of(before), List.of(new Rectangle2D(0, 0, 1000, 1000)));
            stage.show();
            return restored;
        });
        operator.await("the window where it stood", () -> operator.ask(place::now).equals(new Frame(40, 50, 600, 500, false)));
        operator.ask(() -> {
            stage.setX(70);
            stage.setHeight(640);
            stage.close();
            return true;
        });
        assertThat(operator.ask(place::now)).isEqualTo(new Frame(70, 50, 600, 640, false));
    }
}
