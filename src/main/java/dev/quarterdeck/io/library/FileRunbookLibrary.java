package dev.quarterdeck.io.library;

import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.RunbookReader;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The runbooks on this laptop: the files a team opened and the one on the class path. Files are read anew each time, since
 * a team edits its runbook with an editor of its own. Any thread.
 */
public final class FileRunbookLibrary implements RunbookLibrary {
    private static final String BUNDLED = "rollback-procedure.md";
    private static final String BUNDLED_PLACE = "comes with the program";

    private final OpenedList opened;
    private final Entry bundled;

    /** {@code list} is the library's own file in the data folder; it need not exist yet. */
    public FileRunbookLibrary(Path list) {
        this.opened = new OpenedList(list);
        this.bundled = new Entry.Readable(BUNDLED, BUNDLED_PLACE, RunbookReader.read(BUNDLED, bundledText()));
    }

    @Override
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        opened.newestFirst().forEach(file -> entries.add(entry(file)));
        entries.add(bundled);
        return List.copyOf(entries);
    }

    @Override
    public Entry open(Path file) throws UnreadableRunbook {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().lines().count() > 1) {
            throw new UnreadableRunbook("The path of " + file.getFileName() + " has a line break in it; rename it first.");
        }
        Entry entry = readable(absolute);
        opened.remember(absolute);
        return entry;
    }

    /** Reads a file and keeps nothing of it: whether a library could open it. */
    public static void requireReadable(Path file) throws UnreadableRunbook {
        RunbookFile.read(file.toAbsolutePath().normalize());
    }

    @Override
    public Runbook read(String name, String text) {
        return RunbookReader.read(name, text);
    }

    private static Entry entry(Path file) {
        try {
            return readable(file);
        } catch (UnreadableRunbook e) {
            return new Entry.Unreadable(name(file), file.toString(), e.getMessage());
        }
    }

    private static Entry readable(Path file) throws UnreadableRunbook {
        return new Entry.Readable(name(file), file.toString(), RunbookReader.read(name(file), RunbookFile.read(file)));
    }

    /** A root has no name. */
    private static String name(Path file) {
        return String.valueOf(file.getFileName() == null ? file : file.getFileName());
    }

    private static String bundledText() {
        try (InputStream in = FileRunbookLibrary.class.getResourceAsStream("/runbooks/" + BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("The bundled runbook is missing from the program's files.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
