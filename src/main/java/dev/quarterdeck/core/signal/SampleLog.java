package dev.quarterdeck.core.signal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
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

    /** As {@link #read}, but leaves out what ended before {@code from}. */
    void readSince(String incident, Instant from, Consumer<Recorded> sink);

    /**
     * Hands the blocks of an incident that were closed and are not anchored yet to {@code sink}, those that a killed program
     * left behind at once, the others when they close; on a thread of the log's. They count as anchored when {@code sink}
     * says true in the end, and are offered again otherwise.
     */
    void onClosed(Anchoring sink);

    /** Puts closed blocks into the record of their incident. */
    interface Anchoring {
        /** Must not wait; says later whether it was done. */
        CompletionStage<Boolean> anchor(String incident, List<SampleAnchor> blocks);
    }

    /** Why the newest samples are not on the disk, in a sentence; empty when they are. */
    String failure();
}
