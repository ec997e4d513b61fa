package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The samples beside the backups, {@code backups/samples.db}: one copy for all of them, since it only grows. A closed block
 * never changes, so each time only what is new is copied, and what is damaged later in the record stays whole here. Immutable;
 * any thread.
 *
 * @param original the samples of a record
 * @param copy     of which every block proved itself when it came
 */
record SampleBackup(Database original, Database copy, Disk disk) {

    static SampleBackup of(Path dataFolder, Disk disk) {
        return of(dataFolder, BackupFolder.in(dataFolder).path(), disk);
    }

    /** {@code backups} may be another record's. */
    static SampleBackup of(Path dataFolder, Path backups, Disk disk) {
        return new SampleBackup(new Database(dataFolder.resolve(SampleStore.FILE_NAME)),
                new Database(backups.resolve(SampleStore.FILE_NAME)), disk);
    }

    /** Copies what is new, also while a console keeps samples. What does not prove itself is left out and counted. */
    SampleCopy.Copied update() throws SQLException, IOException {
        if (!Files.exists(original.file())) {
            return SampleCopy.Copied.NOTHING;
        }
        try {
            return copied(original, copy);
        } catch (SQLException e) {
            if (!SqliteFailure.damage(e)) {
                throw e;
            }
            for (Path file : copy.files()) { // there is the original to make it anew from
                disk.delete(file);
            }
            return copied(original, copy);
        }
    }

    /** Puts back what the record lacks, under its lock and while nobody keeps samples. */
    SampleCopy.Copied restore() throws SQLException, IOException {
        return Files.exists(copy.file()) ? copied(copy, original) : SampleCopy.Copied.NOTHING;
    }

    private SampleCopy.Copied copied(Database from, Database into) throws SQLException, IOException {
        try (Connection source = from.openReader()) {
            if (Schema.number(source, "SELECT count(*) FROM block") == 0) {
                return SampleCopy.Copied.NOTHING;
            }
            boolean begun = !Files.exists(into.file());
            Database unfinished = begun ? SampleStore.begin(into, disk) : into; // an empty one would be taken for all there is
            SampleCopy.Copied copied;
            try (Connection target = unfinished.openWriter()) {
                copied = SampleCopy.update(source, target);
                if (begun) {
                    Schema.finish(target);
                }
            }
            if (begun) {
                disk.publish(unfinished.file(), into.file());
            }
            return copied;
        }
    }
}
