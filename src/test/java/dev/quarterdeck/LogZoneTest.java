package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs as a lead reads them: with keys, in the console that the roof opens, on files that grow. */
class LogZoneTest {
    private static final int CALLS = 400;

    @TempDir
    private Path folder;

    /** Calls of an API as JSON, every tenth an error, the newest with a stack trace, a key in between. */
    private Path log(String name, Instant from) throws Exception {
        Path file = folder.resolve(name);
        var text = new StringBuilder();
        for (int i = 0; i < CALLS; i++) {
            boolean bad = i % 10 == 7;
            text.append("{\"timestamp\":\"").append(from.plusMillis(700L * i)).append("\",\"level\":\"")
                    .append(bad ? "ERROR" : i % 10 == 3 ? "WARN" : "INFO")
                    .append("\",\"logger\":\"").append(bad ? "api.pagination" : "api.listings").append("\",\"message\":\"")
                    .append(bad ? "InvalidCursor: signature mismatch page=" + i : "GET /api/listings?limit=" + i
                    + " 200 in 12 ms")
                    .append("\",\"cid\":\"c").append(1000 + i).append("\"}\n");
        }
        text.append(from.plusSeconds(290)).append(" ERROR pool is empty, password=hunter2\n")
                .append("java.lang.IllegalStateException: no connection\n\tat app.Pool.take(Pool.java:42)\n\tat "
                + "app.Main.main(Main.java:7)\n");
        Files.writeString(file, text);
        return file;
    }

    private static void append(Path file, String line) throws Exception {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void declare(OpenConsole console) {
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.press(KeyCode.ENTER);
        lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
        lead.press(KeyCode.DIGIT4);
    }

    private static void follow(Operator lead, Path file) {
        lead.press(KeyCode.O);
        lead.await("the form", () -> lead.shows("log-source-form"));
        lead.click("log-source-kind-1");
        lead.write("log-source", file.toString());
        assertThat(lead.words("log-source-exact")).isEqualTo("follow " + file);
        lead.press(KeyCode.ENTER);
        String name = file.getFileName().toString();
        lead.await("its tab", () -> lead.words("zone-log").contains(name));
    }

    @Test
    void aLogIsReadSearchedNarrowedAndPinned() throws Exception {
        Path file = log("api.log", Instant.now().minusSeconds(400));
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            declare(console);
            console.picture("60-log-none");
            follow(lead, file);
            lead.await("the end of it", () -> lead.words("log-lines").contains("at app.Main.main"));
            assertThat(lead.words("log-lines")).as("secrets are hidden").contains("pool is empty").doesNotContain("hunter2");
            both(console, "61-log-at-rest");

            lead.type("/");
            lead.type("cursor|pool");
            lead.await("nothing, since | is only a character", () -> lead.words("log-count").equals("0 lines"));
            lead.press(KeyCode.ALT, KeyCode.R);
            lead.await("the matches", () -> lead.words("log-count").equals("42 lines"));
            lead.press(KeyCode.ENTER);
            assertThat(lead.words("log-lines")).as("other lines stay").contains("at app.Main.main");
            for (int i = 0; i < 4; i++) {
                lead.press(KeyCode.SHIFT, KeyCode.N);
            }
            lead.await("an earlier match", () -> lead.words("log-lines").contains("page=387"));
            lead.press(KeyCode.H);
            lead.awaitWords("Stays highlighted in this log: cursor|pool");
            both(console, "62-log-highlighted");
            append(file, "{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"ERROR\",\"message\":\"InvalidCursor again\"}");
            lead.await("the count to grow", () -> lead.words("log-count").equals("43 lines"));
            assertThat(lead.words("log-lines")).as("what is read does not run away").doesNotContain("InvalidCursor again");

            lead.press(KeyCode.G);
            lead.await("the first line", () -> lead.words("log-lines").contains("limit=0 "));
            lead.press(KeyCode.F);
            lead.await("the last line", () -> lead.words("log-lines").contains("InvalidCursor again"));

            lead.click("log-times");
            lead.await("the middle of the time", () -> lead.words("log-follow").contains("scrolled back")
                    && !lead.words("log-lines").contains("InvalidCursor again"));
            lead.press(KeyCode.E);
            lead.await("the first error since the declaration", () -> lead.words("log-lines").contains("InvalidCursor again"));
            lead.press(KeyCode.F);

            lead.click("log-mode");
            lead.await("only matching lines", () -> !lead.words("log-lines").contains("at app.Main.main")
                    && lead.words("log-lines").contains("page=397"));
            lead.press(KeyCode.X);
            lead.type("page=3");
            lead.press(KeyCode.ENTER);
            lead.await("the excluded to go", () -> lead.words("log-lines").contains("page=297")
                    && !lead.words("log-lines").contains("page=397"));
            assertThat(lead.words("log-narrowed")).isEqualTo("without page=3");
            both(console, "63-log-filtered");
            console.size(1280, 720);
            console.picture("63-log-filtered-1280x720");
            console.size(1440, 900);
            lead.press(KeyCode.F11);
            both(console, "64-log-full-window");
            lead.press(KeyCode.F11);

            for (int i = 0; i < 4; i++) {
                lead.press(KeyCode.UP);
            }
            lead.press(KeyCode.P);
            lead.await("the evidence", () -> !console.facts(Fact.EvidencePinned.class).isEmpty());
            Fact.EvidencePinned pinned = console.facts(Fact.EvidencePinned.class).getLast();
            assertThat(pinned.text()).contains("page=297");
            byte[] bytes = pinned.text().getBytes(StandardCharsets.UTF_8);
            assertThat(Arrays.copyOfRange(Files.readAllBytes(file), (int) pinned.offset(), (int) pinned.offset() + bytes.length))
                    .isEqualTo(bytes);

            lead.press(KeyCode.A);
            lead.await("all lines", () -> !lead.words("log-lines").contains("page=287"));
            lead.press(KeyCode.DIGIT3);
            lead.press(KeyCode.DOWN);
            lead.press(KeyCode.ENTER);
            lead.await("the pinned line", () -> lead.words("evidence-text").contains("page=297"));
            console.picture("65-log-evidence");
            lead.click("evidence-confirm");
            lead.await("the line where it stands", () -> lead.words("log-lines").contains("page=297"));
            lead.press(KeyCode.ENTER);
            lead.await("its fields", () -> lead.words("log-opened-fields").contains("c1297"));
            lead.click("log-opened-exact");
            console.picture("66-log-line-opened");
            lead.press(KeyCode.ESCAPE);
            lead.control(KeyCode.C);
            lead.await("a copy", () -> lead.clipboard().contains("page=297"));
        }
    }

