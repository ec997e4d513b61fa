package dev.quarterdeck.core.signal;

/** Where a figure comes from. Figures of different kinds are never mixed in one column. */
public enum Kind {
    /** Requests that this laptop sent itself. */
    PROBES("probes from this laptop", "of our probes"),
    /** What the systems say about themselves: Prometheus, a value in a JSON answer. */
    SERVER_METRICS("server metrics", "by the server"),
    /** Lines of a log, as far as they were seen. */
    LOG_SAMPLE("log sample", "of the lines seen");

    private final String label;
    private final String claim;

    Kind(String label, String claim) {
        this.label = label;
        this.claim = claim;
    }

    public String label() {
        return label;
    }

    /** What the figure is a share of, so that it never claims more than it is. */
    public String claim() {
        return claim;
    }
}
