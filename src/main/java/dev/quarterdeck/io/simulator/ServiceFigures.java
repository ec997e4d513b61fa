package dev.quarterdeck.io.simulator;

import tools.jackson.databind.node.ObjectNode;

/** What the simulated service counts about the requests it answered since its last restart. Any thread. */
final class ServiceFigures {
    private static final int OVERSIZED_BYTES = 8 * 1024;

    private long requests;
    private long bytes;
    private double millis;
    private long oversized;
    private long listings;
    private long paginated;

    synchronized void answered(int responseBytes, double latencyMillis) {
        requests++;
        bytes += responseBytes;
        millis += latencyMillis;
        if (responseBytes > OVERSIZED_BYTES) {
            oversized++;
        }
    }

    synchronized void listed(boolean byPages) {
        listings++;
        if (byPages) {
            paginated++;
        }
    }

    synchronized void restart() {
        requests = 0;
        bytes = 0;
        millis = 0;
        oversized = 0;
        listings = 0;
        paginated = 0;
    }

    synchronized void writeTo(ObjectNode json) {
        json.put("total_requests", requests)
                .put("pagination_adoption", rounded((double) paginated / Math.max(1, listings)))
                .put("avg_response_size_bytes", bytes / Math.max(1, requests))
                .put("avg_latency_ms", rounded(millis / Math.max(1, requests)))
                .put("oversized_events", oversized);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
