package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * The entries of an incident in the order in which things happened. By the record's own order, which a clock that is set back
 * does
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
        var latest = new HashMap<String, Instant>(); // of each console: one whose clock is ahead takes no other with it
        for (Event event : incident.events()) {
            if (!TimelineText.tells(event)) {
                continue;
            }
            Entry entry = incident.entry(event);
            Event now = entry.now();
            boolean claimed = !now.at().equals(now.recordedAt());
            if (claimed) {
                placed.add(new Placed(now.at(), entry));
            } else {
                placed.add(new Placed(latest.merge(now.key().console(), now.recordedAt(), (before, at) -> before.isAfter(at)
                        ? before : at), entry));
            }
        }
        return placed.stream().sorted(Comparator.comparing(Placed::at)).map(Placed::entry).toList();
    }
}
