package dev.quarterdeck.io.library;

import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files a team opened, newest first, one absolute path a line. The file is replaced as a whole, so that a crash leaves
 * the old list or the new one. When it cannot be written, the list holds until the program ends: a full disk must not keep
 * anybody from their runbook. Any thread.
 */
final class OpenedList {
    private static final System.Logger LOG = System.getLogger(OpenedList.class.getName());

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST = 1000;

    private final Path file;
    private String notice = "";
    private List<Path> opened;

    OpenedList(Path file) {
        this.file = file;
        this.opened = load(file);
    }

    /** A sentence for the user when the list could not be read; else empty. */
    String notice() {
        return notice;
    }

    synchronized List<Path> newestFirst() {
        return List.copyOf(opened);
    }

    synchronized void remember(Path runbook) {
        var next = new ArrayList<Path>();
        next.add(runbook);
        opened.stream().filter(other -> !other.equals(runbook)).forEach(next::add);
        if (!next.equals(opened)) {
            opened = next;
            save();
        }
    }

    private List<Path> load(Path file) {
        var paths = new ArrayList<Path>();
        try {
            SmallFile.text(file, MOST_BYTES).lines().limit(MOST).forEach(line -> absolute(line, paths));
        } catch (NoSuchFileException nothingYet) {
            // nothing was opened so far
        } catch (IOException e) {
            notice = "The list of the runbooks that you opened, " + file + ", cannot be read: " + e.getMessage()
                    + ". It begins anew with the next one that you open.";
        }
        return paths;
    }

    private static void absolute(String line, List<Path> paths) {
        try {
            Path path = Path.of(line.strip());
            if (path.isAbsolute() && !paths.contains(path)) {
                paths.add(path);
            }
        } catch (InvalidPathException e) {
            LOG.log(System.Logger.Level.WARNING, "No path, left out of the list of runbooks: {0}", e.getMessage());
        }
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String lines = String.join("\n", opened.stream().map(Path::toString).toList()) + "\n";
            AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The list of opened runbooks cannot be saved: {0}", e.toString());
        }
    }
}
