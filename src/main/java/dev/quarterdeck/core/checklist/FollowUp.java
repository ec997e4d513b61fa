package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Runbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something still to be done after an incident. {@code due} counts from when the service was restored. Immutable; any thread. */
public record FollowUp(Incident incident, DeadlineGroup group, StepProgress.Item item, Instant due) {
    /** The open ones of an incident; none before it was restored. */
    public static List<FollowUp> of(Runbook runbook, Incident incident) {
        Optional<Instant> restored = incident.milestone(Milestone.RESTORED);
        return restored.stream().flatMap(at -> runbook.deadlines().stream()
                .flatMap(group -> StepProgress.of(group.items(), incident).items().stream()
                .filter(StepProgress.Item::open).map(item -> new FollowUp(incident, group, item, at.plus(group.within())))))
                .toList();
    }

    /** Its own words, or the group's when that is a list without checks. */
    public String title() {
        return item.check().text().equals(StepProgress.STEP_DONE) ? group.title() : item.check().title();
    }

    public String detail() {
        return item.check().detail();
    }
}
