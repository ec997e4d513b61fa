package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.quarterdeck.core.incident.Fact;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a window costs in which nothing happens, in percent of a core: an empty one of JavaFX's, the home screen, an incident with
 * a
 * runbook and nothing watched; one after the other in one run, each once Java has compiled what is done again and again. Not part
 * of the tests: README tells how to run it.
 */
class IdleBench {
    private static final Duration MEASURED = Duration.ofSeconds(Long.getLong("bench.seconds", 20));
    private static final Duration SETTLED = Duration.ofSeconds(Long.getLong("bench.settle", 30));
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    private Path folder;

    private static double percent(Operator operator) {
        operator.pause(SETTLED);
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        operator.pause(MEASURED);
        return 100.0 * (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - wall);
    }

    @Test
    void idle() throws Exception {
        Stage stage = Operator.stage();
        var operator = new Operator(stage);
        operator.ask(() -> {
            stage.setScene(new Scene(new StackPane(new Label("nothing")), 1440, 900));
            stage.show();
            return stage;
        });
        double empty = percent(operator);
        double home;
        double incident;
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            home = percent(lead);
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            incident = percent(lead);
        }
        System.out.printf("idle, in %% of a core: empty window %.1f, home %.1f (%.1f more; target 1), incident %.1f (%.1f more; "
                + "target 3)%n", empty, home,
                home - empty, incident, incident - empty);
        assertThat(home - empty).as("home").isLessThan(1);
        assertThat(incident - empty).as("incident").isLessThan(3);
    }
}
