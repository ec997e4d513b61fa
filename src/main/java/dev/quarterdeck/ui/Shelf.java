package dev.quarterdeck.ui;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runbooks of incidents as they were frozen, each read once: reading may take a while, and screens ask often. Any thread.
 */
public final class Shelf {
    private final RunbookLibrary library;
    private final Map<String, Volume> volumes = new ConcurrentHashMap<>();

    /** What became of reading a text. */
    public sealed interface Volume {
        record Read(Runbook runbook) implements Volume {
        }

        record Unreadable(String problem) implements Volume {
        }
    }

    public Shelf(RunbookLibrary library) {
        this.library = library;
    }

    public Volume of(Fact.RunbookAttached attached) {
        return volumes.computeIfAbsent(attached.sha256() + attached.name(), _ -> read(attached));
    }

    private Volume read(Fact.RunbookAttached attached) {
        try {
            return new Volume.Read(library.read(attached.name(), attached.text()));
        } catch (UnreadableRunbook e) {
            return new Volume.Unreadable(e.getMessage());
        }
    }
}
