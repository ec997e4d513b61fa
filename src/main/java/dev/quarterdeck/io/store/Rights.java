package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sets the rights of a record's files back to its owner's alone, be it that others may read them or that the owner may not.
 * Only under the folder's lock, with no connection open. Stateless.
 */
final class Rights {
    private Rights() {
    }

    /** Returns what could not be set back, in sentences; the opening goes on and finds out what can be done all the same. */
    static List<String> restored(Path dataFolder) throws IOException {
        var notices = new ArrayList<String>();
        for (Path path : files(dataFolder, notices)) {
            try {
                OwnerOnly.restore(path);
            } catch (FileSystemException e) {
                notices.add("The rights of " + path + " are not those of a private file and cannot be set back ("
                        + e.getReason() + "). Others may read or change it.");
            }
        }
        return notices;
    }

    private static List<Path> files(Path dataFolder, List<String> notices) throws IOException {
        var files = new ArrayList<Path>();
        for (String name : List.of(Database.FILE_NAME, SampleStore.FILE_NAME, SearchIndex.FILE_NAME)) {
            files.addAll(new Database(dataFolder.resolve(name)).files());
        }
        for (Path folder : List.of(JournalFolder.in(dataFolder).path(), BackupFolder.in(dataFolder).path())) {
            OwnerOnly.restore(folder); // first, or it could not be listed
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    files.addAll(inside.sorted().toList());
                } catch (AccessDeniedException somebodyElses) {
                    notices.add("There is no permission to look into " + folder + ". Change its rights.");
                }
            }
        }
        return files;
    }
}
