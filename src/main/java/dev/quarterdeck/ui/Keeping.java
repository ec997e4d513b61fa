package dev.quarterdeck.ui;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.incident.Scratchpad;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the record offers beside its events.
 *
 * @param warnings sentences about what its keeper should do something about, the disk running full for example; asked again
 *                 and again, off the FX thread
 */
public record Keeping(RecordSearch search, Scratchpad scratchpad, Capsules capsules, Copies copies, Supplier<List<String>> warnings) {
}
