package dev.quarterdeck.core.signal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One probe as the lead confirmed it: exactly what is asked, how often, how long it may take, and where it acts.
 *
 * @param name      what the screen calls it, unique within an incident
 * @param url       http or https address, {@code tcp://host:port}, the address of a Prometheus server; empty for a command and a
 * log
 * @param stands    the address written in the runbook when a drill maps it to the simulator, otherwise empty
 * @param interval  scenario time between due times, at least 100 ms
 * @param deadline  real time after which the request counts as timed out
 * @param counts    whether it feeds the decision matrix
 * @param target    where a loopback address, a path or a command is meant; empty when nobody said
 * @param reference whether it asks something that has nothing to do with the service, to tell an outage from a cut off laptop
 */
public record Probe(String name, String url, String stands, List<Header> headers, Duration interval, Duration deadline,
                    boolean counts, Source source, Optional<Target> target, boolean reference) {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);

    /**
     * As it is shown for confirmation: each request has an id of its own, by which it is found in the server's log. Only the
     * value differs from request to request.
     */
    public static final Header REQUEST_ID = new Header("X-Request-Id", "quarterdeck-(a number of its own for each request)");

    /** Sent with every request unless the lead's headers say otherwise; a connection of its own, as with curl. */
    private static final List<Header> DEFAULT_HEADERS = List.of(new Header("Accept-Encoding", "identity"),
            new Header("Connection", "close"), new Header("User-Agent", "quarterdeck"), REQUEST_ID);

    public Probe {
        headers = List.copyOf(headers);
        if (interval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("interval must be at least 100 ms, was " + interval);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("deadline must be above 0, was " + deadline);
        }
    }

    /** A plain HTTP probe. */
    public Probe(String name, String url, String stands, List<Header> headers, Duration interval, Duration deadline,
                 boolean counts) {
        this(name, url, stands, headers, interval, deadline, counts, new Source.Http(), Optional.empty(), false);
    }

    /** The address that is requested with GET by a source that speaks HTTP. */
    public String requestUrl() {
        return switch (source) {
            case Source.Prometheus(String query, _) -> url.replaceFirst("/+$", "") + "/api/v1/query?query="
                    + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
            case Source.Http(), Source.JsonValue _, Source.Tcp(), Source.Command _, Source.LogShare _ -> url;
        };
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

    /**
     * Everything that goes out or is started, one line each, as it is shown for confirmation; secrets by the name of their
     * variable.
     */
    public List<String> exactRequest() {
        return switch (source) {
            case Source.Http(), Source.JsonValue _, Source.Prometheus _ -> {
                var lines = new ArrayList<String>();
                lines.add("GET " + requestTarget() + " HTTP/1.1");
                allHeaders().forEach(h -> lines.add(h.name() + ": " + h.value()));
                yield List.copyOf(lines);
            }
            case Source.Tcp() -> List.of("connect to " + url.replaceFirst("^tcp://", "") + ", send nothing, close");
            case Source.Command(String line, _) -> List.of(target.map(t -> new ShellLine(t, line).exactly())
                    .orElse(line + "  (no target: it can only be copied)"));
            case Source.LogShare(String path) -> List.of("count the lines of " + path);
        };
    }

    /** Path and query as they stand in the request line; the address itself when it is none. */
    public String requestTarget() {
        try {
            URI uri = new URI(requestUrl());
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (URISyntaxException e) {
            return requestUrl();
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
        return new Probe(name, url, stands, headers, interval, deadline, counting, source, target, reference);
    }

    public Probe named(String other) {
        return new Probe(other, url, stands, headers, interval, deadline, counts, source, target, reference);
    }
}
