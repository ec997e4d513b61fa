package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.incident.Scratchpad;
import dev.quarterdeck.core.signal.SampleLog;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A record at work, with what the user must be told about how it was opened. Closing it closes the record and lets another
 * console have the data folder. Immutable; any thread.
 */
public final class OpenedStore implements AutoCloseable {
    private final EventLog log;
    private final List<String> notices;
    private final RecordSearch search;
    private final SampleLog samples;
    private final Scratchpad scratchpad;
    private final Capsules capsules;
    private final Copies copies;
    private final List<Supplier<String>> warnings;
    private final List<AutoCloseable> closing;

    /** @param closing in the order in which they are closed, the lock last */
    OpenedStore(EventLog log, SampleLog samples, List<String> notices, RecordSearch search, Scratchpad scratchpad,
            Capsules capsules, Copies copies,
                List<Supplier<String>> warnings, List<AutoCloseable> closing) {
        this.log = log;
        this.notices = List.copyOf(notices);
        this.samples = samples;
        this.search = search;
        this.scratchpad = scratchpad;
        this.capsules = capsules;
        this.copies = copies;
        this.warnings = List.copyOf(warnings);
        this.closing = List.copyOf(closing);
    }

    /** The same, with one more sentence that may have to be told while it is open. */
    OpenedStore warning(Supplier<String> another) {
        return new OpenedStore(log, samples, notices, search, scratchpad, capsules, copies,
                Stream.concat(warnings.stream(), Stream.of(another)).toList(), closing);
    }

    public RecordSearch search() {
        return search;
    }

    /** The samples of the incidents; where the record is only read, none are kept. */
    public SampleLog samples() {
        return samples;
    }

    /** Where the record is only read, texts are forgotten when the program ends. */
    public Scratchpad scratchpad() {
        return scratchpad;
    }

    public Capsules capsules() {
        return capsules;
    }

    public Copies copies() {
        return copies;
    }

    /** Sentences about what should be done something about now: little space, a backup that could not be made. */
    public List<String> warnings() {
        return warnings.stream().map(Supplier::get).filter(words -> !words.isEmpty()).toList();
    }

    public EventLog log() {
        return log;
    }

    /** Sentences for the user; empty when all is well. */
    public List<String> notices() {
        return notices;
    }

    @Override
    public void close() throws StoreUnavailable {
        Exception first = null;
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new StoreUnavailable("The record could not be closed in order: " + first.getMessage()
                    + ". Everything that was shown as saved is safe.", first);
        }
    }
}
