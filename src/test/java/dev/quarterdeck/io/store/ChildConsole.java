package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.io.files.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link AppendForever} in a process of its own, with what it has acknowledged so far. */
final class ChildConsole implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading;

    ChildConsole(Path... folders) throws IOException {
        this(true, folders);
    }

    /** Without redactions, each of which makes a backup before it. */
    static ChildConsole ofAppendsOnly(Path folder) throws IOException {
        return new ChildConsole(false, folder);
    }

    private ChildConsole(boolean redacting, Path... folders) throws IOException {
        List<String> command = JavaProgram.command(AppendForever.class, Stream.of(folders).map(Path::toString)
                .toArray(String[]::new));
        command.add(1, "-D" + AppendForever.REDACTING + "=" + redacting);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        reading = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whole lines only: the kill may have cut the last one. */
    List<String> acknowledged() {
        return lines.stream().filter(line -> line.matches("INC-\\d{4}-[a-z2-7]{6} \\d+ \\d+ [0-9a-f]{64}")).toList();
    }

    void awaitAcknowledged(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (lines.size() < count) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("the child acknowledged only " + lines);
            }
            Thread.sleep(5);
        }
    }

    /** For a child that ends by itself. */
    List<String> awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        reading.join();
        return lines;
    }

    /** Not {@code Process.destroyForcibly}, which closes our end of the pipe and loses the last lines. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reading.join();
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while the child was killed", e);
        }
    }
}
