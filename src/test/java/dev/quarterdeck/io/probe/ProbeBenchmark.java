package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.KeptSamples;
import dev.quarterdeck.core.watch.LogCounts;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchPorts;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * 500 endpoints once a second, one in five hostile, watched as the console watches them, with a window up on the headless
 * screen; beside it a curl loop that asks the same server. README tells how to start it. It ends with 1 when the heap or the
 * threads grow, a due time is not accounted for, or healthy latencies are not what curl sees.
 */
public final class ProbeBenchmark {
    private static final int ENDPOINTS = 500;
    private static final long WARM_UP = 20;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong measuredFrom = new AtomicLong(Long.MAX_VALUE);
    private final ConcurrentLinkedQueue<Double> lateness = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> pulses = new ConcurrentLinkedQueue<>();
    private boolean failed;

    /** One endpoint's request with what became of its due times. */
    private final class Asked implements Request {
        private final Request request;
        private final boolean healthy;
        private final AtomicLong samples = new AtomicLong();
        private volatile Probing probing;
        private volatile long inFlightSince;
        private volatile boolean inFlight;

        Asked(Request request, boolean healthy) {
            this.request = request;
            this.healthy = healthy;
        }

        @Override
        public Response send(boolean raw) {
            long sent = System.nanoTime();
            inFlightSince = sent;
            if (sent >= measuredFrom.get() && probing != null) {
                lateness.add((sent - dueFor(sent)) / 1e6);
            }
            inFlight = true;
            Response response = request.send(raw);
            inFlight = false;
            if (healthy && sent >= measuredFrom.get() && response.outcome() instanceof Outcome.Answered) {
                latencies.add((System.nanoTime() - sent) / 1e6);
            }
            return response;
        }

        @Override
        public void cancel() {
            request.cancel();
        }

        private long dueFor(long sent) {
            return probing.grid().turn(probing.grid().first(), sent).due();
        }

