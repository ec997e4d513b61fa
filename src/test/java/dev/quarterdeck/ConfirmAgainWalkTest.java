package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.StoreOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lead who takes over an incident from another console: what that one watched and wants removed is shown, and done once
 * confirmed.
 */
class ConfirmAgainWalkTest {
    @TempDir
    private Path temp;

    @Test
    void whatAnotherConsoleWatchedAndWantsRemovedIsDoneOnceItIsConfirmedHere() throws Exception {
        Path folder = temp.resolve("here");
        try (var service = new FailingService(temp.resolve("service.log"))) {
            imported(folder, service.url("/api"));
            try (OpenConsole console = OpenConsole.in(folder)) {
                Operator lead = console.operator();
                lead.await("the incident", () -> lead.shows("zone-watch"));
                lead.await("the question", () -> lead.words("zone-watch").contains("nobody has confirmed it on this laptop"));
                lead.pause(Duration.ofSeconds(2));
                assertThat(service.requests()).isZero();
                console.picture("confirm-1-asks-again");

                lead.click("watch-more");
                lead.await("the form", () -> lead.shows("watch-probe-0"));
                assertThat(lead.words("watch")).contains("Nothing is chosen");
                lead.click("watch-probe-on-0");
                lead.await("the exact bytes", () -> lead.words("watch").contains("Authorization: env:QUARTERDECK_NO_SUCH_TOKEN"));
                assertThat(lead.words("watch")).contains("The value of QUARTERDECK_NO_SUCH_TOKEN goes to 127.0.0.1:");
                console.picture("confirm-2-exact");
                lead.press(KeyCode.ESCAPE);
                assertThat(service.requests()).isZero();

                removes(console, lead);
                confirms(lead, "watch-probe-on-1");
                lead.await("a request", () -> service.requests() > 0);
            }
            int before = service.requests();
            try (OpenConsole console = OpenConsole.in(folder)) {
                console.operator().await("what was confirmed here to go on by itself", () -> service.requests() > before + 1);
            }
            Path copied = copy(folder);
            int then = service.requests();
            try (OpenConsole console = OpenConsole.in(copied)) {
                Operator lead = console.operator();
                lead.await("the question", () -> lead.words("zone-watch").contains("nobody has confirmed it on this laptop"));
                lead.pause(Duration.ofSeconds(2));
                assertThat(service.requests()).isEqualTo(then);
            }
        }
    }

    private static void confirms(Operator lead, String box) {
        lead.click("watch-more");
        lead.await("the form", () -> lead.shows(box));
        lead.click(box);
        lead.press(KeyCode.ENTER);
        lead.await("the question about this laptop", () -> lead.words("watch").contains("asks this laptop"));
        lead.press(KeyCode.ENTER);
    }

    private static void removes(OpenConsole console, Operator lead) {
        lead.control(KeyCode.N);
        lead.press(KeyCode.DOWN);
        while (!lead.words("timeline-entry").contains("removed on another console")) {
            lead.press(KeyCode.DOWN);
        }
        assertThat(lead.words("zone-timeline")).contains("hunter2");
        lead.press(KeyCode.ENTER);
        lead.await("what would be removed", () -> lead.shows("redact"));
        assertThat(lead.words("redact")).contains("hunter2");
        console.picture("confirm-3-wish");
        lead.press(KeyCode.ENTER);
        lead.await("the removal", () -> !lead.words("zone-timeline").contains("hunter2"));
    }

    private void imported(Path folder, String url) throws Exception {
        Path capsule = temp.resolve("handed-over.qdc");
        try (OpenedStore store = opened(temp.resolve("there"))) {
            IncidentId id = store.log().newId();
            append(store, id, new Fact.IncidentDeclared("Checkout fails", Severity.P1, ""));
            var secret = new Probe("GET /secret", url + "?secret", "",
                    List.of(Header.fromEnvironment("Authorization", "QUARTERDECK_NO_SUCH_TOKEN")),
                    Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE, true);
            var plain = new Probe("GET /api", url, "", List.of(), Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE, true);
            append(store, id, new Fact.WatchConfirmed(List.of(secret, plain), List.of(), List.of()));
            EventKey slipped = append(store, id, new Fact.NoteAdded("login with hunter2 works"));
            store.capsules().write(id, capsule);
            try (OpenedStore here = opened(folder)) {
                here.capsules().take(capsule);
            }
            append(store, id, new Fact.Redacted(slipped, "a password"));
            store.capsules().write(id, temp.resolve("later.qdc"));
        }
        try (OpenedStore here = opened(folder)) {
            here.capsules().take(temp.resolve("later.qdc"));
        }
    }

    private static OpenedStore opened(Path folder) throws Exception {
        return new StoreOpening(new DataFolder(folder), Clock.systemUTC()).console();
    }

    private static EventKey append(OpenedStore store, IncidentId id, Fact fact) throws Exception {
        return store.log().append(List.of(new Draft(id, Instant.now(), Optional.empty(), "oncall-lead", fact))).getFirst().key();
    }

    private Path copy(Path folder) throws IOException {
        Path copied = Files.createDirectory(temp.resolve("copied"));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                Path target = copied.resolve(folder.relativize(each).toString());
                if (!Files.exists(target)) {
                    Files.copy(each, target);
                }
            }
        }
        return copied;
    }
}
