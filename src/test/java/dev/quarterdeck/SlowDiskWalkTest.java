package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console whose disk and logs answer after five seconds: it is late with what it shows, and never stands still. */
class SlowDiskWalkTest {
    private static final Duration LATE = Duration.ofSeconds(5);
    /** Far above a frame, since the machine of a test does other things, too; far below one answer of the disk. */
    private static final Duration STOOD_STILL = LATE.dividedBy(2);

    @TempDir
    private Path folder;

    @Test
    void theFxThreadAsksNeitherDiskNorLogWhateverIsOpened() throws Exception {
        Path log = Files.writeString(folder.resolve("app.log"), "2026-11-23T14:02:00Z ERROR one\n".repeat(500));
        var slow = new SlowPorts(LATE);
        try (OpenConsole console = OpenConsole.with(folder.resolve("data"), slow::of); var watched = new FxWatchdog()) {
            Operator lead = console.operator();
            lead.await("the record to be read", () -> console.window().session().loaded());
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.await("the console", () -> lead.shows("zone-do"));
            lead.await("it to be followed", () -> lead.ask(() -> console.window().live().orElseThrow().followed()));
            lead.ask(() -> {
                console.window().session().submit(new Command.ConfirmWatch(List.of(), List.of(log.toString()), List.of()));
                return true;
            });
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.await("the tick", () -> !console.facts(Fact.CheckTicked.class).isEmpty());
            lead.await("the log to be followed", () -> lead.shows("log-tab-0"));
            lead.control(KeyCode.F);
            lead.type("one");
            for (String place : List.of("go.home", "go.runbook", "go.postmortem", "go.console", "record.search")) {
                lead.ask(() -> {
                    console.window().perform(place);
                    return true;
                });
                lead.pause(Duration.ofMillis(500));
            }
            lead.type("tick");
            lead.pause(LATE.plusSeconds(1));
            assertThat(slow.onTheFxThread()).as("asked on the FX thread").isEmpty();
            assertThat(watched.longest()).as("the longest time in which the FX thread did nothing else").isLessThan(STOOD_STILL);
        }
    }

    /** Asks the FX thread again and again for a sign of life. */
    private static final class FxWatchdog implements AutoCloseable {
        private final AtomicLong longest = new AtomicLong();
        private final AtomicBoolean closed = new AtomicBoolean();

        FxWatchdog() {
            Thread.ofPlatform().daemon().name("watchdog").start(this::ask);
        }

        private void ask() {
            var answered = new Semaphore(1);
            while (!closed.get()) {
                LockSupport.parkNanos(20_000_000);
                answered.acquireUninterruptibly();
                long asked = System.nanoTime();
                Platform.runLater(() -> {
                    longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    answered.release();
                });
            }
        }

        Duration longest() {
            return Duration.ofNanos(longest.get());
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
