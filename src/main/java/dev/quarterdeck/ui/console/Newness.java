package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a zone has anything new to draw: another incident or state of it, another judgement, which comes once a second, or an
 * age that
 * grows while nothing is judged. FX thread only.
 */
final class Newness {
    private static final Duration NOTHING_JUDGED = Duration.ofSeconds(2);
    private @Nullable Incident incident;
    private Instant judged = Instant.MIN;
    private Instant asked = Instant.EPOCH;

    /** Since this was asked the last time. */
    boolean since(Live live) {
        Instant now = live.now();
        boolean another = live.incident() != incident || !live.watched().at().equals(judged) || Duration.between(asked, now)
                .compareTo(NOTHING_JUDGED) >= 0;
        if (another) {
            incident = live.incident();
            judged = live.watched().at();
            asked = now;
        }
        return another;
    }
}
