package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The journal's files, {@code journal/000001.qdj} and so on, in the order in which they were written. Immutable; any thread. */
record JournalFolder(Path path) {
    private static final String NAME = "journal";
    private static final String SEGMENT = "\\d{6}\\.qdj";

    static JournalFolder in(Path dataFolder) {
        return new JournalFolder(dataFolder.resolve(NAME));
    }

    /** Empty when there is no journal. */
    List<Path> segments() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        if (!Files.isDirectory(path)) {
            throw new IOException(path + " is not a folder, give it another name");
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> segments = files.filter(file -> file.getFileName().toString().matches(SEGMENT)).sorted().toList();
            for (Path segment : segments) {
                if (!Files.isRegularFile(segment)) {
                    throw new IOException(segment + " is not a file, give it another name");
                }
            }
            return segments;
        }
    }

    Path segment(int number) {
        return path.resolve(String.format(Locale.ROOT, "%06d.qdj", number));
    }

    static int number(Path segment) {
        return Integer.parseInt(segment.getFileName().toString(), 0, 6, 10);
    }
}
