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
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/**
 * 500 endpoints once a second, one in five hostile, watched as the console watches them, with a window up on the headless
 * screen; beside it, all the time, the same server is asked by {@code wrk} where it is installed, and by a curl loop. README
 * tells how to start it. It ends with 1 when the heap or the threads grow, a due time is not accounted for, a stall is not
 * seen, or healthy latencies are not what the others see.
 */
public final class ProbeBenchmark {
    private static final int ENDPOINTS = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** Requests a second of each of the others: enough for a p99 in a minute, too few to be the load. */
    private static final int PEER_RATE = 20;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Millis lateness = new Millis();
    /** From the first byte of the request to the last of the answer. */
    private final Millis exchanges = new Millis();
    /** The same with the connection before it and all that the prober does beside it. */
    private final Millis requests = new Millis();
    private final Millis pulses = new Millis();
    /** How late a thread wakes that does nothing but sleep: what the machine alone makes of a due time. */
    private final Millis wakings = new Millis();
    private volatile boolean measuring;
    private boolean failed;

    /** One endpoint's request with what became of its due times. */
    private final class Asked implements Request {
        private final Request request;
        private final boolean healthy;
        private final AtomicLong samples = new AtomicLong();
        private volatile Probing probing;
        private final AtomicLong inFlight = new AtomicLong();

        Asked(Request request, boolean healthy) {
            this.request = request;
            this.healthy = healthy;
        }

        @Override
        public Response send(String id, boolean raw) {
            long sent = System.nanoTime();
            if (measuring && probing != null) {
                lateness.add(sent - dueFor(sent));
            }
            inFlight.incrementAndGet();
            Response response = request.send(id, raw);
            inFlight.decrementAndGet();
            if (healthy && measuring && response.outcome() instanceof Outcome.Answered) {
                requests.add(System.nanoTime() - sent);
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

        /**
         * Due times that passed until {@code now} and are neither a sample nor in flight, nor passed over while the process
         * stalled.
         */
        long unaccounted(long now) {
            long interval = INTERVAL.toNanos();
            long due = Math.max(0, Math.floorDiv(now - probing.grid().first(), interval) + 1);
            return due - samples.get() - probing.passedOver() - inFlight.get();
        }
    }

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        System.exit(new ProbeBenchmark().run(minutes) ? 0 : 1);
    }

    private boolean run(double minutes) throws Exception {
        Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), BenchServer.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
            String base = "http://127.0.0.1:" + said.readLine();
            System.out.printf(Locale.ROOT,
                    "%d endpoints once a second for %.1f minutes, one in five hostile; Java %s, %d processors, load %.1f%n",
                    ENDPOINTS,
                    minutes, Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
            measure(base, Duration.ofMillis((long) (minutes * 60_000)));
            return !failed;
        } finally {
            server.destroy();
        }
    }

    private void measure(String base, Duration time) throws Exception {
        Label[] rows = window();
        var client = new OkHttpClient.Builder().eventListenerFactory(call -> call.request().url().encodedPath().startsWith("/ok/")
                ? new Exchange() : EventListener.NONE);
        try (var prober = new LaptopProber(client, _ -> true, false, System::getenv); Watch watch = watch(prober, base)) {
            draw(rows, watch);
            Thread.ofPlatform().daemon().start(this::sleepAgainAndAgain);
            Thread.sleep(WARM_UP);
            long heap = heapInUse();
            int threads = Thread.getAllStackTraces().size();
            Duration cpu = cpu();
            measuring = true;
            List<Peer> peers = Peer.installed(base, PEER_RATE, time);
            double stall = highestP99(watch, time);
            measuring = false;
            Duration used = cpu().minus(cpu);
            long lost = 0;
            long total = 0;
            long passedOver = 0;
            for (Asked each : asked) {
                lost += Math.abs(lost(each));
                total += each.samples.get();
                passedOver += each.probing.passedOver();
            }
            System.out.printf(Locale.ROOT,
                    "%,d samples and %d due times passed over while this process stalled, %.0f %% of a core, load %.1f%n", total,
                    passedOver, 100.0 * used.toNanos() / time.toNanos(), load());
            target("due to start p99", lateness.percentile(99), 5);
            System.out.printf(Locale.ROOT, "%-40s %.2f ms%n", "  a bare timer beside it, p99", wakings.percentile(99));
            target("FX pulse p99", pulses.percentile(99), 50);
            hold("due times unaccounted for", lost == 0, Long.toString(lost));
            int threadsNow = Thread.getAllStackTraces().size();
            hold("threads", threadsNow <= threads + 2, threads + " then " + threadsNow);
            long heapNow = heapInUse();
            hold("heap after GC", heapNow <= heap * 1.1, mib(heap) + " then " + mib(heapNow) + " MiB");
            hold("a stall of 3 s in the p99 of a minute", stall >= 3000, String.format(Locale.ROOT, "%.0f ms", stall));
            for (Peer peer : peers) {
                compare(peer);
            }
        }
    }

