package dev.quarterdeck.core.incident;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Port: an incident as one file that any console can read and take over. Any thread; failures are sentences for the user.
 */
public interface Capsules {

    /** Writes the file, which must not be there yet, and says what it holds. */
    String write(IncidentId incident, Path file) throws IOException;

    /** What became of a capsule. */
    record Taken(IncidentId incident, String words) {
    }

    /** Takes over what the capsule has and this record lacks, once its chain is found sound. */
    Taken take(Path file) throws IOException;
}
