package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.drill.RequestSequence;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.util.List;

/**
 * Log lines of customers that don't exist, about three a scenario second, so that the log lives before anything is
 * probed. They fail like real requests but are not counted in the service's figures, which tell what really happened.
 */
final class BackgroundTraffic implements AutoCloseable {
    private static final List<String> REQUESTS = List.of("GET /api/listings?limit=20", "GET /api/listings/LST-1077",
            "GET /api/listings?limit=50", "GET /api/listings?limit=20&city=porto");
    private static final int SHORTEST_PAUSE = 200;
    private static final int PAUSE_STEP = 53;
    private static final int PAUSES = 5;

    private final ServiceState state;
    private final ScenarioClock clock;
    private final RequestLog log;
    private final RequestSequence sequence;
    private final Thread thread = Thread.ofVirtual().name("simulated customers").unstarted(this::run);

    BackgroundTraffic(ServiceState state, ScenarioClock clock, RequestLog log) {
        this.state = state;
        this.clock = clock;
        this.log = log;
        this.sequence = new RequestSequence(state.scenario() + "/background");
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            for (int n = 0; ; n++) {
                Thread.sleep(clock.real(Duration.ofMillis(SHORTEST_PAUSE + n % PAUSES * PAUSE_STEP)));
                Scenario.Phase phase = state.phase();
                RequestSequence.Fate fate = sequence.next(phase);
                log.answered(REQUESTS.get(n % REQUESTS.size()), fate.fails() ? 503 : 200, fate.latencyMillis(), phase);
            }
        } catch (InterruptedException _) {
            // closed with the service
        }
    }
}
