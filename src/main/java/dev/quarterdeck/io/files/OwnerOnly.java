package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files and folders that only their owner can read, with these rights from the first moment on, whatever the umask.
 * On Windows the folder's inherited rights decide: the user's profile is private there. Any thread.
 */
public final class OwnerOnly {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FILE_RIGHTS = "rw-------";
    private static final String FOLDER_RIGHTS = "rwx------";
    private static final FileAttribute<?>[] FILE = attributes(FILE_RIGHTS);
    private static final FileAttribute<?>[] FOLDER = attributes(FOLDER_RIGHTS);

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

    /** Sets the rights of a file or folder back to these; what is neither, or is not there, is left alone. */
    public static void restore(Path path) throws IOException {
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (POSIX && (folder || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))) {
            Set<PosixFilePermission> rights = PosixFilePermissions.fromString(folder ? FOLDER_RIGHTS : FILE_RIGHTS);
            if (!Files.getPosixFilePermissions(path).equals(rights)) {
                Files.setPosixFilePermissions(path, rights); // by its name: opening a database's file would drop its locks
            }
        }
    }

    /** Makes a new, empty file with an unused name in the folder. */
    public static Path createTemporary(Path folder, String prefix) throws IOException {
        return createTemporary(folder, prefix, ".tmp");
    }

    /** The same, with what its name ends in. */
    public static Path createTemporary(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, FILE);
    }

    private static FileAttribute<?>[] attributes(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
