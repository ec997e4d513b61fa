package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** Finds the incident that a person names by its whole id, or by its short one when that names only one. */
final class NamedIncident {
    private NamedIncident() {
    }

    static Incident find(Program program, Optional<Path> data, String id) throws IOException {
        var found = new ArrayList<Incident>();
        program.incidents(data, i -> i.text().equalsIgnoreCase(id) || i.shortText().equalsIgnoreCase(id), found::add);
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new IOException(found.isEmpty() ? "There is no incident " + id + ". quarterdeck incidents lists them."
                : id + " names " + found.size() + " incidents. Give the whole id, as quarterdeck incidents lists it.");
    }
}
