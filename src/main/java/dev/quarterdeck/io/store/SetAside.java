package dev.quarterdeck.io.store;

import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Moves a damaged database, as it is, where nobody will write to it. No connection to it may be open. */
final class SetAside {
    private static final String FOLDER = "damaged";

    private SetAside() {
    }

    /** Returns the folder that the files are in now: {@code damaged/20261123-143110}. */
    static Path move(Database database, Instant now) throws IOException {
        Path parent = database.file().resolveSibling(FOLDER);
        Path folder = parent.resolve(Times.stamp(now));
        for (int again = 2; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); again++) {
            folder = parent.resolve(Times.stamp(now) + '-' + again);
        }
        OwnerOnly.createFolders(folder);
        for (Path file : database.files()) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(file, folder.resolve(file.getFileName()));
            }
        }
        AtomicFile.forceFolder(folder);
        AtomicFile.forceFolder(database.file().getParent());
        return folder;
    }
}
