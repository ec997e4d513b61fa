package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.StoreOpening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rollback whose commands are run from the console: against a small repository and a service of this laptop. */
@Timeout(240)
class RunWalkTest {
    @TempDir
    private Path folder;
    private Path repository;
    private HttpServer service;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;

    @BeforeEach
    void world() throws Exception {
        repository = Files.createDirectory(folder.resolve("listings"));
        shell("git init -q -b main . && git config user.email a@example.org && git config user.name Ada"
                + " && echo good > state && git add . && git commit -qm 'first' && git tag v1.4.1"
                + " && echo bad > state && git commit -qam 'second' && git tag v1.5.0"
                + " && printf '#!/bin/sh\\ncat state > running\\n' > restart.sh && chmod +x restart.sh && ./restart.sh");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/health", exchange -> {
            boolean good = Files.readString(repository.resolve("running")).startsWith("good");
            byte[] body = (good ? "{\"status\": \"ok\"}" : "{\"status\": \"down\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(good ? 200 : 503, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        service.start();
        record = new RecordOnDisk(folder.resolve("data"));
    }

    @AfterEach
    void end() {
        service.stop(0);
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("sh", "-c", script).directory(repository.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("setup").toFile()).start();
        assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(() -> "setup").isZero();
    }

    private String runbook() {
        return """
                # Listings: rollback

                ## Procedure 1: Code only

                Use when: only the code has changed

                #### Step 1: Identify Stable Version (1 minute)

                ```bash
                git tag --sort=creatordate
                ```

                - [ ] Stable version identified: `__________`

                #### Step 2: Revert Application Code (2 minutes)

                ```bash
                # Check out the version of before
                git checkout -q tags/v0.0.9 -b rollback-1

                # Verify you're on the right version
                git log --oneline -1
                ```

                - [ ] Code reverted to stable version

                #### Step 3: Restart Application (1 minute)

                ```bash
                ./restart.sh && rm -rf cache
                ```

                - [ ] Application restarted

                #### Step 4: Verify Rollback (2 minutes)

                ```bash
                curl -si http://127.0.0.1:%d/health
                # Should return HTTP 200
                ```

                - [ ] Health endpoint answers
                """.formatted(service.getAddress().getPort());
    }

    private void declare() throws Exception {
        Path file = Files.writeString(folder.resolve("listings.md"), runbook());
        console = OpenConsole.in(folder.resolve("data"));
        lead = console.operator();
        lead.control(KeyCode.U);
        lead.write("prompt-person", "Ada");
        lead.press(KeyCode.ENTER);
        console.opens(file);
        lead.await("the row", () -> lead.shows("declare-listings.md"));
        lead.click("declare-listings.md");
        lead.press(KeyCode.ENTER);
        lead.await("the console", () -> lead.shows("zone-do"));
    }

    private void here() {
        lead.control(KeyCode.T);
        lead.await("the target form", () -> lead.shows("target-kind-0"));
        lead.click("target-kind-0");
        lead.press(KeyCode.ENTER);
        lead.await("the target", () -> console.facts(Fact.TargetNamed.class).size() == 1);
        lead.press(KeyCode.DIGIT2);
    }

    private void confirm() {
        int before = console.facts(Fact.CommandEnded.class).size();
        lead.press(KeyCode.ENTER);
        lead.await("the end of the run", () -> console.facts(Fact.CommandEnded.class).size() > before);
    }

    @Test
    void aRollbackIsRunFromTheRunbookAndItsRecordIsTrue() throws Exception {
        declare();
        try (var _ = console) {
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.R);
            lead.await("the question for the target", () -> lead.shows("target-kind-0"));
            lead.press(KeyCode.ESCAPE);
            here();

            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run"));
            assertThat(lead.words("run")).contains("git tag --sort=creatordate",
                    "bash --noprofile --norc -c 'git tag --sort=creatordate'",
                    "Runs on this laptop");
            lead.write("run-folder", repository.toString());
            console.picture("run-confirm");
            confirm();
            assertThat(console.facts(Fact.CommandEnded.class).getLast().output()).isEqualTo("v1.4.1\nv1.5.0\n");

            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.V);
            lead.await("the value form", () -> lead.shows("value"));
            lead.write("value-value", "v1.4.1");
            lead.press(KeyCode.ENTER);
            lead.await("the value", () -> console.facts(Fact.FieldFilled.class).size() == 1);
            assertThat(console.facts(Fact.FieldFilled.class).getFirst()).satisfies(f -> {
                assertThat(f.value()).isEqualTo("v1.4.1");
                assertThat(f.source()).startsWith("git tag --sort=creatordate, ");
            });
            lead.press(KeyCode.SPACE);
            lead.await("the tick", () -> console.facts(Fact.CheckTicked.class).size() == 1);

            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run"));
            assertThat(lead.words("run")).contains("tags/v1.4.1", "One by one", "quarterdeck $? || exit");
            confirm();
            Fact.CommandEnded reverted = console.facts(Fact.CommandEnded.class).getLast();
            assertThat(reverted.how()).isEqualTo(CommandEnding.EXITED);
            assertThat(reverted.exit()).isZero();
            assertThat(reverted.parts()).hasSize(2);
            assertThat(repository.resolve("state")).hasContent("good");
            long seq = console.facts(Fact.CommandEnded.class).getLast().run().seq();
            lead.await("the offer of the tick", () -> lead.shows("run-" + seq + "-tick"));
            assertThat(console.facts(Fact.CheckTicked.class)).as("nothing ticks itself").hasSize(1);
            console.picture("run-ended");
            lead.click("run-" + seq + "-output");
            lead.awaitWords("first");
            lead.click("run-" + seq + "-tick");
            lead.await("the tick", () -> console.facts(Fact.CheckTicked.class).size() == 2);
            assertThat(console.facts(Fact.CheckTicked.class).getLast().evidence()).contains("git checkout", "exit 0");

            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run-name"));
            lead.press(KeyCode.ENTER);
            assertThat(lead.words("run")).contains("This deletes", "Not run: type this laptop");
            console.picture("run-dangerous");
            lead.write("run-name", "this laptop");
            confirm();
            assertThat(repository.resolve("running")).hasContent("good");
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.await("the tick", () -> console.facts(Fact.CheckTicked.class).size() == 3);

            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run"));
            confirm();
            assertThat(console.facts(Fact.CommandEnded.class).getLast().note()).isEqualTo("as expected: Should return HTTP 200");
        }
        List<Event> events = record.events();
        Incident incident = Incident.of(events.getFirst().incident(), events);
        assertThat(incident.commandRuns()).hasSize(4).allMatch(run -> run.here() && run.succeeded() && run.by().equals("Ada"))
                .allSatisfy(run -> assertThat(run.started().folder()).isEqualTo(repository.toString()));
        String text = PostMortem.document(incident, Optional.empty(), Instant.now(), "test").text();
        assertThat(text).contains("## Commands that were run", "git tag", "exit 0", "as expected: Should return HTTP 200",
                "<summary>Output of command 1, 14 bytes, sha256 ", "v1.4.1\nv1.5.0\n```\n\n</details>");
        record.assertSound();
    }

    @Test
    void whatRunsIsSeenWhileItRunsAndStopsWhenAsked() throws Exception {
        Path file = Files.writeString(folder.resolve("listings.md"), """
                # Follow

                ## Steps

                1. Follow the log with `sh -c 'echo out; echo broken >&2; printf "\\033[31mred\\033[0m\\n"; sleep 300'`
                """);
        console = OpenConsole.in(folder.resolve("data"));
        lead = console.operator();
        try (var _ = console) {
            lead.control(KeyCode.U);
            lead.write("prompt-person", "Ada");
            lead.press(KeyCode.ENTER);
            console.opens(file);
            lead.await("the row", () -> lead.shows("declare-listings.md"));
            lead.click("declare-listings.md");
            lead.press(KeyCode.ENTER);
            lead.await("the console", () -> lead.shows("zone-do"));
            here();
            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run"));
            lead.press(KeyCode.ENTER);
            lead.await("its lines", () -> lead.sees("broken") && lead.sees("red") && lead.sees("err"));
            console.picture("run-going");
            assertThat(console.facts(Fact.CommandEnded.class)).isEmpty();
            lead.control(KeyCode.PERIOD);
            lead.await("the end", () -> console.facts(Fact.CommandEnded.class).size() == 1);
            assertThat(console.facts(Fact.CommandEnded.class).getFirst().how()).isEqualTo(CommandEnding.STOPPED);
            // 130 by the interrupt; 143 where whoever started this test had interrupts ignored, so that terminating had to follow
            lead.await("how it ended", () -> lead.sees("■ stopped, exit 130") || lead.sees("■ stopped, exit 143"));
        }
        assertThat(record.facts(Fact.CommandStarted.class)).hasSize(1);
    }

    @Test
    void whatRanWhenTheConsoleWasKilledIsToldAndNotRunAgain() throws Exception {
        Path data = folder.resolve("data");
        String text = runbook();
        try (OpenedStore store = new StoreOpening(new DataFolder(data), Clock.systemUTC()).console()) {
            IncidentId id = store.log().newId();
            List<Fact> facts = List.of(new Fact.IncidentDeclared("Listings fail", Severity.P1, ""),
                    new Fact.RunbookAttached("listings.md", "ab".repeat(32), text), new Fact.TargetNamed(Target.LAPTOP),
                    new Fact.ProcedureChosen("Procedure 1: Code only", ""),
                    new Fact.CommandStarted("Identify Stable Version", "touch ran-again", "cd".repeat(32), Target.LAPTOP,
                            List.of("bash", "-c", "touch ran-again"), repository.toString(), "ada@laptop", Duration.ZERO));
            for (Fact fact : facts) {
                store.log().append(List.of(new Draft(id, Instant.now(), Optional.empty(), "Ada", fact)));
            }
        }
        console = OpenConsole.in(data);
        lead = console.operator();
        try (var _ = console) {
            lead.await("the console", () -> lead.shows("zone-do"));
            lead.await("the end that is told", () -> console.facts(Fact.CommandEnded.class).size() == 1);
            assertThat(console.facts(Fact.CommandEnded.class).getFirst().how()).isEqualTo(CommandEnding.NOT_KNOWN);
            lead.awaitWords("its result is not known");
            assertThat(lead.screen()).contains("was running when the console ended");
            console.picture("run-left-behind");
        }
        assertThat(repository.resolve("ran-again")).doesNotExist();
        assertThat(record.facts(Fact.CommandStarted.class)).hasSize(1);
    }

    @Test
    void inADrillTheSameIsAskedAndNothingRuns() throws Exception {
        console = OpenConsole.in(folder.resolve("data"));
        lead = console.operator();
        try (var _ = console) {
            lead.command(Texts.of("action.drill.start"));
            lead.await("the drill", () -> lead.shows("drill-band"));
            lead.ask(() -> {
                String first = console.window().live().orElseThrow().runbook().orElseThrow().procedures().getFirst().title();
                console.window().session().submit(new Command.ChooseProcedure(first, ""));
                return first;
            });
            lead.await("the procedure", () -> console.facts(Fact.ProcedureChosen.class).size() == 1);
            lead.press(KeyCode.DIGIT2);
            for (int i = 0; i < 12 && !lead.sees("Run..."); i++) {
                int before = console.facts(Fact.CheckTicked.class).size();
                lead.press(KeyCode.SPACE);
                lead.await("the tick", () -> console.facts(Fact.CheckTicked.class).size() > before);
            }
            lead.press(KeyCode.R);
            lead.await("the confirmation", () -> lead.shows("run"));
            assertThat(lead.words("run")).contains("DRILL", "nothing runs");
            console.picture("run-drill");
            if (lead.shows("run-name")) {
                lead.write("run-name", "this laptop");
            }
            lead.press(KeyCode.ENTER);
            lead.awaitWords("DRILL: nothing ran.");
            assertThat(console.facts(Fact.CommandStarted.class)).isEmpty();
        }
        assertThat(folder.resolve("data").resolve("runs")).doesNotExist();
    }
}