    private void compare(Peer peer) throws Exception {
        Map<Integer, Double> theirs = peer.percentiles();
        Millis ours = peer.withConnection() ? requests : exchanges;
        for (int percent : new int[] {50, 95, 99}) {
            double own = ours.percentile(percent);
            double other = theirs.getOrDefault(percent, Double.NaN);
            hold((peer.withConnection() ? "connect" : "send") + " to last byte p" + percent + " beside " + peer.name(),
                    own <= other + Math.max(1, other * 0.05), String.format(Locale.ROOT, "%.2f and %.2f ms", own, other));
        }
    }

    private void sleepAgainAndAgain() {
        try {
            while (true) {
                long due = System.nanoTime() + 10_000_000;
                Thread.sleep(10);
                if (measuring) {
                    wakings.add(Math.max(0, System.nanoTime() - due));
                }
            }
        } catch (InterruptedException _) {
            // nobody does that
        }
    }

    /** Waits for {@code time} and tells the highest p99 over a minute of the endpoint that stalls once. */
    private static double highestP99(Watch watch, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        double highest = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(200);
            highest = Math.max(highest, watch.snapshot().probes().getFirst().figures().getFirst().p99().orElse(0));
        }
        return highest;
    }

    /** Takes the time of one exchange on an open connection, as wrk does. */
    private final class Exchange extends EventListener {
        private long sent;

        @Override
        public void requestHeadersStart(Call call) {
            sent = System.nanoTime();
        }

        @Override
        public void responseBodyEnd(Call call, long bytes) {
            if (measuring) {
                exchanges.add(System.nanoTime() - sent);
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
            String path = i == 0 ? "stall" : i % 5 == 4 ? BenchServer.HOSTILE[i / 5 % BenchServer.HOSTILE.length] : "ok";
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
                        sink.accept(new SampleLog.Recorded(probe.name(),
                                new Sample(started.minusSeconds(s), new Outcome.Answered(200), OptionalDouble.of(s / 100.0))));
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
        Incident incident = Incident.unborn(id)
                .with(event(id, 1, started.minusSeconds(1000), new Fact.IncidentDeclared("Benchmark", Severity.P1, "")))
                .with(event(id, 2, started.minusSeconds(950), new Fact.WatchConfirmed(probes, List.of(), List.of())));
        watch.update(incident, dev.quarterdeck.core.watch.AsRecorded.confirmed(incident));
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
                if (before > 0 && measuring) {
                    pulses.add(now - before);
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

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
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

    /** A figure that depends on the machine: told, not judged. */
    private static void target(String what, double value, double target) {
        System.out.printf(Locale.ROOT, "%-40s %.2f ms, target %.0f ms%s%n", what, value, target, value <= target ? ""
                : " (missed)");
    }

    private void hold(String what, boolean holds, String words) {
        failed |= !holds;
        System.out.printf(Locale.ROOT, "%-40s %s  %s%n", what, holds ? "holds " : "FAILED", words);
    }
}
