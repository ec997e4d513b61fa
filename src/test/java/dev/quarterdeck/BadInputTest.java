package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javafx.scene.input.KeyCode;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from outside may be broken in any way: the window says so in a sentence, and nothing is lost. */
class BadInputTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void aRunbookThatCannotBeReadIsSaidAndTheOthersStay() throws Exception {
        byte[] large = new byte[20 * MIB];
        Arrays.fill(large, (byte) 'a');
        Map<String, byte[]> files = Map.of("empty.md", new byte[0], "binary.md", new byte[] {1, 2, 0, 3}, "large.md", large,
                "latin.md", "# Größe".getBytes(StandardCharsets.ISO_8859_1));
        Map<String, String> said = Map.of("missing.md", "missing.md does not exist", "empty.md", "empty.md is empty",
                "binary.md", "binary.md is binary", "large.md", "large.md has 20.0 MiB", "latin.md", "latin.md is not UTF-8");
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        try (OpenConsole console = OpenConsole.in(data())) {
            said.forEach((name, words) -> {
                console.opens(folder.resolve(name));
                console.operator().await(words, () -> console.operator().words("toast").contains(words));
            });
            assertThat(console.operator().screen()).contains("Rolling Back a Release");
            console.picture("40-unreadable-runbook");
        }
    }

    @Test
    void aRunbookThatWasOpenedAndIsGoneIsStillListedAsSuch() throws Exception {
        Path runbook = Files.writeString(folder.resolve("ours.md"), "# Our own\n\n- [ ] look\n");
        try (OpenConsole console = OpenConsole.in(data())) {
            console.opens(runbook);
            console.operator().awaitWords("Our own");
        }
        Files.delete(runbook);
        try (OpenConsole console = OpenConsole.in(data())) {
            console.operator().awaitWords("ours.md does not exist at " + runbook);
            console.picture("41-runbook-gone");
        }
    }

    @Test
    void endpointsThatRefuseOrCannotBeTrustedAreToldApart() throws Exception {
        try (MockWebServer distrusted = selfSigned(); OpenConsole console = OpenConsole.in(data())) {
            Operator lead = declared(console);
            lead.control(KeyCode.W);
            lead.write("watch-probe-0", "http://127.0.0.1:" + closedPort() + "/refuses");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("asks this laptop; in the runbook it may mean a server"); // the other row, as the runbook has it
            lead.press(KeyCode.ENTER);
            lead.await("a refusal", () -> lead.reads("refused"));
            lead.await("the key that is missing for the other", () -> lead.reads("API_KEY is not set"));
            lead.control(KeyCode.W);
            lead.write("watch-probe-" + lastProbeRow(lead), "not an address");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("not an address is not an address that can be probed");
            lead.write("watch-probe-" + lastProbeRow(lead), distrusted.url("/untrusted").toString());
            console.picture("42-watch-form-complains");
            lead.press(KeyCode.ENTER);
            lead.await("an untrusted certificate", () -> lead.reads("certificate is not trusted"));
            lead.await("three requests in the record", () -> console.facts(Fact.WatchConfirmed.class).getLast().probes()
                    .size() == 3);
            console.picture("43-broken-endpoints");
        }
    }

    @Test
    void requestsThatLookAlikeAreKeptApart() throws Exception {
        try (FailingService service = new FailingService(folder.resolve("api.log")); OpenConsole console =
                OpenConsole.in(data())) {
            Operator lead = declared(console);
            lead.control(KeyCode.W);
            lead.write("watch-probe-0", service.url("/health"));
            lead.click("watch-probe-on-1");
            lead.write("watch-probe-2", service.url("/health").replace("127.0.0.1", "localhost"));
            lead.press(KeyCode.ENTER);
            lead.await("both", () -> lead.words("zone-watch")
                    .contains("GET " + service.url("/health").replace("127.0.0.1", "localhost")));
            assertThat(console.facts(Fact.WatchConfirmed.class).getLast().probes()).extracting(p -> p.name())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @Soak
    void anEndpointThatHangsTimesOut() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
             OpenConsole console = OpenConsole.in(data())) {
            Operator lead = declared(console);
            lead.control(KeyCode.W);
            lead.click("watch-probe-on-1");
            lead.write("watch-probe-0", "http://127.0.0.1:" + hanging.getLocalPort() + "/hangs");
            lead.press(KeyCode.ENTER);
            lead.await("a timeout", () -> lead.words("zone-watch").contains("timeout 5"));
            assertThat(lead.words("top-verdict")).contains("Cannot judge");
            console.picture("44-endpoint-hangs");
        }
    }

    @Test
    void logsThatAreMissingOrHoldAnEndlessLineAreFollowedAllTheSame() throws Exception {
        Path missing = folder.resolve("not-there.log");
        Path huge = folder.resolve("huge.log");
        Files.writeString(huge, "2026-11-23T13:59:00Z INFO before it\n");
        try (OpenConsole console = OpenConsole.in(data())) {
            Operator lead = declared(console);
            lead.control(KeyCode.W);
            lead.click("watch-probe-on-0");
            lead.click("watch-probe-on-1");
            lead.write("watch-log-0", missing.toString());
            lead.write("watch-log-1", huge.toString());
            lead.press(KeyCode.ENTER);
            lead.await("the missing file to be named", () -> lead.words("zone-log").contains("waiting: " + missing));
            console.picture("45-log-missing");
            Files.writeString(missing, "2026-11-23T14:00:00Z ERROR there now\n");
            lead.await("the file to be followed once it is there", () -> lead.words("zone-log").contains("there now"));

            lead.click("log-tab-1");
            lead.await("the line before it", () -> lead.words("log-lines").contains("before it"));
            appendOneLine(huge, 100);
            lead.await("the end of the long line to be left out, and said", () -> lead.words("log-lines").contains("bytes"));
            Files.writeString(huge, "2026-11-23T14:00:01Z INFO after it\n", StandardOpenOption.APPEND);
            lead.await("the next line", () -> lead.words("log-lines").contains("after it"));
            console.picture("46-log-with-a-100-MB-line");
        }
    }

    @Test
    @Soak
    void aDamagedRecordIsKeptAsideAndSaid() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("quarterdeck.db"), "this is no database");
        try (OpenConsole console = OpenConsole.in(data())) {
            Operator lead = console.operator();
            lead.awaitWords("The record of earlier incidents could not be used");
            assertThat(lead.words("toast")).contains("It was kept as it is in " + data().resolve("damaged"));
            lead.pause(Duration.ofSeconds(9)); // longer than what is only told in passing
            assertThat(lead.shows("toast")).as("still there after a while").isTrue();
            console.picture("47-damaged-record");
            declared(console);
            assertThat(new RecordOnDisk(data()).facts(Fact.IncidentDeclared.class)).hasSize(1);
        }
        try (var kept = Files.walk(data().resolve("damaged"))) {
            assertThat(kept.filter(Files::isRegularFile)).anySatisfy(f -> assertThat(f).hasContent("this is no database"));
        }
    }

    @Test
    void aRecordOfANewerVersionIsReadAndLeftAlone() throws Exception {
        try (OpenConsole console = OpenConsole.in(data())) {
            declared(console);
        }
        Path file = data().resolve("quarterdeck.db");
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = raw.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file);
        try (OpenConsole console = OpenConsole.in(data())) {
            Operator lead = console.operator();
            lead.awaitWords("This record was written by a newer Quarterdeck");
            assertThat(lead.words("status-saved")).contains("read-only");
            assertThat(lead.words("zone-timeline")).contains("Incident declared as P1");
            console.picture("48-newer-record");
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.awaitWords("Use the newer program to record.");
        }
        assertThat(file).hasBinaryContent(before);
    }

    private static Operator declared(OpenConsole console) {
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.await("the form", () -> lead.shows("declare-title"));
        lead.press(KeyCode.ENTER);
        lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
        lead.await("the console", () -> lead.shows("zone-do"));
        return lead;
    }

    /** The empty row at the end of the form. */
    private static int lastProbeRow(Operator lead) {
        int row = 0;
        while (lead.shows("watch-probe-" + (row + 1))) {
            row++;
        }
        return row;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static MockWebServer selfSigned() throws IOException {
        var server = new MockWebServer();
        var certificate = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
        server.useHttps(new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory());
        server.start();
        return server;
    }

    private static void appendOneLine(Path file, int mebibytes) throws IOException {
        byte[] part = new byte[MIB];
        Arrays.fill(part, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(part);
            }
            out.write('\n');
        }
    }
}
