package dev.quarterdeck.io.process;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private final InputStream output;
    private final InputStream errors;

    private ProcessTree(Process process, String id, MarkedProcesses processes, InputStream output, InputStream errors) {
        this.process = process;
        this.mark = mark(id);
        this.processes = processes;
        this.output = output;
        this.errors = errors;
    }

    private static byte[] mark(String id) {
        return (MARK + "=" + id).getBytes(StandardCharsets.UTF_8);
    }

    /** Starts a program with nothing on its input; what it says as an error comes with its output. */
    public static ProcessTree start(List<String> command) throws IOException {
        return start(command, MarkedProcesses.ON_THIS_MACHINE);
    }

    static ProcessTree start(List<String> command, MarkedProcesses processes) throws IOException {
        return start(new ProcessBuilder(command).redirectErrorStream(true), UUID.randomUUID().toString(), processes);
    }

    /**
     * The same in a folder, with its errors apart. Java closes the pipes of a program that has ended, and a child that goes on
     * would be ended by the next word it prints: where the system has named pipes, these are used, and they stay open.
     *
     * @param id    by which what it starts can be found again, also by another program
     * @param pipes name of the pipes to make, which have no name any more when this returns
     */
    public static ProcessTree start(List<String> command, Path folder, String id, Path pipes) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        File out = new File(pipes + ".out");
        File errors = new File(pipes + ".err");
        if (!made(out, errors)) {
            return start(builder, id, MarkedProcesses.ON_THIS_MACHINE);
        }
        // whoever opens one end of such a pipe alone waits for the other
        try (var _ = new RandomAccessFile(out, "rw"); var _ = new RandomAccessFile(errors, "rw")) {
            InputStream outRead = new FileInputStream(out);
            InputStream errorsRead = new FileInputStream(errors);
            try {
                return new ProcessTree(process(builder.redirectOutput(out).redirectError(errors), id), id,
                        MarkedProcesses.ON_THIS_MACHINE,
                        outRead, errorsRead);
            } catch (IOException e) {
                outRead.close();
                errorsRead.close();
                throw e;
            }
        } finally {
            Files.deleteIfExists(out.toPath());
            Files.deleteIfExists(errors.toPath());
        }
    }

    private static boolean made(File... pipes) throws IOException {
        var command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
        for (File pipe : pipes) {
            command.add(pipe.getPath());
        }
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(nowhere()).start().waitFor() == 0;
        } catch (IOException _) {
            return false; // a system without them
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("nothing was started: it was not wanted any more", e);
        }
    }

    private static ProcessTree start(ProcessBuilder builder, String id, MarkedProcesses processes) throws IOException {
        Process process = process(builder, id);
        return new ProcessTree(process, id, processes, process.getInputStream(), process.getErrorStream());
    }

    private static Process process(ProcessBuilder builder, String id) throws IOException {
        builder.redirectInput(nowhere());
        builder.environment().put(MARK, id);
        builder.environment().put("TERM", "dumb");
        return builder.start();
    }

    /**
     * What goes on of a tree that was started with that id, by whatever program. Only Linux tells; elsewhere there seems to be
     * nothing.
     */
    public static List<Long> living(String id) {
        return MarkedProcesses.ON_THIS_MACHINE.carrying(mark(id)).stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid)
                .sorted().toList();
    }

    private static File nowhere() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new File(windows ? "NUL" : "/dev/null");
    }

    /** Output and errors. It ends when every process that holds it has ended, or when the tree is stopped. */
    public InputStream output() {
        return output;
    }

    /** Errors, where they come apart; ends as {@link #output} does. */
    public InputStream errors() {
        return errors;
    }

    /** Waits until the program itself has ended. */
    public void await() throws InterruptedException {
        process.waitFor();
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
     * Asks every process of the tree to end, then kills what is left. Answers the ids of those that would not go. All processes
     * of the
     * machine are looked through once more only after something was found that could have started another meanwhile.
     */
    public List<Long> stop() {
        Set<ProcessHandle> tree = living();
        if (!tree.isEmpty()) {
            tree.forEach(ProcessHandle::destroy);
            waitFor(tree, GRACE);
            kill(tree);
        }
        try {
            output.close();
        } catch (IOException _) {
            // the pipe is gone with the process
        }
        return left(tree);
    }

    /** Asks every process of the tree to stop what it does, as Ctrl+C in a terminal would. */
    public void interrupt() {
        List<String> ids = living().stream().filter(ProcessHandle::isAlive).map(each -> Long.toString(each.pid())).toList();
        if (!ids.isEmpty()) {
            try {
                var kill = new ArrayList<>(List.of("kill", "-INT"));
                kill.addAll(ids);
                new ProcessBuilder(kill).redirectErrorStream(true).redirectOutput(nowhere()).start().waitFor(1, TimeUnit.SECONDS);
            } catch (IOException _) {
                // a system without that program: what comes next is understood everywhere
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks every process of the tree to end. */
    public void terminate() {
        living().forEach(ProcessHandle::destroy);
    }

    /**
     * Whether every process of the tree ended within {@code time}. Looks for others only once those that were found have ended.
     */
    public boolean allEnded(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (Set<ProcessHandle> found = living(); found.stream().anyMatch(ProcessHandle::isAlive); found = living()) {
            waitFor(found, Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (found.stream().anyMatch(ProcessHandle::isAlive)) {
                return false;
            }
        }
        return true;
    }

    /** Kills every process of the tree, those that are started meanwhile too. Answers the ids of those that would not go. */
    public List<Long> kill() {
        var tree = new LinkedHashSet<ProcessHandle>();
        kill(tree);
        return left(tree);
    }

    private void kill(Set<ProcessHandle> tree) {
        boolean found = true;
        for (int sweep = 0; found && sweep < SWEEPS; sweep++) {
            Set<ProcessHandle> left = living();
            found = !left.isEmpty();
            left.forEach(ProcessHandle::destroyForcibly);
            waitFor(left, Duration.ofMillis(200));
            tree.addAll(left);
        }
    }

    private static List<Long> left(Set<ProcessHandle> tree) {
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
