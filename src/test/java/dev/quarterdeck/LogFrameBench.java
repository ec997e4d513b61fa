package dev.quarterdeck;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.ui.Fx;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames of the window while a log floods it: the console as the roof opens it, one tail that fills the window, a real file that a
 * thread writes at a rate. Not part of the tests: {@code mvn -q test -Dtest=LogFrameBench}, {@code -Dbench.seconds} and
 * {@code -Dbench.rates} say how much. Without a graphics card the frames are drawn by the processor.
 */
class LogFrameBench {
    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
    private static final long[] RATES = Arrays.stream(System.getProperty("bench.rates", "0,100000,1000000").split(",")).mapToLong(Long::parseLong).toArray();
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warmup", 10);
    private static final int SAMPLES = 1024;
    private static final long PROBE_MILLIS = 7;

    @TempDir
    private Path folder;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void frames() throws Exception {
        Path file = folder.resolve("flood.log");
        Files.writeString(file, "");
        System.out.printf(Locale.ROOT, "%d processors, %d s each; goal at 100,000 lines/s: p99 <= 17.5 ms, none above 25 ms, 45 %% of a core%n",
                Runtime.getRuntime().availableProcessors(), SECONDS);
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.press(KeyCode.DIGIT4);
            lead.press(KeyCode.O);
            lead.click("log-source-kind-1");
            lead.write("log-source", file.toString());
            lead.press(KeyCode.ENTER);
            lead.await("the log", () -> lead.shows("log-lines"));
            lead.press(KeyCode.F11);
            for (long rate : RATES) {
                run(console, file, rate);
            }
        }
    }

    private void run(OpenConsole console, Path file, long rate) throws Exception {
        var stop = new AtomicBoolean();
        var written = new AtomicLong();
        Thread producer = Thread.ofPlatform().name("producer").start(() -> produce(file, rate, written, stop));
        Thread.sleep(TimeUnit.SECONDS.toMillis(WARM_UP_SECONDS));
        var frames = LongStream.builder();
        var probes = LongStream.builder();
        AtomicLong last = new AtomicLong();
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (last.get() != 0) {
                    frames.add(time - last.get());
                }
                last.set(time);
            }
        };
        long cpu = processCpu();
        long producerCpu = threads.getThreadCpuTime(producer.threadId());
        long fx = cpuOf("JavaFX Application Thread");
        long renderer = cpuOf("QuantumRenderer-0");
        long before = written.get();
        long start = System.nanoTime();
        Fx.run(timer::start);
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(SECONDS)) {
            Thread.sleep(PROBE_MILLIS);
            long asked = System.nanoTime();
            Fx.run(() -> probes.add(System.nanoTime() - asked));
        }
        console.operator().ask(() -> {
            timer.stop();
            return true;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (processCpu() - cpu - (threads.getThreadCpuTime(producer.threadId()) - producerCpu)) / 1e9 / seconds;
        double perFrame = (cpuOf("JavaFX Application Thread") - fx) / 1e6;
        double perRendering = (cpuOf("QuantumRenderer-0") - renderer) / 1e6;
        long lines = written.get() - before;
        console.picture("68-log-flood-" + rate);
        String said = console.operator().words("log-follow").replace('\n', ' ');
        stop.set(true);
        producer.join();
        long[] times = frames.build().sorted().toArray();
        report(rate, lines / seconds, times, probes.build().sorted().toArray(), seconds, busy);
        System.out.printf(Locale.ROOT, "          processor time a frame: window %.2f ms, rendering %.2f ms; the window says: %s%n", perFrame / times.length,
                perRendering / times.length, said);
    }

    /** So far, in nanoseconds. On a machine that others use too, this tells more than the time that passes. */
    private long cpuOf(String name) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(name))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId())).findFirst().orElse(0);
    }

    private static void report(long rate, double lines, long[] frames, long[] probes, double seconds, double busy) {
        System.out.printf(Locale.ROOT, "%,9d lines/s (%,.0f written): %.1f fps, frame p50 %.1f p95 %.1f p99 %.1f max %.1f ms, %d above 25 ms;"
                        + " runLater p50 %.1f p99 %.1f max %.1f ms; %.0f %% of a core without the writer%n", rate, lines, frames.length / seconds,
                at(frames, 0.5), at(frames, 0.95), at(frames, 0.99), at(frames, 1), Arrays.stream(frames).filter(n -> n > 25_000_000).count(),
                at(probes, 0.5), at(probes, 0.99), at(probes, 1), busy * 100);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Wakes every millisecond and writes what is due. */
    private static void produce(Path file, long rate, AtomicLong written, AtomicBoolean stop) {
        byte[][] samples = samples();
        try (OutputStream out = Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND)) {
            var block = new java.io.ByteArrayOutputStream();
            long start = System.nanoTime();
            for (long n = 0; !stop.get(); ) {
                long due = (long) ((System.nanoTime() - start) / 1e9 * rate);
                block.reset();
                for (; n < due; n++) {
                    block.writeBytes(samples[(int) (n % SAMPLES)]);
                }
                block.writeTo(out);
                written.set(n);
                Thread.sleep(1);
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[][] samples() {
        var random = new SplittableRandom(20261123);
        byte[][] samples = new byte[SAMPLES][];
        Instant time = Instant.parse("2026-11-23T14:30:11.204Z");
        for (int i = 0; i < SAMPLES; i++) {
            String level = random.nextInt(20) == 0 ? "ERROR" : random.nextInt(8) == 0 ? "WARN" : "INFO";
            samples[i] = ("{\"timestamp\":\"" + time.plusMillis(i) + "\",\"level\":\"" + level + "\",\"logger\":\"api.listings\",\"message\":\"GET /api/listings?limit="
                    + random.nextInt(100) + " 200 " + random.nextInt(900) + "ms\",\"cid\":\"" + Integer.toHexString(random.nextInt()) + "\"}\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
        return samples;
    }
}
