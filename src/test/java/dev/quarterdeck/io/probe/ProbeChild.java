package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Probes an address five times a second until a line comes in, and prints a line for each sample: a program that a test can stop. */
final class ProbeChild {
    private ProbeChild() {
    }

    public static void main(String[] arguments) throws Exception {
        var probe = new Probe("api", arguments[0], "", List.of(), Duration.ofMillis(200), Duration.ofSeconds(5), true);
        try (var prober = new LaptopProber()) {
            Prober.Running running = prober.start(probe, ScenarioClock.wall(InstantSource.system()), ProbeChild::print);
            System.in.read();
            running.close();
            System.out.println("passed over " + running.passedOver());
        }
        System.exit(0);
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
