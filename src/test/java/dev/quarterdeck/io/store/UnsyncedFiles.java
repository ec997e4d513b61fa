package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a disk holds of a folder when the power goes. What was not forced may be there afterwards, in part, as zeros or not at
 * all, each write for itself and later ones without earlier ones; of the names that were not forced, in each folder the first
 * ones. Confined to its thread.
 */
final class UnsyncedFiles {
    private final Path root;
    /** What is there without a power cut. */
    private final Map<Path, Node> names = new TreeMap<>();
    /** What is there whatever happens. */
    private final Map<Path, Node> durable = new TreeMap<>();
    private final List<Name> unsynced = new ArrayList<>();
    private long steps;

    /** The folder itself is durable, and nothing is in it yet. */
    UnsyncedFiles(Path root) {
        this.root = root;
    }

    /** With what is in it now, which is durable. */
    static UnsyncedFiles of(Path root) throws IOException {
        var files = new UnsyncedFiles(root);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(each -> !each.equals(root)).toList()) {
                files.durable.put(path, Files.isDirectory(path) ? new Folder() : new File(Files.readAllBytes(path)));
            }
        }
        files.names.putAll(files.durable);
        return files;
    }

    private sealed interface Node {
    }

    private record Folder() implements Node {
    }

    private static final class File implements Node {
        private final List<Change> unsynced = new ArrayList<>();
        private byte[] durable;

        File(byte[] durable) {
            this.durable = durable;
        }

        byte[] now() {
            byte[] content = durable;
            for (Change change : unsynced) {
                content = change.on(content, change.length());
            }
            return content;
        }
    }

    /** {@code bytes} is null where the file was cut, or made longer. */
    private record Change(long step, long at, byte[] bytes) {
        int length() {
            return bytes == null ? 0 : bytes.length;
        }

        byte[] on(byte[] content, int written) {
            if (bytes == null) {
                return Arrays.copyOf(content, (int) at);
            }
            byte[] changed = Arrays.copyOf(content, Math.max(content.length, (int) at + written));
            System.arraycopy(bytes, 0, changed, (int) at, written);
            return changed;
        }

        /** The file became longer, but not what was written came. */
        byte[] zeros(byte[] content) {
            return Arrays.copyOf(content, Math.max(content.length, (int) at + length()));
        }
    }

    private interface Renaming {
        void in(Map<Path, Node> names);
    }

    private record Name(long step, Path folder, Renaming change) {
    }

    /** So many changes were made until now, for {@link #force} and {@link #forceFolder}. */
    long now() {
        return steps;
    }

    boolean exists(Path path) {
        return names.containsKey(path);
    }

    private void name(Path folder, Renaming change) {
        change.in(names);
        unsynced.add(new Name(steps++, folder, change));
    }

    void makeFolder(Path folder) {
        var made = new Folder();
        name(folder.getParent(), all -> all.put(folder, made));
    }

    void createFile(Path path) {
        var file = new File(new byte[0]);
        name(path.getParent(), all -> all.put(path, file));
    }

    /** A file or a folder with all in it. */
    void move(Path from, Path to) {
        name(to.getParent(), all -> {
            var moved = new HashMap<Path, Node>();
            all.forEach((path, node) -> {
                if (path.startsWith(from)) {
                    moved.put(to.resolve(from.relativize(path)), node);
                }
            });
            all.keySet().removeIf(path -> path.startsWith(from));
            all.putAll(moved);
        });
    }

    void delete(Path path) {
        name(path.getParent(), all -> all.remove(path));
    }

    void write(Path path, long at, byte[] bytes) {
        changed(path, new Change(steps++, at, bytes));
    }

    void setLength(Path path, long length) {
        changed(path, new Change(steps++, length, null));
    }

    private void changed(Path path, Change change) {
        if (names.get(path) instanceof File file) {
            file.unsynced.add(change);
        }
    }

    byte[] content(Path path) {
        return names.get(path) instanceof File file ? file.now() : new byte[0];
    }

    /** What was written before that moment is durable. */
    void force(Path path, long moment) {
        if (names.get(path) instanceof File file) {
            while (!file.unsynced.isEmpty() && file.unsynced.getFirst().step < moment) {
                Change change = file.unsynced.removeFirst();
                file.durable = change.on(file.durable, change.length());
            }
        }
    }

    void forceFolder(Path folder, long moment) {
        unsynced.removeIf(name -> {
            boolean forced = name.folder.equals(folder) && name.step < moment;
            if (forced) {
                name.change.in(durable);
            }
            return forced;
        });
    }

    /** Makes one of the states in which the power cut may leave the folder, in one that is empty. */
    void leave(Path empty, Random random) throws IOException {
        var left = new TreeMap<>(durable);
        var kept = new HashMap<Path, Integer>();
        for (Name name : unsynced) {
            int more = kept.computeIfAbsent(name.folder, folder -> random.nextInt(
                    (int) unsynced.stream().filter(other -> other.folder.equals(folder)).count() + 1));
            if (more > 0) {
                name.change.in(left);
                kept.put(name.folder, more - 1);
            }
        }
        for (Map.Entry<Path, Node> each : left.entrySet()) { // folders before what is in them
            Path path = empty.resolve(root.relativize(each.getKey()).toString());
            if (Files.isDirectory(path.getParent())) {
                switch (each.getValue()) {
                    case Folder _ -> Files.createDirectories(path);
                    case File file -> Files.write(path, content(file, random));
                }
            }
        }
    }

    private static byte[] content(File file, Random random) {
        byte[] content = file.durable;
        for (Change change : file.unsynced) {
            content = switch (random.nextInt(4)) {
                case 0 -> content;
                case 1 -> change.on(content, change.length());
                case 2 -> change.zeros(content);
                default -> change.on(content, random.nextInt(change.length() + 1));
            };
        }
        return content;
    }
}
