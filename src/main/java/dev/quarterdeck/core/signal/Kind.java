package dev.quarterdeck.core.signal;

import java.util.List;
import java.util.Optional;

/** Where a figure comes from. Figures of different kinds are never mixed in one column. */
public enum Kind {
    /** Requests that this laptop sent itself. */
    PROBES("probes from this laptop", "of our probes"),
    /** What the systems say about themselves: Prometheus, a value in a JSON answer. */
    SERVER_METRICS("server metrics", "by the server"),
    /** Lines of a log, as far as they were seen. */
    LOG_SAMPLE("log sample", "of the lines seen");

    /** What a column is judged by first: a server sees all of its users, a probe only itself, a log what somebody wrote. */
    private static final List<Kind> ORDER = List.of(SERVER_METRICS, PROBES, LOG_SAMPLE);

    private final String label;
    private final String claim;

    Kind(String label, String claim) {
        this.label = label;
        this.claim = claim;
    }

    /** The one kind that a column is judged by: the first that sees something at present, else the first that was confirmed. */
    public static Optional<Kind> chosen(List<Reading> readings) {
        return ORDER.stream().filter(kind -> readings.stream()
                .anyMatch(r -> r.kind() == kind && r.value().isPresent() && !r.stale()))
                .findFirst().or(() -> ORDER.stream().filter(kind -> readings.stream().anyMatch(r -> r.kind() == kind))
                .findFirst());
    }

    public String label() {
        return label;
    }

    /** What the figure is a share of, so that it never claims more than it is. */
    public String claim() {
        return claim;
    }
}
