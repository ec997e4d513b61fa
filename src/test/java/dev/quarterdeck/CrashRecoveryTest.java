package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that is killed, and a second one beside the first. */
class CrashRecoveryTest {
    private static final int TICKS = 5;

    @TempDir
    private Path folder;

    @Test
    void afterAKillTheConsoleOpensOnTheIncidentToTheLastTickItHadSaved() throws Exception {
        List<String> acknowledged = killAfterSomeTicks();

        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            assertThat(lead.shows("zone-do")).as("the console, not the home screen").isTrue();
            assertThat(lead.screen()).contains("Killed in the middle");
            assertThat(console.facts(Fact.CheckTicked.class)).extracting(t -> t.check().text())
                    .as("every tick that the window had shown").containsAll(acknowledged);
            for (String check : acknowledged) {
                String title = check.substring(0, check.indexOf(':'));
                assertThat(lead.words("zone-timeline")).contains("“" + title + "” ticked");
            }
            console.picture("30-after-the-kill");

            int before = console.facts(Fact.CheckTicked.class).size();
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.await("the next tick", () -> console.facts(Fact.CheckTicked.class).size() > before);
        }
        new RecordOnDisk(folder).assertSound();
    }

    /** The checks whose ticks the child had shown as saved. */
    private List<String> killAfterSomeTicks() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless", "-Djavafx.animation.pulse=10", "-Dprism.order=sw", "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m", "-Duser.home=" + System.getProperty("user.home"), "-cp", System.getProperty("java.class.path"),
                        WindowChild.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var ticked = new ArrayList<String>();
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("TICKED ")) {
                    ticked.add(line.substring("TICKED ".length()));
                }
                if (ticked.size() == TICKS) {
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.toHandle().destroyForcibly();
        }
        assertThat(ticked).hasSizeGreaterThanOrEqualTo(TICKS);
        return ticked;
    }

    @Test
    @Soak
    void aSecondConsoleSaysWhoHasTheDataAndOnlyReads() throws Exception {
        try (OpenConsole first = OpenConsole.in(folder)) {
            Operator lead = first.operator();
            lead.control(KeyCode.I);
            lead.write("declare-title", "Recorded by the first");
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !first.facts(Fact.IncidentDeclared.class).isEmpty());
            int events = new RecordOnDisk(folder).events().size();

            try (OpenConsole second = OpenConsole.in(folder)) {
                Operator reader = second.operator();
                reader.awaitWords("has this data open. You can read here; record there.");
                assertThat(reader.words("status-saved")).contains("read-only");
                assertThat(reader.words("zone-timeline")).contains("Recorded by the first");
                assertThat(reader.words("zone-watch")).contains("This console only reads and watches nothing.");
                assertThat(reader.shows("watch-more")).isFalse();
                second.picture("31-second-console");
                reader.press(KeyCode.DIGIT2);
                reader.press(KeyCode.SPACE);
                reader.control(KeyCode.N);
                reader.type("not recorded");
                reader.press(KeyCode.ENTER);
                reader.awaitWords("record there");
                for (KeyCode form : List.of(KeyCode.I, KeyCode.D, KeyCode.R)) {
                    reader.control(form);
                    reader.awaitWords("record there");
                    assertThat(reader.shows("declare")).as("a form that could not be recorded").isFalse();
                    assertThat(reader.shows("decision")).isFalse();
                    assertThat(reader.shows("restored")).isFalse();
                }
                reader.press(KeyCode.ENTER);
                reader.control(KeyCode.U);
                reader.await("the name, which is no part of the record", () -> reader.shows("prompt"));
                reader.press(KeyCode.ESCAPE);
                assertThat(new RecordOnDisk(folder).events()).hasSize(events);
                assertThat(new RecordOnDisk(folder).incidents()).hasSize(1);
            }
        }
    }
}
