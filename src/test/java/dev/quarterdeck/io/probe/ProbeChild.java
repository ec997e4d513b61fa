package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.ScenarioClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Probes an address five times a second until a line comes in, and prints a line for each sample and at the end what its window
 * says: a program that a test can stop. Once the file exists that it is told of, its wall clock is so much further as if the
 * machine
 * had slept meanwhile.
 */
final class ProbeChild {
    static final Duration SLEPT = Duration.ofMinutes(10);

    private ProbeChild() {
    }

    public static void main(String[] arguments) throws Exception {
        Path slept = Path.of(arguments[1]);
        InstantSource wall = () -> Files.exists(slept) ? Instant.now().plus(SLEPT) : Instant.now();
        ScenarioClock clock = ScenarioClock.wall(wall);
        var probe = new Probe("api", arguments[0], "", List.of(), Duration.ofMillis(200), Duration.ofSeconds(5), true);
        var window = new SampleWindow(probe, clock);
        try (var prober = new LaptopProber()) {
            Prober.Running running = prober.start(probe, clock, sample -> {
                window.add(sample);
                print(sample);
            });
            System.in.read();
            running.close();
            WindowFigures all = window.figures(SampleWindow.KEPT, clock.instant());
            System.out.printf(Locale.ROOT, "window %d %d %.2f %.2f %.2f %d%n", all.all(), all.failed(), value(all.p50()),
                    value(all.p95()), value(all.p99()),
                    window.marked(SampleWindow.KEPT, clock.instant()));
            System.out.println("passed over " + running.passedOver());
        }
        System.exit(0);
    }

    private static double value(OptionalDouble millis) {
        return millis.orElse(-1);
    }

    private static void print(Sample sample) {
        String outcome = switch (sample.outcome()) {
            case Outcome.Answered(int status) -> Integer.toString(status);
            case Outcome.TimedOut _ -> "hung";
            case Outcome.Stopped() -> "stopped";
            case Outcome other -> other.toString().replace(' ', '_');
        };
        System.out.printf(Locale.ROOT, "%s %s %.2f %s%n", sample.request(), outcome, sample.latencyMillis().orElse(-1),
                sample.mark().map(Enum::name).orElse("-"));
    }
}
