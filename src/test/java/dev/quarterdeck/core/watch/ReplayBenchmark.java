package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long a day of ten probes takes to replay by the bundled runbook's matrix and triggers: 864,000 samples, printed for
 * five rounds of one run. Started by hand, as the README says.
 */
final class ReplayBenchmark {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final int SECONDS = 86_400;
    private static final int PROBES = 10;
    private static final int ROUNDS = 5;

    private ReplayBenchmark() {
    }

    public static void main(String[] args) throws IOException {
        Guide guide = Guide.of(RunbookReader.read("rollback-procedure.md", new String(
                ReplayBenchmark.class.getResourceAsStream("/runbooks/rollback-procedure.md").readAllBytes(),
                StandardCharsets.UTF_8)));
        List<Probe> probes = IntStream.range(0, PROBES)
                .mapToObj(i -> new Probe("probe " + i, "http://127.0.0.1/" + i, "", List.of(),
                Duration.ofSeconds(1), Duration.ofSeconds(5), true)).toList();
        Incident incident = Incident.of(new IncidentId("INC-0001-abcdef"),
                List.of(event(1, new Fact.IncidentDeclared("A day", Severity.P1, "")),
                event(2, new Fact.WatchConfirmed(probes, List.of(), List.of()))));
        List<Recorded> day = day(probes);
        for (int round = 1; round <= ROUNDS; round++) {
            long began = System.nanoTime();
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var replay = new Replay(incident, guide);
            day.forEach(replay::take);
            Replay.Result result = replay.result();
            System.out.printf("round %d: %,d samples in %.2f s (%.2f s of a processor), the advice changed %d times%n", round,
                    result.samples(), (System.nanoTime() - began) / 1e9,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - worked) / 1e9, result.changes().size());
        }
    }

    private static Event event(long number, Fact fact) {
        return new Event(new IncidentId("INC-0001-abcdef"), number, new EventKey("bench", number), START, Optional.empty(),
                "oncall-1", fact, "");
    }

    /** Mostly healthy, with an outage of some minutes every hour. */
    private static List<Recorded> day(List<Probe> probes) {
        var random = new Random(1);
        var day = new ArrayList<Recorded>(SECONDS * PROBES);
        for (int s = 0; s < SECONDS; s++) {
            boolean outage = s % 3600 > 3300;
            for (int p = 0; p < probes.size(); p++) {
                boolean failed = random.nextInt(1000) < (outage ? 150 : 2);
                day.add(new Recorded(probes.get(p).name(),
                        new Sample(START.plusMillis(s * 1000L + 1 + p * 90), new Outcome.Answered(failed ? 503 : 200),
                        OptionalDouble.of(80 + random.nextInt(outage ? 1500 : 200)))));
            }
        }
        return day;
    }
}
