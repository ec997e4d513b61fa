package dev.quarterdeck.io.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A started program with everything it starts in its turn. Stopping reaches them all: a child that left the tree (setsid,
 * double fork) still carries the mark that the environment was given. Any thread.
 */
public final class ProcessTree implements AutoCloseable {
    private static final String MARK = "QUARTERDECK_RUN";
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final int SWEEPS = 3;

    private final Process process;
    private final byte[] mark;
    private final MarkedProcesses processes;

    private ProcessTree(Process process, String mark, MarkedProcesses processes) {
        this.process = process;
        this.processes = processes;
        this.mark = mark.getBytes(StandardCharsets.UTF_8);
    }

    /** Starts a program with nothing on its input; what it says as an error comes with its output. */
    public static ProcessTree start(List<String> command) throws IOException {
        return start(command, MarkedProcesses.ON_THIS_MACHINE);
    }

    static ProcessTree start(List<String> command, MarkedProcesses processes) throws IOException {
        String id = UUID.randomUUID().toString();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(nowhere());
        builder.environment().put(MARK, id);
        builder.environment().put("TERM", "dumb");
        return new ProcessTree(builder.start(), MARK + "=" + id, processes);
    }

    private static File nowhere() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new File(windows ? "NUL" : "/dev/null");
    }

    /** Output and errors. It ends when every process that holds it has ended, or when the tree is stopped. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Whether the program ended within {@code time}. */
    public boolean ended(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The exit code of the program. Throws {@link IllegalThreadStateException} while it runs. */
    public int exitCode() {
        return process.exitValue();
    }

    /**
     * What the program printed once it ended; empty when it did not within {@code deadline}. A child that goes on in the
     * background and holds the output open is not waited for.
     *
     * @param most bytes that are kept, the first ones
     */
    public Optional<String> printed(Duration deadline, int most) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().name("output of a command").start(() -> read(bytes, most));
        if (!ended(deadline)) {
            return Optional.empty();
        }
        reader.join(LAST_WORDS);
        synchronized (bytes) {
            return Optional.of(bytes.toString(StandardCharsets.UTF_8));
        }
    }

    private void read(ByteArrayOutputStream bytes, int most) {
        byte[] chunk = new byte[8192];
        try {
            for (int read; (read = output().read(chunk)) >= 0; ) {
                synchronized (bytes) {
                    bytes.write(chunk, 0, Math.min(read, most - bytes.size()));
                }
            }
        } catch (IOException _) {
            // the tree was stopped; what was read so far is what there is
        }
    }

    /**
     * Asks every process of the tree to end, then kills what is left. Answers the ids of those that would not go. All processes of the
     * machine are looked through once more only after something was found that could have started another meanwhile.
     */
    public List<Long> stop() {
        Set<ProcessHandle> tree = living();
        boolean found = !tree.isEmpty();
        if (found) {
            tree.forEach(ProcessHandle::destroy);
            waitFor(tree, GRACE);
        }
        for (int sweep = 0; found && sweep < SWEEPS; sweep++) {
            Set<ProcessHandle> left = living();
            found = !left.isEmpty();
            left.forEach(ProcessHandle::destroyForcibly);
            waitFor(left, Duration.ofMillis(200));
            tree.addAll(left);
        }
        try {
            process.getInputStream().close();
        } catch (IOException _) {
            // the pipe is gone with the process
        }
        return tree.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
    }

    private Set<ProcessHandle> living() {
        var living = new LinkedHashSet<ProcessHandle>();
        process.descendants().forEach(living::add);
        if (process.isAlive()) {
            living.add(process.toHandle());
        }
        living.addAll(processes.carrying(mark));
        return living;
    }

    private static void waitFor(Set<ProcessHandle> tree, Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (ProcessHandle each : tree) {
            try {
                each.onExit().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException _) {
                // still there: the next round is harder
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Stops the tree if it still runs. */
    @Override
    public void close() {
        stop();
    }
}
