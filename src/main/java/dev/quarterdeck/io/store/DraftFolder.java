package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Scratchpad;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.SmallFile;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Keeps texts in {@code drafts/}, a file an incident, each replaced as a whole. Any thread; the disk is written on its own. */
final class DraftFolder implements Scratchpad, AutoCloseable {
    static final String NAME = "drafts";
    /** Half of what may be lost: the write itself takes time, too. */
    private static final long EVERY_MILLIS = 500;

    private static final int MOST_BYTES = 4 << 20;

    private final Disk disk;
    private final Path folder;
    private final Map<IncidentId, Map<String, String>> texts = new HashMap<>();
    private final Set<IncidentId> changed = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("drafts").daemon().factory());
    private volatile String failure = "";

    DraftFolder(Path dataFolder, Disk disk) {
        this.disk = disk;
        this.folder = dataFolder.resolve(NAME);
        thread.scheduleWithFixedDelay(this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized String text(IncidentId incident, String name) {
        return of(incident).getOrDefault(name, "");
    }

    @Override
    public synchronized void keep(IncidentId incident, String name, String text) {
        Map<String, String> kept = of(incident);
        String before = text.isEmpty() ? kept.remove(name) : kept.put(name, text);
        if (!text.equals(before == null ? "" : before)) {
            changed.add(incident);
        }
    }

    /** Hands over everything that is being written. */
    synchronized void handOver(Scratchpad to) {
        texts.forEach((incident, kept) -> kept.forEach((name, text) -> to.keep(incident, name, text)));
    }

    /** Why what is being written cannot be kept, in a sentence; empty when it is. */
    String failure() {
        return failure;
    }

    private Map<String, String> of(IncidentId incident) {
        return texts.computeIfAbsent(incident, this::read);
    }

    /** What cannot be read is begun anew: nothing of the record depends on it. */
    private Map<String, String> read(IncidentId incident) {
        try {
            String json = SmallFile.text(file(incident), MOST_BYTES);
            return new TreeMap<>(Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() { }));
        } catch (NoSuchFileException nothingYet) {
            return new TreeMap<>();
        } catch (IOException | JacksonException e) {
            failure = "Drafts of " + incident.text() + " could not be read: " + e.getMessage() + ". The record is not touched by this.";
            return new TreeMap<>();
        }
    }

    private Path file(IncidentId incident) {
        return folder.resolve(incident.text() + ".json");
    }

    private synchronized void write() {
        try {
            for (IncidentId incident : Set.copyOf(changed)) {
                disk.createFolders(folder);
                if (of(incident).isEmpty()) {
                    disk.delete(file(incident));
                } else {
                    AtomicFile.write(file(incident), Json.MAPPER.writeValueAsString(of(incident)).getBytes(StandardCharsets.UTF_8), disk);
                }
                changed.remove(incident);
                failure = "";
            }
        } catch (IOException e) {
            failure = "What is being written cannot be kept against a crash: " + e.getMessage()
                    + ". Finish and save it, or copy it elsewhere. It is tried again every second.";
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        write();
    }
}
