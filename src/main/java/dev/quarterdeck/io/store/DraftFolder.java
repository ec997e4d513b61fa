package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Scratchpad;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.SmallFile;
import dev.quarterdeck.io.json.Json;
import dev.quarterdeck.io.process.OneThread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
    private final OneThread thread = new OneThread("drafts");
    private final Object writing = new Object();
    private volatile String failure = "";

    DraftFolder(Path dataFolder, Disk disk) {
        this.disk = disk;
        this.folder = dataFolder.resolve(NAME);
        thread.scheduleWithFixedDelay(this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public String text(IncidentId incident, String name) {
        open(incident);
        synchronized (this) {
            return Objects.requireNonNull(texts.get(incident)).getOrDefault(name, "");
        }
    }

    @Override
    public void keep(IncidentId incident, String name, String text) {
        open(incident);
        kept(incident, name, text);
    }

    private synchronized void kept(IncidentId incident, String name, String text) {
        Map<String, String> kept = Objects.requireNonNull(texts.get(incident));
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

    /** Reads what was kept before, once; while that waits for the disk, whoever types elsewhere does not. */
    @Override
    public void open(IncidentId incident) {
        synchronized (this) {
            if (texts.containsKey(incident)) {
                return;
            }
        }
        Map<String, String> read = read(incident);
        synchronized (this) {
            texts.putIfAbsent(incident, read);
        }
    }

    /** What cannot be read is begun anew: nothing of the record depends on it. */
    private Map<String, String> read(IncidentId incident) {
        try {
            String json = SmallFile.text(file(incident), MOST_BYTES);
            return new TreeMap<>(Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() { }));
        } catch (NoSuchFileException nothingYet) {
            return new TreeMap<>();
        } catch (IOException | JacksonException e) {
            failure = "Drafts of " + incident.text() + " could not be read: " + e.getMessage()
                    + ". The record is not touched by this.";
            return new TreeMap<>();
        }
    }

    private Path file(IncidentId incident) {
        return folder.resolve(incident.text() + ".json");
    }

    /** Nobody who types waits for the disk: what is written is taken out first, and put back when it could not be. */
    private void write() {
        synchronized (writing) {
            write(due());
        }
    }

    private void write(Map<IncidentId, Map<String, String>> due) {
        for (Map.Entry<IncidentId, Map<String, String>> each : due.entrySet()) {
            try {
                disk.createFolders(folder);
                if (each.getValue().isEmpty()) {
                    disk.delete(file(each.getKey()));
                } else {
                    AtomicFile.write(file(each.getKey()), Json.MAPPER.writeValueAsString(each.getValue())
                            .getBytes(StandardCharsets.UTF_8), disk);
                }
                failure = "";
            } catch (IOException e) {
                putBack(due.keySet());
                failure = "What is being written cannot be kept against a crash: " + e.getMessage()
                        + ". Finish and save it, or copy it elsewhere. It is tried again every second.";
                return;
            }
        }
    }

    private synchronized Map<IncidentId, Map<String, String>> due() {
        var due = new HashMap<IncidentId, Map<String, String>>();
        changed.forEach(incident -> due.put(incident, new TreeMap<>(texts.get(incident))));
        changed.clear();
        return due;
    }

    private synchronized void putBack(Set<IncidentId> incidents) {
        changed.addAll(incidents);
    }

    @Override
    public void close() {
        thread.shutdown();
        write();
    }
}
