package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.MemoryLog;
import dev.quarterdeck.core.incident.NotRead;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that cannot be read when the window opens. */
class UnreadableRecordTest {
    private static final String WHY = "The record could not be read: the disk does not answer. Look whether it is mounted.";

    @TempDir
    private Path folder;
    private final AtomicBoolean broken = new AtomicBoolean(true);

    private Workspace onBrokenRecord(Workspace w) {
        var record = new MemoryLog();
        var log = (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class},
                (_, method, values) -> {
            if (broken.get() && method.getName().equals("recent")) {
                throw new NotRead(WHY, null);
            }
            try {
                return method.invoke(record, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return new Workspace(w.work(), w.failures(), new Desk(log, w.wall()), w.library(), w.logs(), w.highlights(), w.prober(),
                w.samples(), w.changes(),
                w.confirmations(), w.runner(), w.drillProber(), w.simulator(), w.drillFactor(), w.drills(), w.exports(),
                w.browser(), w.notifier(), w.wall(),
                w.person(), w.looks(), w.keeping(), w.notices(), w.version());
    }

    @Test
    void theHomeScreenSaysWhyAndTheRecordIsThereOnceItCanBeRead() throws Exception {
        try (OpenConsole console = OpenConsole.with(folder, this::onBrokenRecord)) {
            Operator lead = console.operator();
            lead.awaitWords("The record cannot be read");
            lead.awaitWords(WHY);
            assertThat(lead.sees("Reading the record")).isFalse();
            lead.awaitWords("rollback-procedure.md"); // the runbooks can be read all the same
            console.picture("60-record-unreadable");

            broken.set(false);
            lead.awaitWords("no incident in progress");
            assertThat(lead.sees(WHY)).isFalse();
        }
    }
}
