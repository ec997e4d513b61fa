package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.incident.Incident;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whether a zone has anything new to draw: another incident or state of it, or another second, in which readings come. FX thread only. */
final class Newness {
    private @Nullable Incident incident;
    private Instant second = Instant.MIN;

    /** Since this was asked the last time. */
    boolean since(Live live) {
        Instant now = live.now().truncatedTo(ChronoUnit.SECONDS);
        boolean another = live.incident() != incident || !now.equals(second);
        incident = live.incident();
        second = now;
        return another;
    }
}