    @Test
    void aSecretInALineIsReadNowhereFromTheScreenToThePostMortem() throws Exception {
        String line = Instant.now()
                + " ERROR \u001b[33mconnection pool\u001b[0m is empty: too many connections, password=hunter2 \u001b[31mgiving "
                + "up\u001b[0m";
        Path file = Files.writeString(folder.resolve("api.log"), "calm\n" + line + "\n");
        Path data = folder.resolve("data");
        try (OpenConsole console = OpenConsole.in(data)) {
            Operator lead = console.operator();
            declare(console);
            follow(lead, file);
            lead.await("the line without its secret", () -> lead.words("log-lines").contains("password=••••••"));
            console.picture("68-log-secret");
            assertThat(lead.ask(() -> console.scene().getRoot().lookupAll(".log-red").size())).as("its colours stay")
                    .isPositive();


            lead.control(KeyCode.C);
            lead.await("a copy", () -> lead.clipboard().contains("password=••••••"));
            assertThat(lead.clipboard()).contains("giving up").doesNotContain("hunter2");
            lead.press(KeyCode.P);
            lead.awaitWords("Pinned: ");
            unread(lead);
            Fact.EvidencePinned pinned = console.facts(Fact.EvidencePinned.class).getLast();
            assertThat(pinned.text()).as("the record keeps what stood there").contains("hunter2");

            lead.press(KeyCode.ENTER);
            lead.await("the line opened", () -> lead.words("log-opened-text").contains("••••••"));
            unread(lead);
            lead.click("log-opened-copy");
            assertThat(lead.clipboard()).contains("••••••").doesNotContain("hunter2");
            lead.press(KeyCode.ESCAPE);

            lead.press(KeyCode.DIGIT3);
            lead.press(KeyCode.DOWN);
            lead.press(KeyCode.E);
            lead.await("the correction", () -> lead.shows("correct-reason"));
            unread(lead);
            lead.press(KeyCode.ESCAPE);
            lead.press(KeyCode.ENTER);
            lead.await("the pinned line", () -> lead.words("evidence-text").contains("••••••"));
            unread(lead);
            console.picture("69-evidence-secret");
            lead.click("evidence-copy");
            assertThat(lead.clipboard()).contains("••••••").doesNotContain("hunter2");
            lead.press(KeyCode.ESCAPE);
            lead.press(KeyCode.ESCAPE);

            lead.control(KeyCode.F);
            lead.await("the search", () -> lead.shows("search-query"));
            lead.type("connections");
            lead.await("the hit", () -> lead.words("search").contains("••••••"));
            unread(lead);
            lead.press(KeyCode.ESCAPE);

            lead.control(KeyCode.SHIFT, KeyCode.E);
            lead.await("the post-mortem", () -> lead.words("postmortem-text").contains("password=••••••"));
            unread(lead);
            lead.control(KeyCode.E);
            lead.await("the file", () -> Files.isDirectory(data.resolve("post-mortems")));
        }
        try (Stream<Path> files = Files.list(data.resolve("post-mortems"))) {
            Path exported = files.findFirst().orElseThrow();
            assertThat(exported).content().contains("password=••••••", "giving up").doesNotContain("hunter2");
        }
    }

    private static void unread(Operator lead) {
        assertThat(lead.screen()).doesNotContain("hunter2");
    }

