package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.incident.Scratchpad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the record offers beside its events.
 *
 * @param warnings sentences about what its keeper should do something about, the disk running full for example; asked again
 *                 and again, off the FX thread
 * @param place    gives the record a new place when its own is gone
 */
public record Keeping(RecordSearch search, Scratchpad scratchpad, Capsules capsules, Copies copies,
        Supplier<List<String>> warnings,
                      Place place) {

    /** Where the record lies. Any thread. */
    public interface Place {
        /**
         * Writes everything that is known into an empty folder, goes on there, and says what is there; failures are sentences.
         */
        String moveTo(Path folder) throws IOException;
    }
}
