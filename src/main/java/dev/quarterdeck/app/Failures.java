package dev.quarterdeck.app;

import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What failed and nobody handled, on whatever thread: each kind is written into the program's log, kept for a report, and told to the
 * window. A failure that comes again is counted; only its first, tenth, hundredth and so on is written. Messages may hold words of a
 * runbook or an incident, so they stay out, but for the log of somebody who asked for them. Any thread; never waits.
 */
public final class Failures implements Thread.UncaughtExceptionHandler {
    private static final int MOST_KINDS = 50;
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 8;
    private static final int TOP = 3;

    private final String version;
    private final boolean detailed;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Optional<Thread.UncaughtExceptionHandler> also;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Failure> kinds = new LinkedHashMap<>();

    /**
     * A kind of failure.
     *
     * @param first  when it came first
     * @param frames class names and places in the code; no messages
     */
    public record Failure(Instant first, long times, String frames) {
        Failure again() {
            return new Failure(first, times + 1, frames);
        }
    }

    /**
     * @param version  of the program
     * @param detailed whether messages are written, too, without their secrets
     * @param log      takes an entry; must not wait
     * @param also     whoever was told before, and still is
     */
    public Failures(String version, boolean detailed, InstantSource clock, Consumer<String> log, Optional<Thread.UncaughtExceptionHandler> also) {
        this.version = version;
        this.detailed = detailed;
        this.clock = clock;
        this.log = log;
        this.also = also;
        note("started: " + program());
    }

    /** JavaFX says which it is once it has started. */
    private String program() {
        return "Quarterdeck " + version + ", Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), JavaFX "
                + System.getProperty("javafx.runtime.version", "not started") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    /** Writes a line of the program's own about itself. */
    public void note(String words) {
        log.accept(now() + " " + words);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Calls {@code listener} after every failure, on the thread that failed. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        try {
            take(failure);
            listeners.forEach(Runnable::run);
        } finally {
            also.ifPresent(before -> before.uncaughtException(thread, failure));
        }
    }

    private void take(Throwable failure) {
        Failure now;
        synchronized (this) {
            String kind = kind(failure);
            kind = kinds.containsKey(kind) || kinds.size() < MOST_KINDS ? kind : "";
            Failure before = kinds.get(kind);
            now = before == null ? new Failure(now(), 1, text(failure, false)) : before.again();
            kinds.put(kind, now);
        }
        if (power(now.times())) {
            log.accept(now() + " failed" + (now.times() == 1 ? "" : ", now " + now.times() + " times") + ": "
                    + SecretMask.standard().masked(detailed ? text(failure, true) : now.frames()));
        }
    }

    private static boolean power(long times) {
        long left = times;
        while (left % 10 == 0) {
            left /= 10;
        }
        return left == 1;
    }

    /** What failed so far, in the order in which it came first. */
    public synchronized List<Failure> all() {
        return List.copyOf(kinds.values());
    }

    /** For whoever mends it: versions, the system, what failed; nothing of a runbook or an incident. */
    public String report() {
        var report = new StringBuilder(program());
        all().forEach(failure -> report.append("\n\n").append(failure.first()).append(failure.times() == 1 ? "" : ", " + failure.times() + " times")
                .append('\n').append(failure.frames()));
        return SecretMask.standard().masked(report.toString());
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable t = failure; t != null && chain.size() < MOST_CAUSES && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static String kind(Throwable failure) {
        var kind = new StringBuilder();
        chain(failure).forEach(t -> {
            kind.append(t.getClass().getName());
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(TOP, frames.length); i++) {
                kind.append(' ').append(frames[i]);
            }
        });
        return kind.toString();
    }

    private static String text(Throwable failure, boolean messages) {
        var text = new StringBuilder();
        for (Throwable t : chain(failure)) {
            text.append(text.isEmpty() ? "" : "\ncaused by ").append(t.getClass().getName());
            if (messages && t.getMessage() != null) {
                text.append(": ").append(VisibleText.words(t.getMessage()));
            }
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
                text.append("\n    at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
