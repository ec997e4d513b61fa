package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import java.util.List;
import java.util.Set;

/** As if a person had confirmed, on this laptop, all that the record names. */
public final class AsRecorded {
    private AsRecorded() {
    }

    public static Confirmed confirmed(Incident incident) {
        return Confirmed.of(incident, Set.copyOf(Confirmable.all(incident.watch()
                .orElseGet(() -> new Fact.WatchConfirmed(List.of(), List.of(),
                List.of())), incident.logCommands())));
    }
}
