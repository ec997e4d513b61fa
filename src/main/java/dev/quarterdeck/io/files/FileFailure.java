package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file that the user asked for was not written: Java names a temporary file and often says no more. Stateless; any thread. */
public final class FileFailure {
    private FileFailure() {
    }

    /** For the middle of a sentence that names the file. */
    public static String reason(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        return switch (e) {
            case FileSystemException _ when Files.isDirectory(file) -> "it is a folder";
            case NoSuchFileException _ when !Files.isDirectory(folder) -> "there is no folder " + folder;
            case NoSuchFileException _ -> "no file can be made in " + folder;
            case AccessDeniedException _ -> "no permission to write in " + folder;
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> e.getMessage();
        };
    }
}
