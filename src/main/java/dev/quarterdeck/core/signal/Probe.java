package dev.quarterdeck.core.signal;

import java.time.Duration;
import java.util.List;

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

    public Probe {
        headers = List.copyOf(headers);
    }

    /** Everything that goes out, one line each, as it is shown for confirmation; secrets by the name of their variable. */
    public List<String> exactRequest() {
        var lines = new java.util.ArrayList<String>();
        lines.add("GET " + url);
        headers.forEach(h -> lines.add(h.name() + ": " + h.value()));
        lines.add("Accept-Encoding: identity");
        lines.add("User-Agent: quarterdeck");
        return List.copyOf(lines);
    }

    public Probe counting(boolean counting) {
        return new Probe(name, url, stands, headers, interval, deadline, counting);
    }
}
