package dev.quarterdeck.io.store;

import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps damaged files as they are where nobody writes to them. No connection to the database may be open. */
final class SetAside {
    private static final String FOLDER = "damaged";

    private SetAside() {
    }

    /** An unused folder for the files: {@code damaged/20261123-143110}. */
    static Path folder(Path dataFolder, Instant now) {
        Path parent = dataFolder.resolve(FOLDER);
        Path folder = parent.resolve(Times.stamp(now));
        for (int again = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); again++) {
            folder = parent.resolve(Times.stamp(now) + '-' + again);
        }
        return folder;
    }

    /** Where something was kept, the newest first. */
    static List<Path> folders(Path dataFolder) throws IOException {
        Path parent = dataFolder.resolve(FOLDER);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** Databases that were kept, the newest first. */
    static List<Path> databases(Path dataFolder) throws IOException {
        return folders(dataFolder).stream().map(folder -> Database.in(folder).file())
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }

    /** Copies the database with its logs; what is no file is moved, since nothing could be read from it. */
    static void copy(Database database, Path kept, Disk disk) throws IOException {
        disk.createFolders(kept);
        for (Path file : database.files()) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                disk.copy(file, kept.resolve(file.getFileName()));
            } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                disk.move(file, kept.resolve(file.getFileName()));
            }
        }
        for (Path folder : List.of(kept, kept.getParent(), database.file().getParent())) {
            disk.forceFolder(folder);
        }
    }
}
