package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Keeping;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.ui.forms.RedactForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer, or a failure, that comes after something else was asked for says nothing any more. */
class StaleAnswersTest {
    private static final String LATE = "The first question failed in the end.";

    @TempDir
    private Path folder;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch late = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);

    private Workspace firstAnswerFailsLate(Workspace w) {
        Keeping k = w.keeping();
        var keeping = new Keeping(k.search(), k.scratchpad(), k.capsules(), this::copies, k.warnings(), k.place());
        var samples = (SampleLog) Proxy.newProxyInstance(SampleLog.class.getClassLoader(), new Class<?>[] {SampleLog.class},
                (_, method, values) -> {
            if (method.getName().equals("read") && asked.incrementAndGet() == 1) {
                waitAndFail();
                throw new UncheckedIOException(LATE, new IOException(LATE));
            }
            try {
                return method.invoke(w.samples(), values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return new Workspace(w.work(), w.failures(), w.desk(), w.library(), w.logs(), w.highlights(), w.prober(), samples,
                w.changes(), w.confirmations(),
                w.runner(), w.drillProber(), w.simulator(), w.drillFactor(), w.drills(), w.exports(), w.browser(), w.notifier(),
                w.wall(), w.person(), w.looks(),
                keeping, w.notices(), w.version());
    }

    private Copies.Found copies(String words) {
        if (asked.incrementAndGet() == 1) {
            waitAndFail();
            throw new NotRead(LATE, null);
        }
        return Copies.Found.NOTHING;
    }

    private void waitAndFail() {
        try {
            late.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failed.countDown();
    }

    private void letTheFirstFail(Operator lead) throws InterruptedException {
        late.countDown();
        failed.await();
        lead.pause(java.time.Duration.ofMillis(300));
    }

    private static Operator declared(OpenConsole console) {
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.press(KeyCode.ENTER);
        lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
        lead.await("the console", () -> lead.shows("zone-do"));
        return lead;
    }

    @Test
    void copiesOfWordsThatWereChangedMeanwhile() throws Exception {
        try (OpenConsole console = OpenConsole.with(folder, this::firstAnswerFailsLate)) {
            Operator lead = declared(console);
            lead.ask(() -> {
                var live = console.window().live().orElseThrow();
                console.window().open(RedactForm.sheet(console.window(), live, live.incident()
                        .entry(live.incident().events().getFirst()), "a secret"));
                return true;
            });
            lead.write("redact-secret", "hunter22");
            lead.await("the first question", () -> asked.get() == 1);
            lead.write("redact-secret", "hunter33");
            lead.awaitWords("It stands nowhere else");
            letTheFirstFail(lead);
            assertThat(lead.words("redact-copies")).contains("It stands nowhere else").doesNotContain(LATE);
        }
    }

    @Test
    void aReplayByAMatrixThatIsNotChosenAnyMore() throws Exception {
        Path other = Files.writeString(folder.resolve("other.md"),
                Files.readString(Path.of("assets", "runbooks", "rollback-procedure.md")) + "\nOne line more.\n");
        try (OpenConsole console = OpenConsole.with(folder.resolve("data"), this::firstAnswerFailsLate)) {
            Operator lead = declared(console);
            console.opens(other);
            lead.await("the other runbook", () -> lead.ask(() -> console.window().session().runbooks().size() == 2));
            lead.ask(() -> {
                console.window().perform("incident.replay");
                return true;
            });
            lead.await("the first question", () -> asked.get() == 1);
            lead.click("replay-matrix-1");
            lead.await("the second answer", () -> !lead.words("replay").contains("Judging the recorded"));
            letTheFirstFail(lead);
            assertThat(lead.words("replay")).doesNotContain(LATE);
        }
    }
}
