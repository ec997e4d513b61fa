package dev.quarterdeck;

import dev.quarterdeck.app.Keeping;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.MemoryLog;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.shell.Runner;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.core.watch.Confirmations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javafx.application.Platform;

/** A disk and logs that answer late, and remember who asked them on the FX thread. */
final class SlowPorts {
    /** What its port says waits for nothing. */
    private static final Set<String> AT_ONCE = Set.of("EventLog.readOnlyReason", "EventLog.gone", "EventLog.console",
            "EventLog.newId",
            "SampleLog.append", "SampleLog.failure", "OpenLog.name", "Looks.look", "Person.name", "Person.asked", "Person.act");
    private static final Set<Class<?>> ALSO_WHAT_THEY_ANSWER = Set.of(OpenLog.class, LogQuery.class);

    private final Duration late;
    private final List<String> onTheFxThread = new CopyOnWriteArrayList<>();

    SlowPorts(Duration late) {
        this.late = late;
    }

    /** Calls on the FX thread, {@code OpenLog.state}. */
    List<String> onTheFxThread() {
        return onTheFxThread;
    }

    /** The same workspace on a record in memory, whose ports are all late. */
    Workspace of(Workspace w) {
        Keeping k = w.keeping();
        var desk = new Desk(slow(EventLog.class, new MemoryLog()), w.wall());
        var keeping = new Keeping(slow(RecordSearch.class, k.search()), k.scratchpad(), slow(Capsules.class, k.capsules()),
                slow(Copies.class, k.copies()), warnings(k.warnings()), slow(Keeping.Place.class, k.place()));
        return new Workspace(w.work(), w.failures(), desk, slow(RunbookLibrary.class, w.library()), slow(Logs.class, w.logs()),
                w.highlights(),
                slow(Prober.class, w.prober()), slow(SampleLog.class, w.samples()), slow(ChangeLog.class, w.changes()),
                slow(Confirmations.class, w.confirmations()), slow(Runner.class, w.runner()), w.drillProber(), w.simulator(),
                w.drillFactor(), w.drills(),
                slow(Workspace.PostMortemFile.class, w.exports()), w.browser(), w.notifier(), w.wall(),
                slow(Workspace.Person.class, w.person()),
                slow(Workspace.Looks.class, w.looks()), keeping, w.notices(), w.version());
    }

    @SuppressWarnings("unchecked")
    private Supplier<List<String>> warnings(Supplier<List<String>> real) {
        return slow(Supplier.class, real);
    }

    private <T> T slow(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, values) -> {
            String call = port.getSimpleName() + "." + method.getName();
            if (method.getDeclaringClass() != Object.class && !AT_ONCE.contains(call)) {
                if (Platform.isFxApplicationThread()) {
                    onTheFxThread.add(call);
                } else {
                    Thread.sleep(late);
                }
            }
            try {
                Object answer = method.invoke(real, values);
                return ALSO_WHAT_THEY_ANSWER.contains(method.getReturnType()) ? slowly(method.getReturnType(), answer) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private <T> T slowly(Class<T> port, Object real) {
        return slow(port, port.cast(real));
    }
}
