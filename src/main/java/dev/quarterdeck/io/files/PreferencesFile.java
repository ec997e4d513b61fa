package dev.quarterdeck.io.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person chose, in one small JSON file that may be edited by hand. Nothing of the record depends on it, so a file that
 * cannot be read stops nobody; but it is never written over: at the start it is set aside, later it stays where it is.
 * Any thread.
 *
 * @param <T> the shape of the file, immutable
 */
public final class PreferencesFile<T> {
    private static final int MOST_BYTES = 16 << 20;
    private static final JsonMapper MAPPER = Json.MAPPER.rebuild()
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Path file;
    private final TypeReference<T> shape;
    private final Optional<String> notice;
    private volatile T value;

    /**
     * Reads the file.
     *
     * @param first what holds while there is no file
     * @param now   names what has to be set aside
     */
    public PreferencesFile(Path file, TypeReference<T> shape, T first, Instant now) {
        this.file = file;
        this.shape = shape;
        T read = first;
        String told = null;
        try {
            read = read().orElse(first);
        } catch (IOException e) {
            told = setAside(e, now);
        }
        this.value = read;
        this.notice = Optional.ofNullable(told);
    }

    /** A sentence for the user when the file could not be read: what happened, where it is kept, what to do. */
    public Optional<String> notice() {
        return notice;
    }

    /** Waits for nothing. */
    public T value() {
        return value;
    }

    /**
     * In force at once, even when it cannot be kept for the next start. What another console or an editor wrote meanwhile stays
     * beside it.
     *
     * @throws IOException nothing was written; the message says why
     */
    public synchronized void change(UnaryOperator<T> change) throws IOException {
        value = change.apply(value);
        T kept;
        try {
            kept = read().map(change).orElse(value);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read any more (" + e.getMessage()
                    + ") and is left as it is. Mend or remove it.", e);
        }
        Disk.REAL.createFolders(Objects.requireNonNull(file.getParent()));
        AtomicFile.write(file, MAPPER.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<T> read() throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readValue(SmallFile.text(file, MOST_BYTES), shape));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IOException(at == null ? "it is not what belongs there" : "line " + at.getLineNr() + ", column "
                    + at.getColumnNr(), e);
        }
    }

    private String setAside(IOException why, Instant now) {
        String happened = file + " cannot be read: " + why.getMessage() + ". ";
        try {
            Path damaged = file.resolveSibling("damaged");
            Disk.REAL.createFolders(damaged);
            String name = file.getFileName().toString();
            Path kept = OwnerOnly.createTemporary(damaged, name.replace(".json", "-" + Times.stamp(now) + "-"), ".json");
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(kept); // a folder takes nobody's place
            }
            Disk.REAL.move(file, kept);
            Disk.REAL.forceFolder(damaged);
            return happened + "It was kept beside it as " + damaged.getFileName() + "/" + kept.getFileName()
                    + ", and what it said"
                    + " begins anew. To have it back, mend it and move it back while the program is closed.";
        } catch (IOException e) {
            return happened + "It stays as it is, since it cannot be kept aside (" + FileFailure.reason(e)
                    + "), and nothing new is"
                    + " kept there until it is mended or removed.";
        }
    }
}
