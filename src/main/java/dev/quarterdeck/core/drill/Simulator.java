package dev.quarterdeck.core.drill;

import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Port: the drills' failing service. */
public interface Simulator {

    /** The scenarios that come with the program. */
    List<Scenario> scenarios();

    /**
     * Starts the service on a free loopback port with a real log file in {@code folder}.
     *
     * @param began when the scenario began on {@code clock}; earlier than now when a drill is resumed
     * @throws IOException when no port can be bound or the log file cannot be written
     */
    Running start(Scenario scenario, ScenarioClock clock, Instant began, Path folder) throws IOException;

    /** A simulated service at work. Any thread. */
    interface Running extends AutoCloseable {
        /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
        String baseUrl();

        Path logFile();

        /** From now on the service behaves as after the rollback. Doing it twice changes nothing. */
        void recover();

        @Override
        void close();
    }
}
