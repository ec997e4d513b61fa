package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A disk that fails at its nth step, once or from then on. A write that fails has written half. Counts all steps. */
final class FailingDisk implements Disk {
    private final int failAt;
    private final boolean forGood;
    private int steps;
    private Optional<String> failing = Optional.empty();

    /** Never fails until it is told to. */
    FailingDisk() {
        this(Integer.MAX_VALUE, true);
    }

    FailingDisk(int failAt, boolean forGood) {
        this.failAt = failAt;
        this.forGood = forGood;
    }

    /** From now on, whatever begins with these words: {@code renaming}. */
    void fail(String what) {
        failing = Optional.of(what);
    }

    /** The step that fails was reached. */
    boolean failed() {
        return steps >= failAt;
    }

    private boolean fails() {
        steps++;
        return forGood ? steps >= failAt : steps == failAt;
    }

    private void step(String what) throws IOException {
        if (fails() || failing.filter(what::startsWith).isPresent()) {
            throw failure(what);
        }
    }

    private IOException failure(String what) {
        return new IOException("Input/output error at step " + failAt + ", " + what);
    }

    @Override
    public void createFile(Path file) throws IOException {
        step("creating " + file.getFileName());
        REAL.createFile(file);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        step("making " + folder.getFileName());
        REAL.createFolders(folder);
    }

    @Override
    public Writing open(Path file) throws IOException {
        step("opening " + file.getFileName());
        return new FailingWriting(REAL.open(file));
    }

    @Override
    public void force(Path file) throws IOException {
        step("forcing " + file.getFileName());
        REAL.force(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("forcing folder " + folder.getFileName());
        REAL.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("renaming " + from.getFileName());
        REAL.move(from, to);
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        step("copying " + from.getFileName());
        REAL.copy(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("deleting " + file.getFileName());
        REAL.delete(file);
    }

    private final class FailingWriting implements Writing {
        private final Writing real;

        FailingWriting(Writing real) {
            this.real = real;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            if (fails()) {
                real.write(bytes.slice(0, bytes.remaining() / 2), at);
                throw failure("writing");
            }
            real.write(bytes, at);
        }

        @Override
        public void force() throws IOException {
            step("forcing");
            real.force();
        }

        @Override
        public void truncate(long length) throws IOException {
            step("cutting");
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
