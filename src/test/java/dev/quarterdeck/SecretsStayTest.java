package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.TypedWords;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of every kind come in by every way that takes words, and none goes out by any that gives them. */
class SecretsStayTest {
    @TempDir
    private Path folder;

    private static List<Command> waysIn(String words, int n) {
        return List.of(new Command.ChangeTitle("Outage " + n + ": " + words), new Command.StateImpact("seen: " + words),
                new Command.AddNote(words, Optional.empty()),
                new Command.ChangeSeverity(n % 2 == 0 ? Severity.P0 : Severity.P1, "since " + words),
                new Command.MarkChange("set " + words),
                new Command.FillField("value " + n, words), new Command.CopyCommand("step " + n, words),
                new Command.CopyMessage("Status " + n, "", words),
                new Command.MarkSent("Status " + n, "", words), new Command.PageContact("Database", "bob " + n, words),
                new Command.BeginInterruption("for " + words), new Command.EndInterruption("after " + words),
                new Command.PromiseEta(Duration.ofMinutes(5), "by " + words),
                new Command.WriteSection("Root Cause", words + "\n\nsection " + n),
                new Command.PinEvidence("app.log", n, n, words, "ab".repeat(32), Optional.empty(), ""));
    }

    private String record() throws Exception {
        var id = new IncidentId[1];
        var clock = ScenarioClock.wall(InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z")));
        new Quarterdeck(clock).opened(new DataFolder(folder.resolve("data")), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            id[0] = desk.begin(clock);
            desk.submit(id[0], "Ada", new Command.Declare("Listings fail", Severity.P1, "", Optional.empty(), "Ada"))
                    .toCompletableFuture().join();
            for (int i = 0; i < Canary.ALL.size(); i++) { // all at once, so that they are saved together
                List<CompletableFuture<Reply>> replies = waysIn(Canary.ALL.get(i).words(), i).stream()
                        .map(way -> desk.submit(id[0], "Ada", way).toCompletableFuture()).toList();
                assertThat(replies).as(Canary.ALL.get(i).words())
                        .allSatisfy(reply -> assertThat(reply.join()).isInstanceOf(Reply.Done.class));
            }
            onScreen(desk.incident(id[0]));
            return 0;
        });
        return id[0].text();
    }

    private static void onScreen(Incident incident) {
        var shown = new ArrayList<String>();
        for (Event event : incident.events()) {
            shown.add(EntryWords.title(incident.entry(event), SecretMask.standard()));
            shown.add(EntryWords.shown(incident.entry(event).words().detail(), SecretMask.standard()));
        }
        assertNone("the timeline", String.join("\n", shown));
    }

    private static void assertNone(String way, String out) {
        for (Canary canary : Canary.ALL) {
            assertThat(out.contains(canary.secret())).as("%s shows %s", way, canary.words()).isFalse();
        }
    }

    private String printed(String... arguments) {
        try (Printed printed = new Printed()) {
            QuarterdeckCommand.run(new Quarterdeck(), arguments);
            return printed.out() + printed.err();
        }
    }

    @Test
    void noSecretGoesOutThatCameIn() throws Exception {
        String id = record();
        String data = folder.resolve("data").toString();
        Path log = Files.writeString(folder.resolve("app.log"),
                String.join("\n", Canary.ALL.stream().filter(c -> !c.words().contains("\n"))
                .map(Canary::words).toList()) + "\n");
        assertNone("export", printed("export", id, "--data", data));
        assertNone("incidents", printed("incidents", "--data", data));
        assertNone("incidents --json", printed("incidents", "--json", "--data", data));
        assertNone("replay", printed("replay", id, "--data", data));
        assertNone("log", printed("log", log.toString()));
        assertNone("log --json", printed("log", "--json", log.toString()));
        for (String word : List.of("Outage", "Status", "since", "seen", "set", "value", "section", "app.log", "password",
                "canary")) {
            String found = printed("search", word, "--limit", "2000", "--data", data);
            assertNone("search " + word, found);
        }
        assertThat(printed("search", "Outage", "--limit", "2000", "--data", data)).contains(id);
    }

