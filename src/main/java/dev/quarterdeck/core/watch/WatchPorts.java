package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Prober;

/** What a watch looks through and where it leaves what it saw. Immutable; any thread. */
public record WatchPorts(Prober prober, LogSight logs, LogCounts counts, KeptSamples samples, ChangeLog changes) {
}
