package dev.quarterdeck.core.drill;

import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Probe;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a runbook's words mean while it is played as a drill: its addresses stand for the simulator, and a step such as
 * "Restart Application" makes the simulated service recover. Pure.
 *
 * @param baseUrl {@code http://127.0.0.1:PORT}, without a slash at the end
 */
public record DrillMapping(Scenario scenario, String baseUrl) {
    /** Scheme and server, which are dropped; path and query, which are kept; a fragment, which is never sent. */
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*://)?[^/?#]*([^#]*)(?:#.*)?");

    /**
     * The probes to confirm in a drill. No header comes along, so that no secret leaves. Those that don't look like a
     * health URL count for the matrix; health URLs do if there is nothing else.
     */
    public List<Probe> probes(List<FoundProbe> found) {
        boolean onlyHealth = found.stream().allMatch(FoundProbe::health);
        return found.stream().map(f -> probe(f, onlyHealth || !f.health())).toList();
    }

    private Probe probe(FoundProbe found, boolean counts) {
        return new Probe(found.name(), baseUrl + target(found.url()), found.url(), List.of(), Probe.DEFAULT_INTERVAL,
                Probe.DEFAULT_DEADLINE, counts);
    }

    private static String target(String url) {
        Matcher address = ADDRESS.matcher(url.strip());
        String target = address.matches() ? address.group(1) : "";
        return target.startsWith("/") ? target : "/" + target;
    }

    /** Whether ticking a check in a step of this title makes the service recover. */
    public boolean recoversOn(String stepTitle) {
        String title = stepTitle.toLowerCase(Locale.ROOT);
        return scenario.recoversOn().stream().anyMatch(word -> title.contains(word.toLowerCase(Locale.ROOT)));
    }
}
