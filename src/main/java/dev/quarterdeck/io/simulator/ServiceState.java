package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How the simulated service is at the moment: its phase, its version, since when it has been up. Any thread. */
final class ServiceState {
    private static final String RELEASED = "v0.1.0-pagination";
    private static final String STABLE = "v0.0.9";

    private final Scenario scenario;
    private final ScenarioClock clock;
    private final Instant began;
    private final AtomicReference<Instant> recovered = new AtomicReference<>();

    ServiceState(Scenario scenario, ScenarioClock clock, Instant began) {
        this.scenario = scenario;
        this.clock = clock;
        this.began = began;
    }

    /** @return whether it had not recovered before */
    boolean recover() {
        return recovered.compareAndSet(null, clock.instant());
    }

    String scenario() {
        return scenario.name();
    }

    Scenario.Phase phase() {
        return recovered.get() != null ? scenario.recovered() : scenario.phaseAt(Duration.between(began, clock.instant()));
    }

    String version() {
        return recovered.get() != null ? STABLE : RELEASED;
    }

    /** Scenario time since the last restart, which recovery is. */
    Duration uptime() {
        Instant restarted = recovered.get();
        return Duration.between(restarted != null ? restarted : began, clock.instant());
    }

    /** What the health endpoint says of itself. */
    static String status(Scenario.Phase phase) {
        if (phase.failPercent() < 1) {
            return "ok";
        }
        return phase.failPercent() < 10 ? "degraded" : "failing";
    }
}
