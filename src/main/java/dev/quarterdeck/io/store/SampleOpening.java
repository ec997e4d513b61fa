package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * The samples as they were opened. A file that cannot be used is set aside and a new one begun: an incident must not wait for
 * what its probes said before. Immutable.
 *
 * @param notices sentences for the user
 */
record SampleOpening(SampleStore store, List<String> notices) {

    static SampleOpening of(Path dataFolder, Disk disk, Instant now) throws SQLException, IOException {
        var database = new Database(dataFolder.resolve(SampleStore.FILE_NAME));
        try {
            if (!Files.exists(database.file()) && SampleBackup.of(dataFolder, disk).restore().blocks() > 0) {
                return new SampleOpening(SampleStore.open(dataFolder, disk),
                        List.of("The samples of earlier incidents were missing. They"
                        + " came back from the backup, up to when it was made."));
            }
            return new SampleOpening(SampleStore.open(dataFolder, disk), List.of());
        } catch (SQLException damaged) {
            if (SqliteFailure.passing(damaged)) { // what is whole stays where it is
                throw damaged;
            }
            Path kept = SetAside.folder(dataFolder, now);
            SetAside.copy(database, kept, disk);
            for (Path file : database.files()) {
                disk.delete(file);
            }
            boolean back = SampleBackup.of(dataFolder, disk).restore().blocks() > 0;
            return new SampleOpening(SampleStore.open(dataFolder, disk),
                    List.of("The samples of earlier incidents cannot be read ("
                    + damaged.getMessage() + "). They were kept as they are in " + kept + "; every event is safe."
                    + (back ? " What was in the backup came back from there." : "")));
        }
    }
}
