package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk whose power goes at the nth step. What was not forced until then may be there afterwards, in part or not at all, each
 * write for itself and later ones without earlier ones; of the names that were not forced, the first ones.
 */
final class UnsyncedDisk implements Disk {
    private final int lastStep;
    private final Map<Path, byte[]> durable = new HashMap<>();
    private final Map<Path, List<Change>> unsynced = new HashMap<>();
    private final Deque<Name> names = new ArrayDeque<>();
    private int steps;

    UnsyncedDisk(int lastStep) {
        this.lastStep = lastStep;
    }

    /** {@code bytes} is null where the file was cut. */
    private record Change(long at, byte[] bytes) {
        byte[] on(byte[] content, int written) {
            if (bytes == null) {
                return Arrays.copyOf(content, (int) at);
            }
            byte[] changed = Arrays.copyOf(content, Math.max(content.length, (int) at + written));
            System.arraycopy(bytes, 0, changed, (int) at, written);
            return changed;
        }
    }

    private record Name(Path folder, Undoing undo) {
    }

    private interface Undoing {
        void run() throws IOException;
    }

    boolean cut() {
        return steps >= lastStep;
    }

    /** Leaves on the real disk what is there when the power comes back. */
    void powerBack(Random random) throws IOException {
        for (int kept = random.nextInt(names.size() + 1); names.size() > kept; ) {
            names.removeLast().undo.run();
        }
        for (Map.Entry<Path, List<Change>> each : unsynced.entrySet()) {
            if (Files.exists(each.getKey())) {
                byte[] content = durable.getOrDefault(each.getKey(), new byte[0]);
                for (Change change : each.getValue()) {
                    int length = change.bytes == null ? 0 : change.bytes.length;
                    content = switch (random.nextInt(3)) {
                        case 0 -> content;
                        case 1 -> change.on(content, length);
                        default -> change.on(content, random.nextInt(length + 1));
                    };
                }
                Files.write(each.getKey(), content);
            }
        }
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
        named(file, () -> Files.delete(file));
    }

    private void named(Path file, Undoing undo) {
        names.add(new Name(file.getParent(), undo));
    }

    /** The first ones are there before anything is acknowledged. */
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
        forced(file);
    }

    private void forced(Path file) throws IOException {
        durable.put(file, Files.readAllBytes(file));
        unsynced.remove(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step();
        names.removeIf(name -> name.folder.equals(folder));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        byte[] replaced = Files.exists(to) ? Files.readAllBytes(to) : null;
        byte[] moved = durable.get(from);
        List<Change> pending = unsynced.remove(from);
        REAL.move(from, to);
        durable.put(to, moved == null ? new byte[0] : moved);
        unsynced.put(to, pending == null ? new ArrayList<>() : pending);
        named(to, () -> {
            Files.move(to, from);
            unsynced.remove(to);
            if (replaced != null) {
                Files.write(to, replaced);
            }
        });
    }

    @Override
    public void copy(Path from, Path to) throws IOException {
        step();
        REAL.copy(from, to);
        named(to, () -> Files.delete(to));
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        if (Files.exists(file)) {
            byte[] content = Files.readAllBytes(file);
            REAL.delete(file);
            named(file, () -> Files.write(file, content));
        }
    }

    private final class Unsynced implements Writing {
        private final Path file;
        private final Writing real;

        Unsynced(Path file, Writing real) {
            this.file = file;
            this.real = real;
        }

        private void changed(Change change) {
            unsynced.computeIfAbsent(file, _ -> new ArrayList<>()).add(change);
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            byte[] written = new byte[bytes.remaining()];
            bytes.duplicate().get(written);
            changed(new Change(at, written));
            step();
            real.write(bytes, at);
        }

        @Override
        public void force() throws IOException {
            step();
            real.force();
            forced(file);
        }

        @Override
        public void truncate(long length) throws IOException {
            changed(new Change(length, null));
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
