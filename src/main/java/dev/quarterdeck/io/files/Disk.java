package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What the record does to its files beside the database, one step a method. Each step can fail and each is a place where a
 * power cut may fall, so whoever calls them says in which order they are safe. Any thread.
 */
public interface Disk {
    /** This computer's. */
    Disk REAL = new RealDisk();

    /** Makes a new, empty file, readable by the owner only; fails if it is there. */
    void createFile(Path file) throws IOException;

    /** Makes the folder and those above it that are missing, readable by the owner only; their names are durable then. */
    void createFolders(Path folder) throws IOException;

    /** Opens a file that is there, for writing. */
    Writing open(Path file) throws IOException;

    /** Makes a file's content durable. */
    void force(Path file) throws IOException;

    /** Makes names that were given, changed or removed in the folder durable. */
    void forceFolder(Path folder) throws IOException;

    /** Gives a file or folder another name, at once or not at all; replaces a file that has it. */
    void move(Path from, Path to) throws IOException;

    /** Copies a file to a new one, readable by the owner only and durable; its name needs {@link #forceFolder}. */
    void copy(Path from, Path to) throws IOException;

    /** Removes a file if it is there. */
    void delete(Path file) throws IOException;

    /** Makes a finished file durable and gives it its name, replacing what had that name. Both must be in one folder. */
    default void publish(Path finished, Path target) throws IOException {
        force(finished);
        move(finished, target);
        forceFolder(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    }

    /** A file that is being written. Confined to its thread. */
    interface Writing extends AutoCloseable {
        /** Writes all of it, at this place. */
        void write(ByteBuffer bytes, long at) throws IOException;

        /** Makes the content durable, with as much about the file as reading it needs. */
        void force() throws IOException;

        void truncate(long length) throws IOException;

        long length() throws IOException;

        @Override
        void close() throws IOException;
    }
}
