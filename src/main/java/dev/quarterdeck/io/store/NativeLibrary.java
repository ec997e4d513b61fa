package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite. The driver unpacks its library to a file, and one stays behind whenever the program is killed; so it gets a
 * private folder, which is emptied at each start. Where that folder can't be used (full disk, programs forbidden there) the
 * system's temporary folder serves. Only for the console that holds the data folder's lock.
 */
final class NativeLibrary {
    private static final String FOLDER = "native";
    private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

    private NativeLibrary() {
    }

    static void load(Path dataFolder) throws StoreUnavailable {
        Path folder = dataFolder.resolve(FOLDER);
        boolean ours = System.getProperty(FOLDER_PROPERTY) == null && emptied(folder);
        if (ours) {
            System.setProperty(FOLDER_PROPERTY, folder.toString());
        }
        if (loaded()) {
            return;
        }
        if (ours) {
            System.clearProperty(FOLDER_PROPERTY);
        }
        if (!ours || !loaded()) {
            throw new StoreUnavailable("SQLite's library cannot be loaded from " + folder + " nor from the temporary folder."
                    + " Free some space, or name a folder that may hold programs with -D" + FOLDER_PROPERTY + ".", null);
        }
    }

    private static boolean emptied(Path folder) {
        try {
            OwnerOnly.createFolders(folder);
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path leftover : leftovers) {
                    Files.deleteIfExists(leftover);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean loaded() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception notThere) {
            return false;
        }
    }
}
