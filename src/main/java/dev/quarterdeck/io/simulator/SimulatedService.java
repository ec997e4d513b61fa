package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The drills' failing service: a real HTTP server on this machine's loopback and a real log file. Any thread. */
public final class SimulatedService implements Simulator {
    private static final String LOG_FILE = "application.log";

    private final List<Scenario> scenarios = BundledScenarios.read();

    @Override
    public List<Scenario> scenarios() {
        return scenarios;
    }

    @Override
    public Running start(Scenario scenario, ScenarioClock clock, Instant began, Path folder) throws IOException {
        Files.createDirectories(folder);
        var log = new ServiceLog(folder.resolve(LOG_FILE), clock, ServiceLog.MOST_BYTES);
        try {
            var service = new RunningService(new ServiceState(scenario, clock, began), clock, log);
            service.start();
            return service;
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }
}
