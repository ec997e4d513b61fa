package dev.quarterdeck.core.drill;

import java.time.Duration;
import java.util.List;

/**
 * A simulated outage: how the service behaves as scenario time passes, and what makes it recover.
 *
 * @param name     file name without ending, the drill's identity in the record
 * @param runbook  name of the bundled runbook that it is played with
 * @param impact   who is hurt, offered as the impact line
 * @param phases   in order of their start; the first starts at zero
 * @param recoversOn words; the service recovers when a check is ticked in a step whose title contains one of them
 *                   (ignoring case)
 */
public record Scenario(String name, String title, String summary, String runbook, String impact, List<Phase> phases,
                       Phase recovered, List<String> recoversOn) {
    public Scenario {
        phases = List.copyOf(phases);
        recoversOn = List.copyOf(recoversOn);
    }

    /**
     * How the service behaves from {@code from} (scenario time since the drill's start) on.
     *
     * @param failPercent   share of requests answered with a 5xx
     * @param latencyMillis typical latency, real milliseconds
     * @param spreadMillis  latencies vary by up to this much above the typical
     * @param logMessages   messages that failing requests leave in the log
     */
    public record Phase(String name, Duration from, double failPercent, int latencyMillis, int spreadMillis,
                        List<String> logMessages) {
        public Phase {
            logMessages = List.copyOf(logMessages);
        }
    }

    /** The phase in force {@code elapsed} after the start, unless the service has recovered. */
    public Phase phaseAt(Duration elapsed) {
        Phase now = phases.getFirst();
        for (Phase phase : phases) {
            if (phase.from().compareTo(elapsed) <= 0) {
                now = phase;
            }
        }
        return now;
    }
}