        /** Due times that passed until {@code now} and are neither a sample nor in flight, nor passed over while the process stalled. */
        long unaccounted(long now) {
            long interval = INTERVAL.toNanos();
            long due = Math.max(0, Math.floorDiv(now - probing.grid().first(), interval) + 1);
            long flying = inFlight ? Math.floorDiv(now - dueFor(inFlightSince), interval) + 1 : 0;
            return due - samples.get() - probing.passedOver() - flying;
        }
    }

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        System.exit(new ProbeBenchmark().run(minutes) ? 0 : 1);
    }

    private boolean run(double minutes) throws Exception {
        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), BenchServer.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
            String base = "http://127.0.0.1:" + said.readLine();
            System.out.printf(Locale.ROOT, "%d endpoints once a second for %.1f minutes, one in five hostile; Java %s, %d processors, load %.1f%n", ENDPOINTS,
                    minutes, Runtime.version(), Runtime.getRuntime().availableProcessors(), java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            measure(base, Duration.ofMillis((long) (minutes * 60_000)));
            return !failed;
        } finally {
            server.destroy();
        }
    }

    private void measure(String base, Duration time) throws Exception {
        Label[] rows = window();
        try (var prober = new LaptopProber(); Watch watch = watch(prober, base)) {
            draw(rows, watch);
            sleep(WARM_UP);
            measuredFrom.set(System.nanoTime());
            Thread.sleep(time.dividedBy(5));
            long heap = heapInUse();
            int threads = Thread.getAllStackTraces().size();
            double[] curl = curl(base + "/ok/curl", Math.max(50, (int) time.toSeconds() / 2));
            Thread.sleep(Duration.ofNanos(Math.max(0, time.toNanos() - (System.nanoTime() - measuredFrom.get()))));
            long lost = 0;
            long total = 0;
            long passedOver = 0;
            for (Asked each : asked) {
                lost += Math.abs(lost(each));
                total += each.samples.get();
                passedOver += each.probing.passedOver();
            }
            System.out.printf(Locale.ROOT, "%,d samples and %d due times passed over while this process stalled, load %.1f%n", total, passedOver, java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            target("due to start p99", p(99, lateness), 5);
            target("FX pulse p99", p(99, pulses), 50);
            hold("due times unaccounted for", lost == 0, Long.toString(lost));
            int threadsNow = Thread.getAllStackTraces().size();
            hold("threads", threadsNow <= threads + 2, threads + " then " + threadsNow);
            long heapNow = heapInUse();
            hold("heap after GC", heapNow <= heap * 1.1, mib(heap) + " then " + mib(heapNow) + " MiB");
            for (int percent : new int[] {50, 95, 99}) {
                double ours = p(percent, latencies);
                double theirs = nearestRank(percent, curl);
                hold("send to last byte p" + percent + " beside curl", Math.abs(ours - theirs) <= Math.max(1, theirs * 0.05),
                        String.format(Locale.ROOT, "%.2f and %.2f ms", ours, theirs));
            }
        }
    }

    /** An answer that is just being handed on is in neither place for a moment: what is lost stays lost when one looks again. */
    private static long lost(Asked each) throws InterruptedException {
        long lost = each.unaccounted(System.nanoTime());
        for (int again = 0; lost != 0 && again < 100; again++) {
            Thread.sleep(17);
            lost = each.unaccounted(System.nanoTime());
        }
        return lost;
    }

    private Watch watch(LaptopProber prober, String base) {
        var probes = new ArrayList<Probe>();
        for (int i = 0; i < ENDPOINTS; i++) {
            String path = i % 5 == 4 ? BenchServer.HOSTILE[i / 5 % BenchServer.HOSTILE.length] : "ok";
            probes.add(new Probe("p" + i, base + "/" + path + "/" + i, "", List.of(), INTERVAL, DEADLINE, true));
        }
        var clock = ScenarioClock.wall(InstantSource.system());
        Instant started = clock.instant();
        // windows that are full from the beginning, as after a restart: they must not look like a leak
        var full = new KeptSamples() {
            @Override
            public void keep(String probe, Sample sample) {
                // the store has a test of its own
            }

            @Override
            public void since(Instant from, Consumer<SampleLog.Recorded> sink) {
                for (Probe probe : probes) {
                    for (int s = 900; s > 0; s--) {
                        sink.accept(new SampleLog.Recorded(probe.name(), new Sample(started.minusSeconds(s), new Outcome.Answered(200), OptionalDouble.of(s / 100.0))));
                    }
                }
            }
        };
        Prober timed = new Prober() {
            @Override
            public Running start(Probe probe, ScenarioClock at, Consumer<Sample> sink) {
                var each = new Asked(prober.request(probe), probe.url().contains("/ok/"));
                each.probing = prober.start(each, probe, at, sample -> {
                    each.samples.incrementAndGet();
                    sink.accept(sample);
                });
                asked.add(each);
                return each.probing;
            }

            @Override
            public Response ask(Probe probe) {
                return prober.ask(probe);
            }
        };
        Watch watch = Watch.start(new WatchPorts(timed, LogSight.NONE, LogCounts.NONE, full, ChangeLog.NONE), clock, _ -> { });
        var id = new IncidentId("INC-0001-abcdef");
        Incident incident = Incident.unborn(id).with(event(id, 1, started.minusSeconds(1000), new Fact.IncidentDeclared("Benchmark", Severity.P1, "")))
                .with(event(id, 2, started.minusSeconds(950), new Fact.WatchConfirmed(probes, List.of(), List.of())));
        watch.update(incident);
        return watch;
    }

    private static Event event(IncidentId id, long number, Instant at, Fact fact) {
        return new Event(id, number, new EventKey("bench", number), at, Optional.empty(), "bench", fact, "");
    }

    /** A window with a row for each of the worst probes, drawn ten times a second as the console is. */
    private Label[] window() throws InterruptedException {
        var rows = new Label[20];
        var shown = new CountDownLatch(1);
        Platform.startup(() -> {
            var box = new VBox();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Label();
                box.getChildren().add(rows[i]);
            }
            var stage = new Stage();
            stage.setScene(new Scene(box, 1440, 900));
            stage.show();
            shown.countDown();
        });
        shown.await();
        return rows;
    }

    private void draw(Label[] rows, Watch watch) {
        Platform.runLater(() -> new AnimationTimer() {
            private long before;
            private long drawn;

            @Override
            public void handle(long now) {
                if (before > 0 && System.nanoTime() >= measuredFrom.get()) {
                    pulses.add((now - before) / 1e6);
                }
                before = now;
                if (now - drawn > 100_000_000) {
                    drawn = now;
                    WatchSnapshot snapshot = watch.snapshot();
                    for (int i = 0; i < rows.length; i++) {
                        if (snapshot.probes().isEmpty()) {
                            stop(); // the watch was closed
                            return;
                        }
                        WatchSnapshot.Watched probe = snapshot.probes().get(i * 25);
                        rows[i].setText(probe.probe().name() + " " + probe.outcome() + " " + probe.figures().getFirst().p99());
                    }
                }
            }
        }.start());
    }

    /** The same request by curl, a connection each, at an even pace; milliseconds. */
    private static double[] curl(String url, int requests) throws Exception {
        var urls = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            urls.append("url = ").append(url).append("\noutput = /dev/null\n");
        }
        Process curl = new ProcessBuilder("curl", "-s", "--rate", "5/s", "-H", "Connection: close", "-H", "Accept-Encoding: identity", "-w",
                "%{stderr}%{time_total}\n", "-K", "-").redirectErrorStream(true).start();
        try (var in = curl.outputWriter(StandardCharsets.US_ASCII)) {
            in.write(urls.toString());
        }
        double[] millis = curl.inputReader(StandardCharsets.US_ASCII).lines().mapToDouble(line -> Double.parseDouble(line) * 1000).toArray();
        Arrays.sort(millis);
        return millis;
    }

    private static void sleep(long seconds) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(seconds));
    }

    private static long heapInUse() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1048576.0);
    }

    private static double p(int percent, ConcurrentLinkedQueue<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return nearestRank(percent, sorted);
    }

    private static double nearestRank(int percent, double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[(percent * sorted.length + 99) / 100 - 1];
    }

    /** A figure that depends on the machine: told, not judged. */
    private static void target(String what, double value, double target) {
        System.out.printf(Locale.ROOT, "%-38s %.2f ms, target %.0f ms%s%n", what, value, target, value <= target ? "" : " (missed)");
    }

    private void hold(String what, boolean holds, String words) {
        failed |= !holds;
        System.out.printf(Locale.ROOT, "%-38s %s  %s%n", what, holds ? "holds " : "FAILED", words);
    }
}
