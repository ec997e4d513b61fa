package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A disk on which a data folder lies: once that was deleted or replaced, nothing is opened, made or removed any more, so that
 * what bears the same names now, another console's journal for example, is never touched. Any thread.
 */
record PlacedDisk(Disk disk, FolderPlace place) implements Disk {
    @Override
    public void createFile(Path file) throws IOException {
        place.require();
        disk.createFile(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        place.require();
        disk.createFolders(folder);
    }

    @Override
    public Writing open(Path file) throws IOException {
        place.require();
        return new Placed(disk.open(file), place, file);
    }

    @Override
    public void force(Path file) throws IOException {
        place.require();
        disk.force(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        place.require();
        disk.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        place.require();
        disk.move(from, to);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        place.require();
        disk.copy(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        place.require();
        disk.delete(file);
    }

    /** A file of the folder that is being written. */
    private static final class Placed implements Writing {
        private final Writing writing;
        private final FolderPlace place;
        private final Path file;

        Placed(Writing writing, FolderPlace place, Path file) {
            this.writing = writing;
            this.place = place;
            this.file = file;
            place.opened(file);
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            writing.write(bytes, at);
        }

        @Override
        public void force() throws IOException {
            writing.force();
        }

        @Override
        public void truncate(long length) throws IOException {
            writing.truncate(length);
        }

        @Override
        public long length() throws IOException {
            return writing.length();
        }

        @Override
        public void close() throws IOException {
            place.closed(file);
            writing.close();
        }
    }
}
