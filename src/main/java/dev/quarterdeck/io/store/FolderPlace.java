package dev.quarterdeck.io.store;

import dev.quarterdeck.io.process.OneThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether a data folder's files are still those that were opened. The system lets a program write to files that were deleted, or
 * whose folder was replaced or unmounted, without a word; what is written there is gone with the program. A file is known by
 * what the system knows it by (device and inode, where there are such), never by its path. Looks once a second on a thread of its
 * own, and whenever it is asked to. Any thread.
 */
final class FolderPlace implements AutoCloseable {
    private static final long EVERY_MILLIS = 1000;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final Map<Path, Object> known = new LinkedHashMap<>();
    private final OneThread thread = new OneThread("place");
    private volatile String gone = "";

    private FolderPlace(Path folder) {
        this.folder = folder;
        Database database = Database.in(folder);
        files.addAll(List.of(folder, database.file(), database.log(), folder.resolve(FolderLock.FILE_NAME),
                JournalFolder.in(folder).path()));
    }

    /** Of a folder whose files were just opened, under its lock. One that is made later is known from when it is first seen. */
    static FolderPlace of(Path folder) {
        var place = new FolderPlace(folder);
        place.look();
        place.thread.scheduleWithFixedDelay(place::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return place;
    }

    /** What has become of the folder, in sentences, as of the last look; empty while everything is where it was. */
    String gone() {
        return gone;
    }

    /** Looks now; answers as {@link #gone}. */
    synchronized String look() {
        gone = missing().map(this::sentence).orElse("");
        return gone;
    }

    /** As an error where something is about to be written that must not go to another folder's files. */
    void require() throws IOException {
        String words = look();
        if (!words.isEmpty()) {
            throw new IOException(words);
        }
    }

    /** A file that is open from now on. */
    synchronized void opened(Path file) {
        identity(file).ifPresent(identity -> {
            known.put(file, identity);
            files.add(file);
        });
    }

    /** What becomes of the file may be meant from now on. */
    synchronized void closed(Path file) {
        files.remove(file);
        known.remove(file);
    }

    private Optional<String> missing() {
        for (Path file : files) {
            Optional<Object> now = identity(file);
            Object before = known.get(file);
            if (before == null) {
                now.ifPresent(identity -> known.put(file, identity));
            } else if (!now.equals(Optional.of(before))) {
                return Optional.of(became(file, now.isPresent()));
            }
        }
        return Optional.empty();
    }

    private String became(Path file, boolean another) {
        String name = file.equals(folder) ? "The data folder " + folder : file.getFileName() + " in the data folder " + folder;
        return name + (another ? " was replaced by another" : " is gone");
    }

    private String sentence(String became) {
        return became
                + ": nothing can be saved there any more. What was entered before is still known, and what you enter is kept in"
                + " memory. Name a new place for the record (Ctrl+K, new place): everything is written there. Do not close the "
                + "window before.";
    }

    /** Where a system gives its files no identity, one is known by when it was made. */
    private static Optional<Object> identity(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(Objects.requireNonNullElseGet(attributes.fileKey(), attributes::creationTime));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
