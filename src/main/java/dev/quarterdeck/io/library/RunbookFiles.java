package dev.quarterdeck.io.library;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads runbooks where they lie, without remembering them: the files named, and every Markdown file of a folder. Any thread. */
public final class RunbookFiles {
    private static final int DEEPEST = 30;

    private RunbookFiles() {
    }

    /** In the order given, a folder's files by name. Nothing follows links, and hidden folders are left out, as git's own is. */
    public static List<Entry> read(List<Path> paths) throws IOException {
        var entries = new ArrayList<Entry>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                entries.add(entry(path));
                continue;
            }
            List<Path> files = markdown(path);
            files.forEach(file -> entries.add(entry(file)));
            if (files.isEmpty()) {
                entries.add(new Entry.Unreadable(path.toString(), path.toString(), "there is no Markdown file in this folder."));
            }
        }
        return List.copyOf(entries);
    }

    private static List<Path> markdown(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(?:md|markdown)"))
                    .filter(Files::isRegularFile).filter(file -> !hidden(folder.relativize(file))).sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException(folder + " cannot be searched: " + Objects.requireNonNull(e.getCause()).getMessage(), e);
        }
    }

    private static boolean hidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".") || part.toString().equals("node_modules")) {
                return true;
            }
        }
        return false;
    }

    private static Entry entry(Path file) {
        String name = String.valueOf(file.getFileName() == null ? file : file.getFileName());
        try {
            String text = RunbookFile.read(file);
            CorrectionFiles.Said said = CorrectionFiles.read(file, text);
            Runbook runbook = RunbookReader.read(name, text, said.all());
            return new Entry.Readable(name, file.toString(), said.findings().isEmpty() ? runbook
                    : runbook.with(Stream.concat(said.findings().stream(), runbook.findings().stream()).toList()),
                    Optional.empty(), Optional.empty(), said.all(), List.of());
        } catch (UnreadableRunbook e) {
            return new Entry.Unreadable(name, file.toString(), e.getMessage());
        }
    }
}
