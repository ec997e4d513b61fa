package dev.quarterdeck.io.library;

import dev.quarterdeck.core.library.AcceptedHere;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionsEdit;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.io.files.AtomicFile;
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
import java.util.stream.Stream;

/**
 * The runbooks on this laptop: the files a team opened and the one on the class path. Files are read anew each time, since
 * a team edits its runbook with an editor of its own. Any thread.
 */
public final class FileRunbookLibrary implements RunbookLibrary {
    private static final System.Logger LOG = System.getLogger(FileRunbookLibrary.class.getName());
    private static final String NOT_HERE =
            "It was not opened on this laptop with this data folder, so nothing was looked for there. Open it (Ctrl+O) to use "
            + "it.";
    private static final String BUNDLED = "rollback-procedure.md";
    private static final String BUNDLED_PLACE = "comes with the program";

    private final OpenedList opened;
    private final Entry.Readable bundled;
    private final ReadTexts readTexts;
    private final TargetList targets;
    private final AcceptedHere accepted;

    /** Each file as it was parsed, until it changes: the list is looked at often. */
    private final Map<Path, Parsed> parsed = new ConcurrentHashMap<>();

    private record Parsed(long size, FileTime modified, String corrections, Read read) {
    }

    /** A runbook with what was used of what people say of it, and what was not. */
    private record Read(Runbook runbook, List<Correction> corrections, List<Correction> proposed) {
    }

    /** {@code list} is the library's own file in the data folder; it need not exist yet. */
    public FileRunbookLibrary(Path list, AcceptedHere accepted) {
        this.accepted = accepted;
        this.opened = new OpenedList(list);
        this.readTexts = new ReadTexts(list.resolveSibling("runbooks-read"));
        this.targets = new TargetList(list.resolveSibling("runbook-targets.txt"));
        this.bundled = new Entry.Readable(BUNDLED, BUNDLED_PLACE, RunbookReader.read(BUNDLED, bundledText()));
    }

    /** Sentences for the user about what could not be read of what was kept. */
    public List<String> notices() {
        return Stream.of(opened.notice(), targets.notice()).filter(words -> !words.isEmpty()).toList();
    }

