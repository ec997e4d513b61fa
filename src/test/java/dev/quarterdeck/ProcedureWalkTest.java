package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working through procedures with keys and clicks: several at once, one that fails, where commands are meant, who is called. */
class ProcedureWalkTest {
    private static final String FIRST = "Procedure 1: Put Back the Application Only";
    private static final String SECOND = "Procedure 2: Put Back Application and Database";

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;

    @BeforeEach
    void folder() {
        record = new RecordOnDisk(folder);
    }

    private void declare(OpenConsole opened) {
        console = opened;
        lead = opened.operator();
        lead.control(KeyCode.U);
        lead.write("prompt-person", "Ada");
        lead.press(KeyCode.ENTER);
        lead.click("declare-rollback-procedure.md");
        lead.press(KeyCode.ENTER);
        lead.await("the console", () -> lead.shows("zone-do"));
        for (int i = 0; i < 7; i++) {
            tick();
        }
    }

    private void tick() {
        int before = console.facts(Fact.CheckTicked.class).size();
        lead.press(KeyCode.SPACE);
        lead.await("the tick", () -> console.facts(Fact.CheckTicked.class).size() > before);
    }

    private void choose(String procedure, int running) {
        lead.click("do-change");
        lead.clickWords(procedure + " · " + (procedure.equals(FIRST) ? "5–10 min" : "15–20 min"));
        lead.await("the procedure", () -> console.facts(Fact.ProcedureChosen.class).size() == running);
    }

    @Test
    void whatDoesNotWorkIsStoppedWithWhatItLeavesAndAnotherWayIsTaken() throws Exception {
        try (var opened = OpenConsole.in(folder)) {
            declare(opened);
            choose(FIRST, 1);
            tick();
            tick();
            tick();
            lead.press(KeyCode.SPACE);
            assertThat(lead.words("prompt")).startsWith("Version to go back to\n");
            lead.write("prompt-fill", "v1.4.2");
            lead.press(KeyCode.ENTER);
            lead.await("the value", () -> console.facts(Fact.FieldFilled.class).size() == 1);
            tick();
            lead.await("step 3", () -> lead.sees("tags/"));
            assertThat(lead.screen()).contains("v1.4.2");
            console.picture("procedures-value");
            tick();
            lead.press(KeyCode.C);
            lead.await("the copy", () -> !console.facts(Fact.CommandCopied.class).isEmpty());
            assertThat(lead.clipboard()).contains("git checkout tags/v1.4.2 -b rollback-").doesNotContain("v0.0.9");

            lead.press(KeyCode.N);
            assertThat(lead.words("stop")).contains("maintenance mode on", "code at v1.4.2", SECOND,
                    "Use when: The database migrations", "DevOps Lead");
            console.picture("procedures-stop");
            lead.press(KeyCode.ENTER);
            assertThat(lead.words("stop")).contains("This cannot stay empty.");
            lead.write("stop-reason", "The old code does not start");
            lead.clickWords(SECOND + " · 15–20 min\nUse when: The database migrations have to be undone as well");
            lead.clickWords("DevOps Lead");
            console.picture("procedures-stop-filled");
            lead.press(KeyCode.ENTER);
            lead.await("the events", () -> console.facts(Fact.ContactPaged.class).size() == 1);

            assertThat(record.last(Fact.ProcedureStopped.class))
                    .isEqualTo(new Fact.ProcedureStopped(FIRST, "The old code does not start",
                    List.of("maintenance mode on", "old code at v1.4.2")));
            assertThat(record.last(Fact.ProcedureChosen.class).procedure()).isEqualTo(SECOND);
            assertThat(lead.screen()).contains("Still in effect: maintenance mode on");
            console.picture("procedures-after-stop");
            lead.click("tab-contacts");
            lead.awaitWords("paged at ");
            console.picture("procedures-contacts");
        }
    }

