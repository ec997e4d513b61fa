package dev.quarterdeck.io.library;

import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.RunbookReader;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.signal.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runbooks on this laptop: the files a team opened and the one on the class path. Files are read anew each time, since
 * a team edits its runbook with an editor of its own. Any thread.
 */
public final class FileRunbookLibrary implements RunbookLibrary {
    private static final String BUNDLED = "rollback-procedure.md";
    private static final String BUNDLED_PLACE = "comes with the program";

    private final OpenedList opened;
    private final Entry.Readable bundled;
    private final ReadTexts readTexts;
    private final TargetList targets;

    /** Each file as it was parsed, until it changes: the list is looked at often. */
    private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();

    private record Parsed(long size, FileTime modified, Runbook runbook) {
    }

    /** {@code list} is the library's own file in the data folder; it need not exist yet. */
    public FileRunbookLibrary(Path list) {
        this.opened = new OpenedList(list);
        this.readTexts = new ReadTexts(list.resolveSibling("runbooks-read"));
        this.targets = new TargetList(list.resolveSibling("runbook-targets.txt"));
        this.bundled = new Entry.Readable(BUNDLED, BUNDLED_PLACE, RunbookReader.read(BUNDLED, bundledText()));
    }

    @Override
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        opened.newestFirst().forEach(file -> entries.add(entry(file)));
        entries.add(new Entry.Readable(bundled.name(), bundled.place(), bundled.runbook(), Optional.empty(), targets.of(bundled.place())));
        return List.copyOf(entries);
    }

    @Override
    public Entry open(Path file) throws UnreadableRunbook {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().lines().count() > 1) {
            throw new UnreadableRunbook("The path of " + file.getFileName() + " has a line break in it; rename it first.");
        }
        readTexts.remember(absolute, runbook(absolute).source());
        opened.remember(absolute);
        return readable(absolute);
    }

    @Override
    public List<Entry> openAll(Path folder) throws UnreadableRunbook {
        if (!Files.isDirectory(folder)) {
            return List.of(open(folder));
        }
        var found = new ArrayList<Entry>();
        try {
            for (Entry entry : RunbookFiles.read(List.of(folder)).reversed()) {
                found.addFirst(switch (entry) {
                    case Entry.Readable readable -> open(Path.of(readable.place()));
                    case Entry.Unreadable unreadable -> unreadable;
                });
            }
        } catch (IOException e) {
            throw new UnreadableRunbook(e.getMessage());
        }
        if (found.size() == 1 && found.getFirst() instanceof Entry.Unreadable none && none.place().equals(folder.toString())) {
            throw new UnreadableRunbook(folder.getFileName() + ": " + none.problem());
        }
        return List.copyOf(found);
    }

    @Override
    public void markRead(Entry.Readable entry) {
        if (!entry.place().equals(BUNDLED_PLACE)) {
            readTexts.remember(Path.of(entry.place()), entry.runbook().source());
        }
    }

    @Override
    public void nameTarget(Entry.Readable entry, Target target) {
        targets.name(entry.place(), target);
    }

    /** Reads a file and keeps nothing of it: whether a library could open it. */
    public static void requireReadable(Path file) throws UnreadableRunbook {
        RunbookFile.read(file.toAbsolutePath().normalize());
    }

    @Override
    public Runbook read(String name, String text) {
        return RunbookReader.read(name, text);
    }

    private Entry entry(Path file) {
        try {
            return readable(file);
        } catch (UnreadableRunbook e) {
            return new Entry.Unreadable(name(file), file.toString(), e.getMessage());
        }
    }

    private Entry readable(Path file) throws UnreadableRunbook {
        Runbook runbook = runbook(file);
        Optional<String> before = readTexts.of(file);
        if (before.isEmpty()) {
            readTexts.remember(file, runbook.source());
        }
        return new Entry.Readable(name(file), file.toString(), runbook, before.filter(text -> !text.equals(runbook.source())), targets.of(file.toString()));
    }

    private Runbook runbook(Path file) throws UnreadableRunbook {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Parsed before = parsed.get(file);
            if (before != null && before.size == now.size() && before.modified.equals(now.lastModifiedTime()) && now.isRegularFile()) {
                return before.runbook;
            }
            Runbook runbook = RunbookReader.read(name(file), RunbookFile.read(file));
            // a file that was written a moment ago may be written again within the same tick of its clock
            if (now.lastModifiedTime().toInstant().isBefore(Instant.now().minusSeconds(2))) {
                parsed.put(file, new Parsed(now.size(), now.lastModifiedTime(), runbook));
            }
            return runbook;
        } catch (IOException e) {
            return RunbookReader.read(name(file), RunbookFile.read(file)); // says in words why it cannot be read
        }
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
