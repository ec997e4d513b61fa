package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.SystemChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The change that stands nearest before an incident's onset, which is the first to be suspected.
 *
 * @param before how long before the onset; the onset is when it began, else when it was declared
 */
public record LastChange(SystemChange change, Duration before) {

    public static Optional<LastChange> of(Incident incident) {
        Optional<Instant> onset = incident.milestone(Milestone.BEGAN).or(incident::declaredAt);
        return onset.flatMap(at -> incident.systemChanges().stream().filter(c -> !c.at().isAfter(at)).reduce((_, last) -> last)
                .map(c -> new LastChange(c, Duration.between(c.at(), at))));
    }
}
