package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            Disk.REAL.publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
