package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that is taken up again, asked for twice before its simulated service runs. */
class DrillTakenUpTest {
    @TempDir
    private Path folder;

    @Test
    void aDrillThatIsAskedForTwiceHasOneSimulatedService() throws Exception {
        IncidentId drill;
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            lead.command(Texts.of("action.drill.start"));
            lead.await("the drill", () -> lead.shows("drill-band"));
            drill = lead.ask(() -> console.window().live().orElseThrow().id());
            lead.control(KeyCode.H);
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty()
                    && !lead.ask(() -> console.window().live().orElseThrow().id()).equals(drill));
        }
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            assertThat(console.simulated()).isZero();
            var shown = new AtomicInteger();
            lead.ask(() -> {
                console.window().session().show(drill, shown::incrementAndGet);
                console.window().session().show(drill, shown::incrementAndGet);
                return true;
            });
            lead.await("the drill twice", () -> shown.get() == 2);
            lead.pause(java.time.Duration.ofMillis(500));
            assertThat(console.simulated()).isEqualTo(1);
        }
    }
}