    /** A key that comes line by line, and a token where a title is cut short. */
    @Test
    void noRestOfASecretIsLeftWhereALineEndsOrIsCut() throws Exception {
        String full = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";
        String last = "cKjMzSAyCm9Qw0==";
        String token = "ghp_0123456789abcdefghijABCDEFGHIJ";
        List<String> rows = List.of("-----BEGIN PRIVATE KEY-----", full, full, last, "-----END PRIVATE KEY-----", "all is well");
        Path log = Files.write(folder.resolve("keys.log"), rows.stream().map(row -> "2026-11-23T14:02:11Z app[1]: " + row)
                .toList());
        assertThat(printed("log", log.toString())).contains("all is well").doesNotContain(last, full);
        assertThat(printed("log", "--json", log.toString())).doesNotContain(last, full);
        var id = new IncidentId[1];
        var clock = ScenarioClock.wall(InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z")));
        new Quarterdeck(clock).opened(new DataFolder(folder.resolve("data")), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            id[0] = desk.begin(clock);
            desk.submit(id[0], "Ada", new Command.Declare("Listings fail", Severity.P1, "", Optional.empty(), "Ada"))
                    .toCompletableFuture().join();
            for (int i = 0; i < rows.size(); i++) {
                desk.submit(id[0], "Ada", new Command.PinEvidence("app.log", i + 1, i, rows.get(i), "ab".repeat(32),
                        Optional.empty(), ""))
                        .toCompletableFuture().join();
            }
            for (int cut = 100; cut < 120; cut += 3) {
                desk.submit(id[0], "Ada", new Command.CopyCommand("step", "x".repeat(cut - 15) + " curl " + token
                        + " y".repeat(20)))
                        .toCompletableFuture().join();
                desk.submit(id[0], "Ada", new Command.WriteSection("Root Cause", "x".repeat(cut - 15) + " curl " + token
                        + " y".repeat(20)))
                        .toCompletableFuture().join();
            }
            for (Event event : desk.incident(id[0]).events()) {
                assertThat(EntryWords.title(desk.incident(id[0]).entry(event), SecretMask.standard())).doesNotContain("ghp_");
            }
            return 0;
        });
        String data = folder.resolve("data").toString();
        String timeline = printed("export", id[0].text(), "--data", data).replaceFirst("(?s).*## Timeline", "");
        assertThat(timeline).contains("all is well").doesNotContain(last, full, "ghp_");
        assertThat(printed("search", "copied", "--data", data)).contains(id[0].text()).doesNotContain("ghp_");
        assertThat(printed("search", "Root", "--data", data)).contains(id[0].text()).doesNotContain("ghp_");
    }

    /** Everything that is typed is asked about before it is recorded. */
    @Test
    void everyWayInThatIsTypedIsSeenByTheQuestion() {
        for (Canary canary : Canary.ALL) {
            for (Command way : waysIn(canary.words(), 1)) {
                boolean typed = !(way instanceof Command.CopyCommand || way instanceof Command.PinEvidence);
                Command without = TypedWords.changed(way, SecretMask.standard()::masked);
                assertThat(without.toString().contains(canary.secret())).as(way.toString()).isEqualTo(!typed);
            }
        }
    }

    @Test
    void aTypedSecretIsRecordedOnlyWhenThePersonWantsThat() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder.resolve("window"))) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.control(KeyCode.N);
            lead.type("db password=hunter2 works");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("Keep it out?");
            console.picture("34-keep-it-out");
            assertThat(console.facts(Fact.NoteAdded.class)).isEmpty();
            lead.press(KeyCode.ENTER);
            lead.await("the note", () -> !console.facts(Fact.NoteAdded.class).isEmpty());
            assertThat(console.facts(Fact.NoteAdded.class).getLast().text()).isEqualTo("db password=•••••• works");
        }
    }
}
