package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Flight;
import dev.quarterdeck.core.signal.Mark;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Our samples beside the log that a slow service keeps: one stands for one, by the id of the request. */
@Timeout(180)
class SamplesAndServerLogTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Unpunctual unpunctual = Unpunctual.start();

    @AfterEach
    void close() {
        unpunctual.close();
    }

    @Test
    void samplesFailuresAndPercentilesAreThoseOfTheServersOwnLogAlsoThroughAPlannedInterruption() throws Exception {
        var clock = ScenarioClock.wall(InstantSource.system());
        var samples = new CopyOnWriteArrayList<Sample>();
        try (var server = new CountingServer(); var prober = new LaptopProber()) {
            var probe = new Probe("api", server.url(), "", List.of(), Duration.ofMillis(200), DEADLINE, true);
            var window = new SampleWindow(probe, clock);
            Prober.Running running = prober.start(probe, clock, sample -> {
                window.add(sample);
                samples.add(sample);
            });
            Thread.sleep(8000);
            Instant began = clock.instant();
            Thread.sleep(1500);
            var maintenance = new Span(began, Optional.of(clock.instant()));
            Thread.sleep(1500);
            running.close();
            Instant now = clock.instant();

            var byId = samples.stream().collect(Collectors.toMap(Sample::request, Function.identity()));
            assertThat(byId).as("one sample is one request").hasSameSizeAs(samples);
            sameRequests(server, byId);
            assertThat(samples.getFirst().outcome()).isNotEqualTo(new Outcome.Stopped());
            server.log.forEach((id, served) -> assertThat(agrees(byId.get(id), served))
                    .as(id + ": " + served + ", " + byId.get(id)).isTrue());
            assertThat(samples.stream().filter(s -> s.mark().equals(Optional.of(Mark.START)))).hasSizeLessThanOrEqualTo(1);

            same(window.figures(MINUTE, now), server.log, byId, Sample::tells);
            same(window.without(List.of(maintenance)).figures(MINUTE, now), server.log, byId,
                    s -> s.tells() && !maintenance.contains(s.endedAt()));
            assertThat(window.without(List.of(maintenance)).figures(MINUTE, now).all())
                    .isLessThan(window.figures(MINUTE, now).all());
        }
    }

    /** What was stopped at the end may not have left this machine, or reach the server a little later. */
    private static void sameRequests(CountingServer server, Map<String, Sample> byId) throws InterruptedException {
        long until = System.nanoTime() + DEADLINE.toNanos();
        while (!server.log.keySet().equals(byId.keySet()) && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(byId.keySet()).containsAll(server.log.keySet());
        assertThat(byId.values()).as("what the server never saw").filteredOn(s -> !server.log.containsKey(s.request()))
                .allMatch(s -> s.outcome().equals(new Outcome.Stopped()));
    }

    private boolean agrees(Sample sample, CountingServer.Served served) {
        return switch (sample.outcome()) {
            case Outcome.Answered(int status) -> status == served.status()
                    && near(sample.latencyMillis().orElseThrow(), served.millis(), sample);
            case Outcome.TimedOut _ -> served.hung() || late(served);
            case Outcome.Stopped() -> true;
            default -> false;
        };
    }

    /** Whether an answer of three seconds can have come after five, on a machine as unpunctual as this one. */
    private boolean late(CountingServer.Served served) {
        return 3000 + tolerance(3000) > DEADLINE.toMillis() && (served.millis() == 0 || served.millis() >= 3000);
    }

    /** What was slow since this laptop was is marked. */
    private boolean near(double ours, double theirs, Sample sample) {
        return sample.mark().isPresent() || ours - theirs >= -1 && ours - theirs <= tolerance(theirs);
    }

    /**
     * Never less than the server took; more by what the marks allow, by what both sides may wake too late, several times each,
     * and by
     * what a program that has just begun takes for its first requests. It tells 300 ms from 3 s.
     */
    private double tolerance(double millis) {
        return Math.max(Flight.TOLERANCE.toMillis(), millis / 10) + 1200 + 6 * unpunctual.worstMillis();
    }

    private void same(WindowFigures figures, Map<String, CountingServer.Served> log, Map<String, Sample> byId,
            Predicate<Sample> counted) {
        List<String> counting = log.keySet().stream().filter(id -> counted.test(byId.get(id))).toList();
        assertThat(figures.all()).isEqualTo(counting.size());
        assertThat(figures.failed()).isEqualTo((int) counting.stream()
                .filter(id -> log.get(id).failed() || late(log.get(id)) && byId.get(id).failed()).count());
        double[] millis = counting.stream().mapToDouble(id -> byId.get(id).outcome() instanceof Outcome.TimedOut
                ? DEADLINE.toMillis() : log.get(id).millis())
                .sorted().toArray();
        percentile(figures.p50().orElseThrow(), millis, 50);
        percentile(figures.p95().orElseThrow(), millis, 95);
        percentile(figures.p99().orElseThrow(), millis, 99);
    }

    private void percentile(double ours, double[] sorted, int percent) {
        double theirs = sorted[(percent * sorted.length + 99) / 100 - 1];
        assertThat(ours).as("p" + percent).isBetween(theirs - 1, theirs + tolerance(theirs));
    }

    /** The program is stopped for three seconds in the middle: what was in flight is marked, what was due is passed over. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProgramThatStoodStillBlamesItselfAndNotTheService(@TempDir Path folder) throws Exception {
        stoodStill(folder.resolve("never"), false, "STALL");
    }

    /** The same, and its wall clock reads ten minutes more when it wakes, as that of a laptop that was closed meanwhile. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLaptopThatSleptBlamesItselfAndNotTheService(@TempDir Path folder) throws Exception {
        stoodStill(folder.resolve("slept"), true, "SLEEP");
    }

    private void stoodStill(Path gap, boolean sleeps, String mark) throws Exception {
        try (var server = new CountingServer()) {
            Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), ProbeChild.class.getName(), server.url(), gap.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                var lines = new ArrayList<String>();
                while (lines.size() < 8) {
                    lines.add(said.readLine());
                }
                signal("STOP", child);
                if (sleeps) {
                    Files.createFile(gap);
                }
                Thread.sleep(3000);
                signal("CONT", child);
                Thread.sleep(6000); // until those that hang have passed their deadline
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    lines.add(line);
                }
                assertThat(Long.parseLong(lines.removeLast().replace("passed over ", ""))).as("three seconds of five a second")
                        .isGreaterThanOrEqualTo(13);
                String window = lines.removeLast();
                Map<String, String[]> byId = lines.stream().map(l -> l.split(" "))
                        .collect(Collectors.toMap(l -> l[0], Function.identity()));
                assertThat(byId.keySet()).as("one request is one sample").containsAll(server.log.keySet());
                byId.values().stream().filter(l -> !server.log.containsKey(l[0]))
                        .forEach(l -> assertThat(l[1]).as("what the server never saw").isEqualTo("stopped"));
                assertThat(lines).as("in flight while it stood still").anyMatch(l -> l.endsWith(" " + mark));
                List<String[]> counting = byId.values().stream().filter(l -> l[3].equals("-") && !l[1].equals("stopped"))
                        .toList();
                counting.forEach(l -> agrees(l, server.log.get(l[0])));
                sameWindow(window.split(" "), counting, byId.values().stream().filter(l -> !l[3].equals("-")).count(), server);
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private void agrees(String[] line, CountingServer.Served served) {
        if (line[1].equals("hung")) {
            assertThat(served.hung() || late(served)).as(String.join(" ", line)).isTrue();
        } else {
            assertThat(line[1]).isEqualTo(Integer.toString(served.status()));
            assertThat(Double.parseDouble(line[2])).as(String.join(" ", line))
                    .isBetween(served.millis() - 1, served.millis() + tolerance(served.millis()));
        }
    }

    /**
     * What counts is what was neither in flight nor passed over while nothing ran, and it is what the server's log says of these.
     */
    private void sameWindow(String[] window, List<String[]> counting, long marked, CountingServer server) {
        assertThat(window[1]).as("samples that count").isEqualTo(Integer.toString(counting.size()));
        assertThat(window[2]).as("failures").isEqualTo(
                Long.toString(counting.stream().filter(l -> l[1].equals("hung") || server.log.get(l[0]).failed()).count()));
        assertThat(window[6]).as("left out").isEqualTo(Long.toString(marked));
        double[] theirs = counting.stream().mapToDouble(l -> l[1].equals("hung") ? DEADLINE.toMillis() : server.log.get(l[0])
                .millis()).sorted().toArray();
        percentile(Double.parseDouble(window[3]), theirs, 50);
        percentile(Double.parseDouble(window[4]), theirs, 95);
        percentile(Double.parseDouble(window[5]), theirs, 99);
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
    }
}
