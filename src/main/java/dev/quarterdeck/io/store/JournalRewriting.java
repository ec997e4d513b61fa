package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes what the database has into a journal. No console may be recording. Stateless. */
record JournalRewriting(JournalFolder journal, Disk disk) {
    private static final int EVENTS_A_FRAME = 500;

    /** Appends the database's events from this position on, and returns how many they were. */
    long fill(Connection connection, long from) throws SQLException, IOException {
        return fill(connection, from, journal);
    }

    /**
     * Replaces the journal by one that holds just what the database has. A journal that is there is moved to {@code kept};
     * when that is cut short, the next opening finds no journal and writes it.
     */
    void replace(Connection connection, Path kept) throws SQLException, IOException {
        var unfinished = new JournalFolder(journal.path().resolveSibling("new-" + journal.path().getFileName()));
        for (Path leftover : unfinished.segments()) {
            disk.delete(leftover);
        }
        fill(connection, 1, unfinished);
        if (Files.exists(journal.path())) {
            disk.createFolders(kept);
            disk.move(journal.path(), free(kept));
            disk.forceFolder(kept);
        }
        disk.move(unfinished.path(), journal.path());
        disk.forceFolder(Objects.requireNonNull(journal.path().getParent()));
    }

    private Path free(Path kept) {
        Path copy = kept.resolve(journal.path().getFileName());
        return Files.exists(copy) ? kept.resolve(journal.path().getFileName() + "-original") : copy;
    }

    private long fill(Connection connection, long from, JournalFolder into) throws SQLException, IOException {
        long filled = 0;
        try (Journal writing = Journal.open(into, disk);
                PreparedStatement select = connection.prepareStatement(
                        RecordedEvent.select(connection) + " WHERE position >= ? ORDER BY position")) {
            select.setLong(1, from);
            List<RecordedEvent> frame = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    frame.add(RecordedEvent.read(row));
                    filled++;
                    if (frame.size() == EVENTS_A_FRAME) {
                        writing.append(frame);
                        frame.clear();
                    }
                }
            }
            if (!frame.isEmpty()) {
                writing.append(frame);
            }
        }
        return filled;
    }
}
