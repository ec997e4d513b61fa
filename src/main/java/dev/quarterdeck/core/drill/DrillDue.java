package dev.quarterdeck.core.drill;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.DrillOccasion;
import dev.quarterdeck.core.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a runbook was rehearsed last, and when its own schedule asks for it again. Immutable; any thread. */
public record DrillDue(Optional<Incident> last, Optional<DrillOccasion> occasion) {
    /** {@code name} is the runbook's file name, by which incidents know it. */
    public static DrillDue of(Runbook runbook, String name, List<Incident> history) {
        return new DrillDue(history.stream().filter(incident -> incident.drill() && incident.declaredAt().isPresent())
                .filter(incident -> incident.runbook().filter(attached -> attached.name().equals(name)).isPresent())
                .max(Comparator.comparing(incident -> incident.declaredAt().orElseThrow())),
                runbook.drills().stream().filter(drill -> drill.every().isPresent()).findFirst());
    }

    /** Empty when the schedule names no interval, or when it was never rehearsed: then it is due. */
    public Optional<Instant> next() {
        return last.flatMap(Incident::declaredAt).flatMap(at -> occasion.flatMap(DrillOccasion::every)
                .map(every -> at.atZone(ZoneOffset.UTC).plus(every).toInstant()));
    }

    /** From declaring to restored. */
    public Optional<Duration> took() {
        return last.flatMap(drill -> drill.milestone(Milestone.RESTORED)
                .flatMap(end -> drill.declaredAt().map(start -> Duration.between(start, end))));
    }
}
