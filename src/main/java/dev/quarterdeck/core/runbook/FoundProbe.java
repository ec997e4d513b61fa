package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.signal.Header;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request found in a command of the runbook ({@code curl http://localhost:8000/health}), offered as a probe.
 *
 * @param headers values that were shell variables ({@code $API_KEY}) read {@code env:API_KEY}
 * @param health  whether it looks like a health URL; such a probe counts for the matrix only if there is no other
 */
public record FoundProbe(String name, String url, List<Header> headers, boolean health, int line) {
    private static final Pattern HEALTH =
            Pattern.compile("/(?:health|ready|readiness|live|liveness|ping|status|heartbeat|alive|up)(?:z|check|"
            + "-check)?(?:[/?#.]|$)", Pattern.CASE_INSENSITIVE);

    public FoundProbe {
        headers = List.copyOf(headers);
    }

    /** Whether an address looks like one that is only asked whether the service is well. */
    public static boolean healthAddress(String url) {
        return HEALTH.matcher(url).find();
    }
}
