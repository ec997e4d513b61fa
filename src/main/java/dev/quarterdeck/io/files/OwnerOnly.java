package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes files and folders that only their owner can read, with these rights from the first moment on, whatever the umask.
 * On Windows the folder's inherited rights decide: the user's profile is private there. Any thread.
 */
public final class OwnerOnly {
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private OwnerOnly() {
    }

    /** The rights of a file, for what makes it by itself. */
    public static FileAttribute<?>[] file() {
        return FILE.clone();
    }

    /** Makes a new, empty file; fails if it is there. */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, FILE);
    }

    /** Makes the folder and those above it that are missing. Rights of those that are there stay as they are. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Makes a new, empty file with an unused name in the folder. */
    public static Path createTemporary(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, ".tmp", FILE);
    }

    private static FileAttribute<?>[] attributes(String rights) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
