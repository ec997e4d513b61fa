package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of a record that lies where nothing can be written, in the system's temporary folder and readable by its owner only:
 * there SQLite can read a write-ahead log that was left behind, and what the journal has more can be brought in. Closing it
 * removes it. No connection to the original may be open here, and it must not be written by anybody else.
 *
 * @param folder a data folder like the original, with its newest backup only
 */
record PrivateCopy(Path folder) implements AutoCloseable {
    private static final String PREFIX = "quarterdeck-reading-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");

    static PrivateCopy of(Path dataFolder) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        removeLeftovers(temporary);
        var copy = new PrivateCopy(Files.createTempDirectory(temporary, PREFIX + ProcessHandle.current().pid() + "-"));
        boolean done = false;
        try {
            copy.fill(dataFolder);
            done = true;
            return copy;
        } finally {
            if (!done) {
                copy.close();
            }
        }
    }

    /** Of programs that were killed. */
    private static void removeLeftovers(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            for (Path each : all.toList()) {
                Matcher name = NAME.matcher(each.getFileName().toString());
                if (name.matches() && Files.isWritable(each) && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    new PrivateCopy(each).close();
                }
            }
        }
    }

    private void fill(Path dataFolder) throws IOException {
        var files = new ArrayList<Path>();
        for (String name : List.of(Database.FILE_NAME, SampleStore.FILE_NAME, SearchIndex.FILE_NAME)) {
            var database = new Database(dataFolder.resolve(name));
            files.add(database.log());
            files.add(database.file());
        }
        files.addAll(JournalFolder.in(dataFolder).segments());
        BackupFolder.in(dataFolder).newestFirst().stream().findFirst().ifPresent(files::add);
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                FileTime before = Files.getLastModifiedTime(file);
                Path copy = folder.resolve(dataFolder.relativize(file).toString());
                Disk.REAL.createFolders(Objects.requireNonNull(copy.getParent()));
                Disk.REAL.copy(file, copy);
                if (Files.size(copy) != Files.size(file) || !before.equals(Files.getLastModifiedTime(file))) {
                    throw new IOException(file + " was changed while it was copied, by another program or another computer");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
