package dev.quarterdeck.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as the build leaves it in the target folder, started as a process on a machine without a display. */
final class PackagedProgram implements AutoCloseable {
    private static final Path LAUNCHER = Path.of("target", "quarterdeck", "bin", "quarterdeck").toAbsolutePath();

    /** How a run ended. */
    record Outcome(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading;

    /** Starts it and reads along. */
    PackagedProgram(String... arguments) throws IOException {
        process = builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        reading = Thread.ofVirtual().start(this::read);
    }

    /** Runs it to its end. */
    static Outcome run(Object... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("quarterdeck", ".out");
        Path err = Files.createTempFile("quarterdeck", ".err");
        try {
            Process process = builder(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new))
                    .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(6, TimeUnit.MINUTES)) {
                process.toHandle().destroyForcibly();
                throw new AssertionError("still running: " + List.of(arguments) + "\n" + Files.readString(out));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "API_KEY"));
        builder.environment().put("XDG_CONFIG_HOME", System.getProperty("user.home") + "/.config");
        return builder;
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            out.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            // the pipe of a killed process may break in the middle of a line
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void await(Predicate<String> line, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (lines.stream().noneMatch(line)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("the program said only " + lines);
            }
            Thread.sleep(5);
        }
    }

    /** From outside, and not by {@code Process.destroyForcibly}, which closes our end of the pipe and loses the last lines. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        reading.join();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