    @Test
    void whatIsNoLogIsSaidInItsTabAndTheOthersGoOn() throws Exception {
        Path file = log("api.log", Instant.now().minusSeconds(400));
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            declare(console);
            follow(lead, Files.createDirectory(folder.resolve("logs.d")));
            lead.await("why there is nothing to read", () -> lead.words("zone-log").contains("directory"));
            follow(lead, file);
            lead.press(KeyCode.CLOSE_BRACKET);
            lead.await("the other log", () -> lead.shows("log-lines") && lead.words("log-lines").contains("app.Main.main"));
            assertThat(lead.words("log-tab-0")).as("it is marked from afar").startsWith("▲");
            console.picture("67-log-directory");
            append(folder.resolve("other.log"), Instant.now() + " WARN from the other file");
            follow(lead, folder.resolve("other.log"));
            lead.press(KeyCode.M);
            lead.await("lines of both by time", () -> lead.words("log-lines").contains("from the other file")
                    && lead.words("log-lines").contains("app.Main.main"));
            assertThat(lead.words("log-lines")).as("each line names its log").contains("api.log").contains("other.log");
            lead.press(KeyCode.P);
            lead.await("the pinned line", () -> !console.facts(Fact.EvidencePinned.class).isEmpty());
            assertThat(console.facts(Fact.EvidencePinned.class).getLast().source())
                    .isEqualTo(folder.resolve("other.log").toString());
            console.picture("71-log-merged");
            lead.click("log-tab-2");
            lead.press(KeyCode.Q);
            lead.await("one log fewer", () -> console.facts(Fact.WatchConfirmed.class).getLast().logs().size() == 2);
            lead.click("log-tab-0");
            lead.press(KeyCode.Q);
            lead.await("it to be closed", () -> console.facts(Fact.WatchConfirmed.class).getLast().logs()
                    .equals(java.util.List.of(file.toString())));
            lead.await("its tab to go", () -> !lead.words("zone-log").contains("logs.d"));
        }
    }

    @Test
    void aCommandIsFollowedOnceConfirmedAndItsEndIsTold() throws Exception {
        String command = "printf 'one\\ntwo\\n'; exit 3";
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            declare(console);
            lead.press(KeyCode.O);
            lead.await("the form", () -> lead.shows("log-source-form"));
            lead.click("log-source-kind-0");
            lead.write("log-source", command);
            assertThat(lead.words("log-source-exact")).isEqualTo(command);
            console.picture("69-log-source-form");
            lead.press(KeyCode.ENTER);
            lead.await("its lines", () -> lead.shows("log-lines") && lead.words("log-lines").contains("two"));
            lead.await("its end", () -> lead.words("log-state").contains("exited with code 3"));
            assertThat(console.facts(Fact.LogCommandsConfirmed.class).getLast().commands()).containsExactly(command);
            lead.click("log-again");
            lead.await("the gap between the two runs", () -> lead.words("log-lines").contains("──"));
            console.picture("70-log-command-again");
        }
    }

    @Test
    void aLogCommandOfTheRunbookIsStartedByWatchOnlyWhenChosen() throws Exception {
        Path runbook = Files.writeString(folder.resolve("disk.md"),
                "# Full disk\n\n## Steps\n\n1. Read the log:\n\n```bash\njournalctl -u api\n```\n");
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(runbook);
            lead.await("its row", () -> lead.shows("declare-disk.md"));
            lead.click("declare-disk.md");
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.control(KeyCode.W);
            lead.await("the form", () -> lead.shows("watch"));
            assertThat(lead.words("watch")).contains("journalctl -u api -f").contains("Nothing is chosen");
            lead.click("watch-command-on-0");
            assertThat(lead.words("watch")).doesNotContain("Nothing is chosen");
            console.picture("72-watch-log-command");
            lead.press(KeyCode.ENTER);
            lead.await("the confirmation", () -> !console.facts(Fact.LogCommandsConfirmed.class).isEmpty());
            assertThat(console.facts(Fact.LogCommandsConfirmed.class)).extracting(Fact.LogCommandsConfirmed::commands)
                    .containsExactly(java.util.List.of("journalctl -u api -f"));
        }
    }

    @Test
    @Soak
    void aFloodIsDrawnAsItPassesAndTheRestIsCounted() throws Exception {
        Path file = log("api.log", Instant.now().minusSeconds(400));
        String line = "{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"ERROR\",\"message\":\"no connection\"}\n";
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            declare(console);
            follow(lead, file);
            lead.await("the end of it", () -> lead.words("log-lines").contains("app.Main.main"));
            lead.await("lines that pass", () -> {
                try {
                    Files.writeString(file, line.repeat(2_000), StandardOpenOption.APPEND);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return lead.words("log-follow").contains("lines passed");
            });
            lead.await("the newest", () -> lead.words("log-lines").contains("no connection"));
            both(console, "68-log-flooded");
            lead.await("quiet", () -> lead.words("log-follow").equals("following"));
            lead.press(KeyCode.G);
            lead.await("what was there before", () -> lead.words("log-lines").contains("limit=0 "));
        }
    }

    private static void both(OpenConsole console, String name) {
        console.dark(false);
        console.picture(name + "-light");
        console.dark(true);
        console.picture(name);
    }
}
