package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/** A disk whose power goes at the nth step. It holds one folder, which is empty at first. */
final class UnsyncedDisk implements Disk {
    private final Path root;
    private final int lastStep;
    private final UnsyncedFiles files;
    private int steps;

    UnsyncedDisk(Path root, int lastStep) {
        this.root = root;
        this.lastStep = lastStep;
        this.files = new UnsyncedFiles(root);
    }

    boolean cut() {
        return steps >= lastStep;
    }

    /** Leaves on the real disk what is there when the power comes back. */
    void powerBack(Random random) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.filter(path -> !path.equals(root)).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        files.leave(root, random);
    }

    private void step() throws IOException {
        steps++;
        if (cut()) {
            throw new IOException("the power is gone");
        }
    }

    @Override
    public void createFile(Path file) throws IOException {
        step();
        REAL.createFile(file);
        files.createFile(file);
    }

    /** The only one is there already. */
    @Override
    public void createFolders(Path folder) throws IOException {
        REAL.createFolders(folder);
    }

    @Override
    public Writing open(Path file) throws IOException {
        step();
        return new Unsynced(file, REAL.open(file));
    }

    @Override
    public void force(Path file) throws IOException {
        step();
        files.force(file, files.now());
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
        files.forceFolder(folder, files.now());
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        REAL.move(from, to);
        files.move(from, to);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        step();
        REAL.copy(from, to);
        files.createFile(to);
        files.write(to, 0, Files.readAllBytes(to));
        files.force(to, files.now());
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        if (files.exists(file)) {
            REAL.delete(file);
            files.delete(file);
        }
    }

    private final class Unsynced implements Writing {
        private final Path file;
        private final Writing real;

        Unsynced(Path file, Writing real) {
            this.file = file;
            this.real = real;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            byte[] written = new byte[bytes.remaining()];
            bytes.duplicate().get(written);
            files.write(file, at, written);
            step();
            real.write(bytes, at);
        }

        @Override
        public void force() throws IOException {
            step();
            real.force();
            files.force(file, files.now());
        }

        @Override
        public void truncate(long length) throws IOException {
            files.setLength(file, length);
            step();
            real.truncate(length);
        }

        @Override
        public long length() throws IOException {
            return real.length();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
