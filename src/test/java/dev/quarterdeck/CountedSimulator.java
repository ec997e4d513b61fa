package dev.quarterdeck;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The real simulator, which knows how many of its services are running. */
final class CountedSimulator implements Simulator {
    private final Simulator simulator;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    CountedSimulator(Simulator simulator) {
        this.simulator = simulator;
    }

    int running() {
        return running.size();
    }

    @Override
    public List<Scenario> scenarios() {
        return simulator.scenarios();
    }

    @Override
    public Running start(Scenario scenario, ScenarioClock clock, Instant began, Path folder) throws IOException {
        var counted = new Counted(simulator.start(scenario, clock, began, folder));
        running.add(counted);
        return counted;
    }

    private final class Counted implements Running {
        private final Running service;

        Counted(Running service) {
            this.service = service;
        }

        @Override
        public String baseUrl() {
            return service.baseUrl();
        }

        @Override
        public Path logFile() {
            return service.logFile();
        }

        @Override
        public void recover() {
            service.recover();
        }

        @Override
        public void close() {
            running.remove(this);
            service.close();
        }
    }
}
