package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;

/**
 * Why a file cannot be used, in words for the middle of a sentence: Java often says nothing but its name. Stateless; any thread.
 */
@NullUnmarked
public final class FileFailure {
    private FileFailure() {
    }

    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> e.getMessage();
        };
    }

    /** Where the file was made up to try a folder, so that its name says nothing. */
    static String unnamed(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "no permission";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> reason(e);
        };
    }

    /** Of one that the user asked for, in a sentence that names it: what failed may have been a temporary one beside it. */
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
