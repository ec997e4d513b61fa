package dev.quarterdeck.io.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * Replaces a file as a whole: after a crash, an error or a power cut there is the old one or the new one, never a part of one.
 * Not for a database that is open: opening and closing its file here would drop its locks. Any thread.
 */
public final class AtomicFile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private AtomicFile() {
    }

    /** Writes what is to stand in a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the content, readable by the owner only, and returns when it is durable. */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, content, Disk.REAL);
    }

    public static void write(Path target, byte[] content, Disk disk) throws IOException {
        Path unfinished = unfinished(target);
        try {
            disk.createFile(unfinished);
            try (Disk.Writing writing = disk.open(unfinished)) {
                writing.write(ByteBuffer.wrap(content), 0);
            }
            disk.publish(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Writes what the user hands on, with the rights that the system gives a new file. What is there already and is no file,
     * a pipe or a terminal, is written to as it is.
     */
    public static void export(Path target, Content content) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                content.writeTo(out);
            }
            return;
        }
        Path file = Files.exists(target) ? target.toRealPath() : target;
        Path unfinished = unfinished(file);
        try {
            try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            Disk.REAL.publish(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path unfinished(Path target) {
        return target.toAbsolutePath().resolveSibling(target.getFileName() + "-" + Long.toUnsignedString(RANDOM.nextLong(), 36)
                + ".tmp");
    }
}
