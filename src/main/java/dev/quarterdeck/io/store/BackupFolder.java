package dev.quarterdeck.io.store;

import dev.quarterdeck.core.time.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The backups of a data folder, {@code backups/20261123-143110.db}: each was verified before it got that name. Immutable;
 * any thread.
 */
record BackupFolder(Path path) {
    static final int RECENT = 6;
    static final int DAYS = 7;

    private static final String NAME = "backups";
    private static final String FILE = "\\d{8}-\\d{6}(-\\d+)?\\.db";
    private static final int DATE = 8;

    static BackupFolder in(Path dataFolder) {
        return new BackupFolder(dataFolder.resolve(NAME));
    }

    List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches(FILE))
                    .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed()).toList();
        }
    }

    /** An unused name. */
    Path file(Instant now) {
        Path file = path.resolve(Times.stamp(now) + ".db");
        for (int again = 2; Files.exists(file); again++) {
            file = path.resolve(Times.stamp(now) + "-" + again + ".db");
        }
        return file;
    }

    /**
     * Which of these, the newest first, may go: all but the newest six and the newest of each of the last seven days that
     * have one. The record only grows, so an older backup holds nothing that a newer one lacks.
     */
    static List<Path> superfluous(List<Path> newestFirst) {
        var superfluous = new ArrayList<Path>();
        Set<String> days = new HashSet<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            String day = newestFirst.get(i).getFileName().toString().substring(0, DATE);
            boolean daily = days.size() < DAYS && days.add(day);
            if (i >= RECENT && !daily) {
                superfluous.add(newestFirst.get(i));
            }
        }
        return superfluous;
    }
}
