package dev.quarterdeck.io.files;

import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;

/** What the program remembers about the person, in one readable file. Any thread. */
public final class Settings {
    private final Path file;
    private final AtomicReference<Kept> kept;

    /** The file's shape. */
    public record Kept(String name) {
    }

    private Settings(Path file, Kept kept) {
        this.file = file;
        this.kept = new AtomicReference<>(kept);
    }

    /** Reads the file; one that is missing or unreadable begins anew, since nothing of the record depends on it. */
    public static Settings in(DataFolder folder) {
        Path file = folder.resolve("settings.json");
        try {
            Kept read = Json.MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), Kept.class);
            return new Settings(file, read.name() == null ? new Kept("") : read);
        } catch (IOException | JacksonException e) {
            return new Settings(file, new Kept(""));
        }
    }

    /** The person's name, empty until it was asked. */
    public String name() {
        return kept.get().name();
    }

    /** Used at once, even when it cannot be kept for the next start. */
    public void remember(String name) throws IOException {
        kept.set(new Kept(name));
        AtomicFile.write(file, Json.MAPPER.writeValueAsString(kept.get()).getBytes(StandardCharsets.UTF_8));
    }
}