    @Override
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        opened.newestFirst().forEach(file -> entries.add(accepted.opened(file) ? entry(file)
                : new Entry.Unreadable(name(file), file.toString(), NOT_HERE)));
        entries.add(new Entry.Readable(bundled.name(), bundled.place(), bundled.runbook(), Optional.empty(),
                targets.of(bundled.place()), List.of(), List.of()));
        return List.copyOf(entries);
    }

    @Override
    public Entry open(Path file) throws UnreadableRunbook {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().lines().count() > 1) {
            throw new UnreadableRunbook("The path of " + file.getFileName() + " has a line break in it; rename it first.");
        }
        readTexts.remember(absolute, read(absolute).runbook.source());
        try {
            accepted.open(absolute);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "That {0} was opened is not kept for the next start: {1}", absolute,
                    e.getMessage());
        }
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
            throw new UnreadableRunbook(String.valueOf(e.getMessage()));
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
    public Runbook read(String name, String text, List<Correction> corrections) {
        return RunbookReader.read(name, text, corrections);
    }

    @Override
    public Draft draft(Entry.Readable entry, List<Correction> corrections, Home home) throws UnreadableRunbook {
        Path runbook = file(entry);
        String text = RunbookFile.read(runbook);
        CorrectionFiles.Said said = CorrectionFiles.read(runbook, text);
        List<Correction> elsewhere = home == Home.FILE ? said.frontMatter() : said.file();
        if (!corrections.containsAll(elsewhere)) {
            throw new UnreadableRunbook("Some of what was taken back stands in "
                    + (home == Home.FILE ? "the front matter" : CorrectionFiles.beside(runbook).getFileName())
                    + ". Save there first.");
        }
        List<Correction> here = corrections.stream().filter(correction -> !elsewhere.contains(correction)).toList();
        Path file = home == Home.FILE ? CorrectionFiles.beside(runbook) : runbook;
        try {
            String before = home == Home.FRONT_MATTER ? text : CorrectionFiles.there(file) ? CorrectionFiles.text(file) : "";
            String after = home == Home.FILE ? CorrectionsEdit.inFile(before, here) : CorrectionsEdit.inFrontMatter(before, here);
            return new Draft(file, before, after, corrections);
        } catch (CorrectionsEdit.Unwritable e) {
            throw new UnreadableRunbook(file.getFileName() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UnreadableRunbook(file.getFileName() + " cannot be changed: " + e.getMessage() + ".");
        }
    }

    @Override
    public void write(Entry.Readable entry, Draft draft, String who) throws UnreadableRunbook {
        Path runbook = file(entry);
        try {
            boolean beside = !draft.file().equals(runbook);
            String now = !beside ? RunbookFile.read(runbook) : CorrectionFiles.there(draft.file())
                    ? CorrectionFiles.text(draft.file()) : "";
            if (!now.equals(draft.before())) {
                throw new UnreadableRunbook(draft.file().getFileName()
                        + " has changed meanwhile, so nothing was written. Look at the change and save again.");
            }
            accepted.accept(runbook, draft.corrections(), who, Instant.now());
            AtomicFile.export(draft.file(), out -> out.write(draft.after().getBytes(StandardCharsets.UTF_8)));
            parsed.remove(runbook);
            if (!beside && readTexts.of(runbook).filter(draft.before()::equals).isPresent()) {
                readTexts.remember(runbook, draft.after());
            }
        } catch (IOException e) {
            throw new UnreadableRunbook(draft.file().getFileName() + " was not written: " + e.getMessage()
                    + ". What was there is unchanged.");
        }
    }

    @Override
    public void confirm(Entry.Readable entry, List<Correction> proposed, String who) throws UnreadableRunbook {
        try {
            accepted.accept(file(entry), proposed, who, Instant.now());
            parsed.remove(file(entry));
        } catch (IOException e) {
            throw new UnreadableRunbook("What was confirmed could not be kept: " + e.getMessage() + ".");
        }
    }

    private static Path file(Entry.Readable entry) throws UnreadableRunbook {
        if (entry.place().equals(BUNDLED_PLACE)) {
            throw new UnreadableRunbook("The runbook that comes with the program lies in no folder. Save a copy of it and open "
                    + "that one.");
        }
        return Path.of(entry.place());
    }

    private Entry entry(Path file) {
        try {
            return readable(file);
        } catch (UnreadableRunbook e) {
            return new Entry.Unreadable(name(file), file.toString(), e.getMessage());
        }
    }

    private Entry readable(Path file) throws UnreadableRunbook {
        Read read = read(file);
        Runbook runbook = read.runbook;
        Optional<String> before = readTexts.of(file);
        if (before.isEmpty()) {
            readTexts.remember(file, runbook.source());
        }
        return new Entry.Readable(name(file), file.toString(), runbook, before.filter(text -> !text.equals(runbook.source())),
                targets.of(file.toString()),
                read.corrections, read.proposed);
    }

    private Read read(Path file) throws UnreadableRunbook {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            String corrections = CorrectionFiles.stamp(file);
            Parsed before = parsed.get(file);
            if (before != null && before.size == now.size() && before.modified.equals(now.lastModifiedTime())
                    && before.corrections.equals(corrections) && now.isRegularFile()) {
                return before.read;
            }
            Read read = anew(file);
            // a file that was written a moment ago may be written again within the same tick of its clock
            if (now.lastModifiedTime().toInstant().isBefore(Instant.now().minusSeconds(2)) && CorrectionFiles.settled(file)) {
                parsed.put(file, new Parsed(now.size(), now.lastModifiedTime(), corrections, read));
            }
            return read;
        } catch (IOException e) {
            return anew(file); // says in words why it cannot be read
        }
    }

    private Read anew(Path file) throws UnreadableRunbook {
        String text = RunbookFile.read(file);
        CorrectionFiles.Said said = CorrectionFiles.read(file, text);
        List<Correction> used = accepted.of(file, said.all());
        Runbook runbook = RunbookReader.read(name(file), text, used);
        return new Read(said.findings().isEmpty() ? runbook
                : runbook.with(Stream.concat(said.findings().stream(), runbook.findings().stream()).toList()), used,
                said.all().stream().filter(correction -> !used.contains(correction)).toList());
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
