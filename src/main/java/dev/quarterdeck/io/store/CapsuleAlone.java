package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.file.Path;

/** A capsule that is being read: it is one already, and takes nothing in. Immutable; any thread. */
record CapsuleAlone(Path file) implements Capsules {
    @Override
    public String write(IncidentId incident, Path target) throws IOException {
        throw new IOException(file + " is the capsule: copy that file.");
    }

    @Override
    public Taken take(Path other) throws IOException {
        throw new IOException("Nothing was imported: a capsule takes nothing in. Import both into a record.");
    }
}
