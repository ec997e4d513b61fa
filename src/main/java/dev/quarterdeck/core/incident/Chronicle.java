package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The entries of an incident in the order in which things happened. By the record's own order, which a clock that is set back does
 * not change; only what somebody claims to have happened at another time is put there. Pure; any thread.
 */
public final class Chronicle {
    private Chronicle() {
    }

    private record Placed(Instant at, Entry entry) {
    }

    /** What is for people, oldest first. */
    public static List<Entry> of(Incident incident) {
        var placed = new ArrayList<Placed>();
        Instant latest = Instant.MIN;
        for (Event event : incident.events()) {
            if (!TimelineText.tells(event)) {
                continue;
            }
            Entry entry = incident.entry(event);
            Event now = entry.now();
            boolean claimed = !now.at().equals(now.recordedAt());
            latest = claimed || latest.isAfter(now.recordedAt()) ? latest : now.recordedAt();
            placed.add(new Placed(claimed ? now.at() : latest, entry));
        }
        return placed.stream().sorted(Comparator.comparing(Placed::at)).map(Placed::entry).toList();
    }
}
