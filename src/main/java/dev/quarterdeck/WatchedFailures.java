package dev.quarterdeck;

import dev.quarterdeck.app.Failures;
import dev.quarterdeck.io.files.ProgramLog;
import dev.quarterdeck.io.store.MovableStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes what nobody handles, on every thread of the program, as long as a console is open. Only the console that records writes into the
 * folder: of another one beside it the window and the terminal tell. Any thread.
 *
 * @param before who was told before this console opened; null when that was nobody
 */
record WatchedFailures(Failures failures, Optional<ProgramLog> log, Thread.UncaughtExceptionHandler before) implements AutoCloseable {

    static WatchedFailures watch(String version, boolean detailed, MovableStore store, InstantSource clock) {
        boolean records = store.log().readOnlyReason().isEmpty();
        Optional<ProgramLog> log = records ? Optional.of(new ProgramLog(store::folder)) : Optional.empty();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        var failures = new Failures(version, detailed, clock, entry -> log.ifPresent(file -> file.write(entry)),
                Optional.of(before == null ? WatchedFailures::onTheTerminal : before));
        Thread.setDefaultUncaughtExceptionHandler(failures);
        return new WatchedFailures(failures, log, before);
    }

    /** Without its message, which may hold words of an incident. */
    private static void onTheTerminal(Thread thread, Throwable failure) {
        System.err.println("Something inside Quarterdeck failed: " + failure.getClass().getName() + Optional.of(failure.getStackTrace())
                .filter(frames -> frames.length > 0).map(frames -> " at " + frames[0]).orElse(""));
    }

    @Override
    public void close() {
        failures.note("ended");
        Thread.setDefaultUncaughtExceptionHandler(before);
        log.ifPresent(ProgramLog::close);
    }
}
