package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: after a crash or a power cut there is the old one or the new one, never a part of one.
 * Not for a database that is open: opening and closing its file here would drop its locks. Any thread.
 */
public final class AtomicFile {
    private AtomicFile() {
    }

    /** Writes the content, readable by the owner only, and returns when it is durable. */
    public static void write(Path target, byte[] content) throws IOException {
        Path temporary = OwnerOnly.createTemporary(target.toAbsolutePath().getParent(), target.getFileName() + "-");
        try {
            Files.write(temporary, content);
            publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Makes a finished file durable and gives it its name, replacing what had that name. Both must be in one folder. */
    public static void publish(Path finished, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target.toAbsolutePath().getParent());
    }

    /** Makes names that were given, changed or removed in the folder durable. */
    public static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // folders cannot be opened there; NTFS journals its names
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
