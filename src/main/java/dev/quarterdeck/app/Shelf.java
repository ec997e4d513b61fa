package dev.quarterdeck.app;

import dev.quarterdeck.core.checklist.FrozenRunbook;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runbooks of incidents as they were frozen, each read once: reading may take a while, and screens ask often. Any thread, the
 * screen's where it holds the incident's already.
 */
public final class Shelf {
    private final RunbookLibrary library;
    private final Map<Key, Volume> volumes = new ConcurrentHashMap<>();

    private record Key(String name, String sha256, List<ReadingCorrection> corrections) {
    }

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

    /** Empty while the incident has no runbook. */
    public Optional<Volume> of(Incident incident) {
        return incident.runbook().map(attached ->
                volumes.computeIfAbsent(new Key(attached.name(), attached.sha256(), incident.corrections()),
                key -> read(attached, key.corrections)));
    }

    /** Whether {@link #of} answers at once. */
    boolean holds(Incident incident) {
        return incident.runbook().map(attached ->
                volumes.containsKey(new Key(attached.name(), attached.sha256(), incident.corrections())))
                .orElse(true);
    }

    private Volume read(Fact.RunbookAttached attached, List<ReadingCorrection> corrections) {
        try {
            return new Volume.Read(library.read(attached.name(), attached.text(), FrozenRunbook.corrections(corrections)));
        } catch (UnreadableRunbook e) {
            return new Volume.Unreadable(e.getMessage());
        }
    }
}
