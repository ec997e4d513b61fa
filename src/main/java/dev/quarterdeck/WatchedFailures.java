package dev.quarterdeck;

import dev.quarterdeck.app.Failures;
import dev.quarterdeck.io.files.ProgramLog;
import dev.quarterdeck.io.store.MovableStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes what nobody handles, on every thread of the program, as long as a console is open. Only the console that records writes into the
 * folder: another one beside it has the terminal alone. Any thread.
 */
record WatchedFailures(Failures failures, Optional<ProgramLog> log, Thread.UncaughtExceptionHandler before) implements AutoCloseable {

    static WatchedFailures watch(String version, boolean detailed, MovableStore store, InstantSource clock) {
        boolean records = store.log().readOnlyReason().isEmpty();
        Optional<ProgramLog> log = records ? Optional.of(new ProgramLog(store::folder)) : Optional.empty();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        var failures = new Failures(version, detailed, clock, log.<java.util.function.Consumer<String>>map(file -> file::write)
                .orElse(System.err::println), Optional.ofNullable(before));
        Thread.setDefaultUncaughtExceptionHandler(failures);
        return new WatchedFailures(failures, log, before);
    }

    @Override
    public void close() {
        failures.note("ended");
        Thread.setDefaultUncaughtExceptionHandler(before);
        log.ifPresent(ProgramLog::close);
    }
}
