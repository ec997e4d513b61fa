package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where the samples of one incident are kept. Any thread. */
public interface KeptSamples {
    /** They are kept nowhere. */
    KeptSamples NONE = new KeptSamples() {
        @Override
        public void keep(String probe, Sample sample) {
            // whoever watches without a record has only what it sees
        }

        @Override
        public void since(Instant from, Consumer<SampleLog.Recorded> sink) {
            // nothing was kept
        }
    };

    /** Those of {@code incident} in {@code log}. */
    static KeptSamples in(SampleLog log, String incident) {
        return new KeptSamples() {
            @Override
            public void keep(String probe, Sample sample) {
                log.append(incident, probe, List.of(sample));
            }

            @Override
            public void since(Instant from, Consumer<SampleLog.Recorded> sink) {
                log.readSince(incident, from, sink);
            }
        };
    }

    /** Never waits for the disk. */
    void keep(String probe, Sample sample);

    /** What ended at {@code from} or later, in that order; waits for the disk. Fails as {@link SampleLog#read} does. */
    void since(Instant from, Consumer<SampleLog.Recorded> sink);
}
