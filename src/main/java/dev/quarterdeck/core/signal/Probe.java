package dev.quarterdeck.core.signal;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One HTTP probe as the lead confirmed it: the exact request, how often, how long it may take, and where it is sent from.
 *
 * @param name     what the screen calls it, unique within an incident
 * @param url      absolute http or https address that is requested with GET
 * @param stands   the address written in the runbook when a drill maps it to the simulator, otherwise empty
 * @param interval scenario time between due times, at least 100 ms
 * @param deadline real time after which the request counts as timed out
 * @param counts   whether it feeds the decision matrix
 */
public record Probe(String name, String url, String stands, List<Header> headers, Duration interval, Duration deadline,
                    boolean counts) {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    /** Sent with every request unless the lead's headers say otherwise; a connection of its own, as with curl. */
    private static final List<Header> DEFAULT_HEADERS = List.of(new Header("Accept-Encoding", "identity"),
            new Header("Connection", "close"), new Header("User-Agent", "quarterdeck"));

    public Probe {
        headers = List.copyOf(headers);
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("interval must be at least 100 ms, was " + interval);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline must be above 0, was " + deadline);
        }
    }

    /** Every header that goes out, in order: Host, the lead's, then the console's own that the lead did not set. */
    public List<Header> allHeaders() {
        var all = new ArrayList<Header>();
        if (unset("Host")) {
            all.add(new Header("Host", host()));
        }
        all.addAll(headers);
        DEFAULT_HEADERS.stream().filter(ours -> unset(ours.name())).forEach(all::add);
        return List.copyOf(all);
    }

    private boolean unset(String name) {
        return headers.stream().noneMatch(theirs -> theirs.name().equalsIgnoreCase(name));
    }

    /** Everything that goes out, one line each, as it is shown for confirmation; secrets by the name of their variable. */
    public List<String> exactRequest() {
        var lines = new ArrayList<String>();
        lines.add("GET " + target() + " HTTP/1.1");
        allHeaders().forEach(h -> lines.add(h.name() + ": " + h.value()));
        return List.copyOf(lines);
    }

    /** Path and query as they stand in the request line; the address itself when it is none. */
    public String target() {
        try {
            URI uri = new URI(url);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (URISyntaxException e) {
            return url;
        }
    }

    /** Host and, where it is not the scheme's own, port; the address itself when it is none. */
    private String host() {
        try {
            URI uri = new URI(url);
            boolean usual = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
            return uri.getHost() == null ? url : uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return url;
        }
    }

    public Probe counting(boolean counting) {
        return new Probe(name, url, stands, headers, interval, deadline, counting);
    }
}
