package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.logs.LogLevel;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What the simulated service logs of a request: errors with the phase's messages in turn, slow ones as warnings. Any thread. */
final class RequestLog {
    private static final int SLOW_MILLIS = 200;
    private static final int LONGEST_REQUEST = 200;

    private final ServiceLog log;
    private final Random ids;
    private final AtomicInteger failures = new AtomicInteger();

    RequestLog(ServiceLog log, String seed) {
        this.log = log;
        this.ids = new Random(seed.hashCode());
    }

    void answered(String request, int status, double millis, Scenario.Phase phase) {
        String what = request.substring(0, Math.min(request.length(), LONGEST_REQUEST)) + " " + status + " "
                + Math.round(millis) + "ms";
        String logger = request.contains("/health") ? "api.health" : "api.listings";
        String id = HexFormat.of().toHexDigits(ids.nextInt());
        if (status >= 500) {
            log.write(LogLevel.ERROR, logger, id, cause(phase) + " (" + what + ")");
        } else if (millis >= SLOW_MILLIS) {
            log.write(LogLevel.WARN, logger, id, "Slow request: " + what);
        } else {
            log.write(LogLevel.INFO, logger, id, what);
        }
    }

    private String cause(Scenario.Phase phase) {
        List<String> messages = phase.logMessages();
        return messages.isEmpty() ? "Request failed"
                : messages.get(Math.floorMod(failures.getAndIncrement(), messages.size()));
    }
}
