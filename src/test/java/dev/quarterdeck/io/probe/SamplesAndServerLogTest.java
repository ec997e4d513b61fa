package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Our samples beside the log that a slow service keeps: one stands for one, by the id of the request. */
@Timeout(60)
class SamplesAndServerLogTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
            server.log.forEach((id, served) -> assertThat(agrees(byId.get(id), served)).as(id + ": " + served + ", " + byId.get(id)).isTrue());
            assertThat(samples.stream().filter(s -> s.mark().equals(Optional.of(Mark.START)))).hasSizeLessThanOrEqualTo(1);

            same(window.figures(MINUTE, now), server.log, byId, Sample::tells);
            same(window.without(List.of(maintenance)).figures(MINUTE, now), server.log, byId,
                    s -> s.tells() && !maintenance.contains(s.endedAt()));
            assertThat(window.without(List.of(maintenance)).figures(MINUTE, now).all()).isLessThan(window.figures(MINUTE, now).all());
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

    private static boolean agrees(Sample sample, CountingServer.Served served) {
        return switch (sample.outcome()) {
            case Outcome.Answered(int status) -> status == served.status() && near(sample.latencyMillis().orElseThrow(), served.millis(), sample);
            case Outcome.TimedOut _ -> served.hung();
            case Outcome.Stopped() -> true;
            default -> false;
        };
    }

    /** What was slow since this laptop was is marked. */
    private static boolean near(double ours, double theirs, Sample sample) {
        return sample.mark().isPresent() || ours - theirs >= -1 && ours - theirs <= tolerance(theirs);
    }

    /** Never less than the server took; more by what the way there and back takes, which is long where many share a machine. */
    private static double tolerance(double millis) {
        return Math.max(500, millis / 10);
    }

    private static void same(WindowFigures figures, Map<String, CountingServer.Served> log, Map<String, Sample> byId, Predicate<Sample> counted) {
        List<CountingServer.Served> theirs = log.entrySet().stream().filter(e -> counted.test(byId.get(e.getKey()))).map(Map.Entry::getValue).toList();
        assertThat(figures.all()).isEqualTo(theirs.size());
        assertThat(figures.failed()).isEqualTo((int) theirs.stream().filter(CountingServer.Served::failed).count());
        double[] millis = theirs.stream().mapToDouble(s -> s.hung() ? DEADLINE.toMillis() : s.millis()).sorted().toArray();
        percentile(figures.p50(), millis, 50);
        percentile(figures.p95(), millis, 95);
        percentile(figures.p99(), millis, 99);
    }

    private static void percentile(OptionalDouble ours, double[] sorted, int percent) {
        double theirs = sorted[(percent * sorted.length + 99) / 100 - 1];
        assertThat(ours.orElseThrow()).as("p" + percent).isBetween(theirs - 1, theirs + tolerance(theirs));
    }

    /** The program is stopped for three seconds in the middle: what was in flight is marked, what was due is passed over. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aProgramThatStoodStillBlamesItselfAndNotTheService() throws Exception {
        try (var server = new CountingServer()) {
            Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), ProbeChild.class.getName(), server.url()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                var lines = new ArrayList<String>();
                while (lines.size() < 4) {
                    lines.add(said.readLine());
                }
                signal("STOP", child);
                Thread.sleep(3000);
                signal("CONT", child);
                Thread.sleep(2500);
                child.getOutputStream().write('\n');
                child.getOutputStream().flush();
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    lines.add(line);
                }
                assertThat(Long.parseLong(lines.removeLast().replace("passed over ", ""))).as("three seconds of five a second").isGreaterThanOrEqualTo(13);
                assertThat(lines.stream().map(l -> l.split(" ")[0])).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.log.keySet());
                assertThat(lines).as("in flight while it stood still").anyMatch(l -> l.endsWith(" STALL"));
                lines.stream().map(l -> l.split(" ")).filter(l -> l[3].equals("-") && !l[1].equals("stopped")).forEach(l -> {
                    CountingServer.Served served = server.log.get(l[0]);
                    assertThat(l[1]).isEqualTo(served.hung() ? "hung" : Integer.toString(served.status()));
                    double theirs = served.hung() ? DEADLINE.toMillis() : served.millis();
                    assertThat(Double.parseDouble(l[2])).as(String.join(" ", l)).isBetween(theirs - 1, theirs + tolerance(theirs));
                });
            } finally {
                child.destroyForcibly();
            }
        }
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
    }
}
