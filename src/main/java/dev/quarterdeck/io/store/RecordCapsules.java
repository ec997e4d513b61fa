package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Capsules;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Capsules of a record at work. Immutable; any thread. */
record RecordCapsules(Path dataFolder, Disk disk, StoreLog log, Clock clock) implements Capsules {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration ASTRAY = Duration.ofDays(1);

    @Override
    public String write(IncidentId incident, Path file) throws IOException {
        try {
            long events = new CapsuleWriting(dataFolder, disk).write(incident, file);
            return String.format(Locale.ROOT, "%,d events of %s are in %s, each checked.", events, incident.text(), file);
        } catch (SQLException e) {
            throw new IOException("No capsule was written: " + (SqliteFailure.full(e) ? "the disk is full" : e.getMessage())
                    + ".", e);
        } catch (FileSystemException e) {
            throw new IOException("No capsule was written to " + file + ": " + FileFailure.reason(file, e) + ".", e);
        } catch (IOException e) {
            throw new IOException("No capsule was written: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Taken take(Path file) throws IOException {
        if (!(log instanceof SqliteEventLog recording)) {
            throw new IOException("Nothing was imported: " + log.readOnlyReason());
        }
        try {
            Capsule capsule = Capsule.read(file);
            long taken = recording.take(capsule);
            String told = takeSamples(capsule, taken) + ahead(capsule);
            return new Taken(capsule.incident(), (taken == 0
                    ? "All of " + capsule.incident().text() + " is here already, to the last of its "
                            + String.format(Locale.ROOT, "%,d", capsule.events().size()) + " events."
                    : String.format(Locale.ROOT, "%,d of %,d events of %s were taken over from %s, its chain is sound (head %s).",
                    taken,
                            capsule.events().size(), capsule.incident().text(), file, capsule.head().substring(0, 8))) + told);
        } catch (NotSaved e) {
            throw new IOException(e.getMessage(), e);
        } catch (SamplesLeftOut e) {
            throw e;
        } catch (SQLException | IOException e) {
            throw new IOException("Nothing was imported: " + e.getMessage() + ".", e);
        }
    }

    /** The events are here already. */
    private static final class SamplesLeftOut extends IOException {
        private static final long serialVersionUID = 1L;

        SamplesLeftOut(Capsule capsule, long taken, Exception cause) {
            super(String.format(Locale.ROOT, "%,d events of %s were taken over, but not its samples: %s. Import it again.", taken,
                    capsule.incident().text(), cause.getMessage()), cause);
        }
    }

    /** A console's clock may be wrong: what it dates ahead of now is shown so, and the lead knows why. */
    private String ahead(Capsule capsule) {
        Instant soon = clock.instant().plus(CLOCKS_DIFFER);
        List<Instant> ahead = capsule.events().stream().map(event -> Instant.ofEpochMilli(event.event().header().recordedAt()))
                .filter(soon::isBefore).toList();
        return ahead.isEmpty() ? "" : String.format(Locale.ROOT,
                " %,d of its events are dated ahead of this computer's clock, the last one %s:"
                + " one of the two clocks is wrong.", ahead.size(),
                Times.dateTime(ahead.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** Says how many of them cannot be from when they say. */
    private String takeSamples(Capsule capsule, long taken) throws SamplesLeftOut {
        try (Connection from = Capsule.openTables(capsule.file());
                Connection into = new Database(dataFolder.resolve(SampleStore.FILE_NAME)).openWriter()) {
            Instant early = Instant.ofEpochMilli(capsule.events().stream().mapToLong(event -> event.event().header().recordedAt())
                    .min().orElse(0))
                    .minus(ASTRAY);
            long astray = SampleCopy.copy(from, into, capsule.incident().text(), watchedHere(capsule.incident()), early,
                    clock.instant().plus(ASTRAY));
            return astray == 0 ? "" : String.format(Locale.ROOT,
                    " %,d of its samples were left out: they are dated outside of the incident.", astray);
        } catch (SQLException | IOException e) {
            throw new SamplesLeftOut(capsule, taken, e);
        }
    }

    /** What this console has asked itself: nobody else's answers are mixed with its own. */
    private Set<String> watchedHere(IncidentId incident) {
        return log.read(incident).stream().filter(event -> event.writer().here()).map(Event::fact)
                .flatMap(fact -> fact instanceof Fact.WatchConfirmed watch ? watch.probes().stream() : Stream.empty())
                .map(Probe::name).collect(Collectors.toSet());
    }
}
