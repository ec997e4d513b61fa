package dev.quarterdeck;

import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;

/**
 * A console in a process of its own, to be killed: declares on the bundled runbook with keys and ticks one check after the
 * other. Prints each tick when the window shows it as saved.
 */
final class WindowChild {
    private WindowChild() {
    }

    public static void main(String[] args) throws Exception {
        var record = new RecordOnDisk(Path.of(args[0]));
        OpenConsole console = OpenConsole.in(record.folder());
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.write("declare-title", "Killed in the middle");
        lead.press(KeyCode.ENTER);
        lead.await("the console", () -> lead.shows("zone-do"));
        lead.press(KeyCode.DIGIT2);
        for (int ticks = 1; ; ticks++) {
            int wanted = ticks;
            lead.press(KeyCode.SPACE);
            lead.await("tick " + ticks, () -> console.facts(Fact.CheckTicked.class).size() >= wanted);
            System.out.println("TICKED " + console.facts(Fact.CheckTicked.class).getLast().check().text());
        }
    }
}