    @Test
    void twoProceduresGoOnAtOnceEachInItsTab() throws Exception {
        try (var opened = OpenConsole.in(folder)) {
            declare(opened);
            choose(FIRST, 1);
            tick();
            choose(SECOND, 2);
            assertThat(lead.words("do-tab-0")).isEqualTo(FIRST);
            console.picture("procedures-tabs");
            console.size(1280, 720);
            console.picture("procedures-tabs-1280x720");
            console.size(1440, 900);
            lead.click("do-tab-0");
            lead.await("the first one", () -> lead.sees("Switch Maintenance Mode On"));
            tick();
            assertThat(record.last(Fact.CheckTicked.class).check().path()).contains("Procedure 1");
            assertThat(record.facts(Fact.ProcedureStopped.class)).isEmpty();
        }
    }

    @Test
    void commandsSayWhereTheyAreMeantAndWhatIsMissing() throws Exception {
        try (var opened = OpenConsole.in(folder)) {
            declare(opened);
            choose(SECOND, 1);
            assertThat(lead.screen()).doesNotContain("on ssh");
            lead.control(KeyCode.T);
            console.picture("procedures-target-open");
            lead.write("target-name", "-oProxyCommand=x");
            console.picture("procedures-target-wrong");
            lead.press(KeyCode.ENTER);
            assertThat(lead.words("target")).contains("begins with a letter or a digit");
            lead.write("target-name", "db-1");
            console.picture("procedures-target");
            lead.press(KeyCode.ENTER);
            lead.await("the target", () -> !console.facts(Fact.TargetNamed.class).isEmpty());
            assertThat(record.last(Fact.TargetNamed.class).target()).isEqualTo(new Target(Target.Kind.SSH, "db-1"));
            for (int i = 0; i < 3; i++) {
                tick();
            }
            lead.awaitWords("on ssh db-1");
            console.picture("procedures-on-target");
            lead.press(KeyCode.SHIFT, KeyCode.C);
            assertThat(lead.words("copy-ssh")).contains("For ssh db-1", "ssh -t -- db-1 '");
            console.picture("procedures-copy-ssh");
            lead.press(KeyCode.ENTER);
            lead.await("the copy", () -> !console.facts(Fact.CommandCopied.class).isEmpty());
            assertThat(lead.clipboard()).startsWith("ssh -t -- db-1 '").endsWith("'")
                    .isEqualTo(record.last(Fact.CommandCopied.class).text());
        }
    }

    /** Most runbooks are of this kind: an alert, no matrix, no checkbox. */
    @Test
    void aRunbookWithoutMatrixAndChecksIsInHandAtOnceAndLeavesNothingOpen() throws Exception {
        Path file = Files.writeString(folder.resolve("TargetDown.md"), """
                # TargetDown

                ## Meaning

                A target cannot be scraped.

                ## Diagnosis

                Look at the pods:

                ```console
                $ kubectl -n monitoring get pods
                ```

                ## Mitigation

                Restart what is down.
                """);
        try (var opened = OpenConsole.in(folder.resolve("data"))) {
            console = opened;
            lead = opened.operator();
            opened.opens(file);
            lead.click("declare-TargetDown.md");
            lead.press(KeyCode.ENTER);
            lead.await("the first step", () -> lead.sees("kubectl -n monitoring get pods"));
            assertThat(lead.screen()).contains("no decision matrix was found in the runbook")
                    .doesNotContain("Execute rollback", "WHEN TO ROLL BACK", "database");
            opened.picture("procedures-no-matrix");
            tick();
            lead.awaitWords("The runbook goes on with");
            lead.click("pick-0");
            lead.awaitWords("Restart what is down.");
            tick();
            assertThat(new RecordOnDisk(folder.resolve("data")).facts(Fact.ProcedureChosen.class)).hasSize(2);
            lead.control(KeyCode.R);
            assertThat(lead.words("restored")).doesNotContain("Still open");
            opened.picture("procedures-no-matrix-restored");
        }
    }

    @Test
    void aRunbookWithoutStepsSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("people.md"),
                "# People\n\n## Contacts\n\n| Role | Primary |\n|---|---|\n| Lead | Ada |\n");
        try (var opened = OpenConsole.in(folder.resolve("data"))) {
            opened.opens(file);
            opened.operator().click("declare-people.md");
            opened.operator().press(KeyCode.ENTER);
            opened.operator().click("do-read");
            opened.operator().await("the text", () -> opened.operator().shows("runbook-source"));
        }
    }
}
