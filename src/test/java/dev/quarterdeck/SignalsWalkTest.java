package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lead who watches more than one address: adds sources, tests them, opens a figure full size, captures the baseline. */
@Timeout(180)
@Soak
class SignalsWalkTest {
    private static final String RUNBOOK = """
            ---
            quarterdeck:
              baseline:
                p95: 180 ms
            ---
            # Our service

            | Condition | Error rate | Performance | Decision |
            |---|---|---|---|
            | Normal | <1% | <500ms | No action |
            | Alert | 1-10% | 500ms-2s | Prepare |
            | Critical | >10% | >2s | Roll back |

            ## Look

            ```bash
            curl http://localhost:8000/api/listings
            curl -s http://localhost:8000/api/stats | jq .items
            ```
            """;

    @TempDir
    private Path folder;

    @Test
    void sourcesAreAddedTestedWatchedAndOpenedFullSize() throws Exception {
        Path runbook = Files.writeString(folder.resolve("ours.md"), RUNBOOK);
        try (FailingService service = new FailingService(folder.resolve("api.log"));
             OpenConsole console = OpenConsole.hurried(Files.createDirectory(folder.resolve("data")), 10)) {
            Operator lead = console.operator();
            console.opens(runbook);
            lead.awaitWords("Our service");
            lead.click("declare-ours.md");
            lead.press(KeyCode.ENTER);
            lead.await("the console", () -> lead.shows("zone-watch"));

            lead.control(KeyCode.W);
            lead.await("the form", () -> lead.shows("watch-probe-0"));
            assertThat(lead.words("watch")).contains("/api/listings", ".items", "server metrics");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("asks this laptop; in the runbook it may mean a server");
            console.picture("signals-1-loopback-asks");

            lead.write("watch-probe-0", service.url("/api/listings"));
            lead.click("watch-probe-on-1"); // whatever listens there
            lead.click("watch-add");
            lead.await("the source form", () -> lead.shows("probe-sort"));
            lead.clickWords("Command");
            lead.write("probe-asked", "echo lag 42");
            lead.awaitWords("Say where the command runs");
            lead.write("probe-target", "this laptop");
            lead.click("probe-test");
            lead.awaitWords("exit 0 after");
            assertThat(lead.words("probe")).contains("the number is 42", "bash --noprofile --norc -c 'echo lag 42'");
            lead.write("probe-name", "replication lag");
            console.picture("signals-2-command-tested");
            lead.click("probe-confirm");
            lead.await("the list again", () -> lead.shows("watch-probe-0"));
            assertThat(lead.words("watch")).contains("replication lag");

            lead.click("watch-add");
            lead.await("the source form", () -> lead.shows("probe-sort"));
            lead.write("probe-address", service.url("/health"));
            lead.click("probe-test");
            lead.awaitWords("200 after");
            assertThat(lead.words("probe-raw")).contains("HTTP/1.1 200", "{\"items\":[]}");
            console.picture("signals-3-http-tested");
            lead.click("probe-confirm");
            lead.await("the list again", () -> lead.shows("watch-probe-0"));
            console.picture("signals-4-form");
            lead.press(KeyCode.ENTER);
            lead.await("the watch in the record", () -> !console.facts(Fact.WatchConfirmed.class).isEmpty());
            var probes = console.facts(Fact.WatchConfirmed.class).getLast().probes();
            assertThat(probes).extracting(Probe::name).contains("replication lag");
            assertThat(probes).filteredOn(p -> p.source() instanceof Source.Command).singleElement()
                    .satisfies(p -> assertThat(p.target()).isEqualTo(Optional.of(Target.LAPTOP)));

            lead.await("the number of the command", () -> lead.words("zone-watch").contains("42"));
            lead.await("a verdict", () -> lead.words("top-verdict").contains("Normal"));
            lead.control(KeyCode.SHIFT, KeyCode.B);
            lead.await("the baseline in the record", () -> !console.facts(Fact.BaselineCaptured.class).isEmpty());
            lead.control(KeyCode.SHIFT, KeyCode.H);
            lead.await("the hold times", () -> lead.shows("hold-rise"));
            lead.write("hold-rise", "soon");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("is not a number of seconds");
            lead.write("hold-rise", "5");
            lead.write("hold-fall", "90");
            console.picture("signals-5-hold");
            lead.press(KeyCode.ENTER);
            lead.await("the hold times on the card", () -> lead.words("advice")
                    .contains("Rises after 5 s, falls after 1 min 30 s"));
            assertThat(console.facts(Fact.HoldChanged.class)).hasSize(1);
            service.fail();
            lead.await("the errors", () -> lead.words("top-verdict").contains("Critical"));
            console.picture("signals-5-console");

            lead.control(KeyCode.SHIFT, KeyCode.W);
            lead.await("the chart", () -> lead.shows("signal-chart"));
            lead.awaitWords("samples kept since");
            assertThat(lead.shows("signal-cancel")).isFalse();
            assertThat(lead.words("signal")).contains("declared", "of our probes", "p99");
            lead.pause(java.time.Duration.ofMillis(600));
            console.picture("signals-6-errors");
            console.dark(false);
            lead.click("signal-look-latency");
            lead.pause(java.time.Duration.ofMillis(300));
            console.picture("signals-7-latency-light");
            console.dark(true);
            console.size(1280, 720);
            console.picture("signals-8-latency-1280x720");
            lead.press(KeyCode.ESCAPE);
            lead.await("the console", () -> !lead.shows("signal-chart"));
        }
    }
}
