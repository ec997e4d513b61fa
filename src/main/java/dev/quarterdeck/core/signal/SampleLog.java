package dev.quarterdeck.core.signal;

import java.util.List;
import java.util.function.Consumer;

/**
 * Port: the samples of incidents, kept with them so that the matrix can be replayed. Any thread. An incident is named by
 * its id's text, a probe by its name, which is unique within an incident.
 */
public interface SampleLog {

    /** One probe's sample as it is read back. */
    record Recorded(String probe, Sample sample) {
    }

    /**
     * Takes samples of one probe in the order in which they ended. Never waits for the disk; what was taken in the last
     * five seconds may be lost when the program is killed.
     */
    void append(String incident, String probe, List<Sample> samples);

    /**
     * Hands every recorded sample of an incident to {@code sink}, those taken just now included, in the order in which they
     * ended, those of all probes together. Throws {@link java.io.UncheckedIOException} with a sentence when the
     * record cannot be read.
     */
    void read(String incident, Consumer<Recorded> sink);
}
