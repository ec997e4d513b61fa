package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Journals that were set aside. What of them the record lacks and what is provably its own comes back: signed by a console whose
 * key is known here, the next entry of that console, and the next of its incident. Each is looked through once; what a restore
 * has put aside on purpose stays there. Only under the folder's lock, before a console records.
 */
record KeptJournals(Path dataFolder, Disk disk) {
    private static final String LOOKED_THROUGH = "looked-through";

    /** The files of all of them, those that were set aside last first. */
    List<Path> segments() throws IOException {
        var segments = new ArrayList<Path>();
        for (Path folder : SetAside.folders(dataFolder)) {
            segments.addAll(segments(folder));
        }
        return segments;
    }

    private static List<Path> segments(Path kept) throws IOException {
        var segments = new ArrayList<Path>();
        try (Stream<Path> inside = Files.list(kept)) {
            for (Path each : inside.filter(path -> path.getFileName().toString().startsWith("journal"))
                    .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
                segments.addAll(new JournalFolder(each).segments());
            }
        }
        return segments;
    }

    /** What lies in this folder is not looked through at a start. */
    static void leave(Path kept, Disk disk) throws IOException {
        if (!Files.exists(kept.resolve(LOOKED_THROUGH))) {
            disk.createFile(kept.resolve(LOOKED_THROUGH));
        }
    }

    /** Whether there is nothing left to look through. */
    boolean lookedThrough() throws IOException {
        for (Path kept : SetAside.folders(dataFolder)) {
            if (!Files.exists(kept.resolve(LOOKED_THROUGH)) && !segments(kept).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Says what came back into the record and what could not; the journal is to be filled up afterwards. */
    List<String> bringBack(Connection record) throws SQLException, IOException {
        var said = new ArrayList<String>();
        for (Path kept : SetAside.folders(dataFolder)) {
            List<Path> segments = Files.exists(kept.resolve(LOOKED_THROUGH)) ? List.of() : segments(kept);
            if (!segments.isEmpty()) {
                Looked looked = lookedThrough(record, segments);
                looked.sentence(kept).ifPresent(said::add);
                if (looked.whole) {
                    leave(kept, disk);
                }
            }
        }
        return said;
    }

    /**
     * @param left  entries that prove themselves, are not in the record, and do not fit in
     * @param whole whether all files could be read
     */
    private record Looked(long back, long left, boolean whole) {
        Optional<String> sentence(Path kept) {
            if (back + left == 0) {
                return Optional.empty();
            }
            var words = new StringBuilder();
            if (back > 0) {
                words.append(String.format(Locale.ROOT, "%,d entries that had been kept aside in %s are in the record again: they continue it"
                        + " and bear the signatures of its consoles.", back, kept));
            }
            if (left > 0) {
                words.append(String.format(Locale.ROOT, "%s%,d %s in %s do not fit into the record, or nobody has signed them. They were left"
                        + " there.", back > 0 ? " " : "", left, back > 0 ? "others" : "entries", kept));
            }
            return Optional.of(words.toString());
        }
    }

    private static Looked lookedThrough(Connection record, List<Path> segments) throws SQLException {
        long back = 0;
        long left = 0;
        boolean whole = true;
        boolean done = false;
        Schema.execute(record, "BEGIN IMMEDIATE");
        try (var open = new AppendStatements(record)) {
            for (Path segment : segments) {
                try (var reader = new JournalReader(List.of(segment), false)) {
                    for (Optional<RecordedEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                        if (lacking(open, event.get())) {
                            boolean fits = fits(open, event.get());
                            back += fits ? 1 : 0;
                            left += fits ? 0 : 1;
                        }
                    }
                } catch (IOException unreadable) {
                    whole = false;
                }
            }
            open.commit();
            done = true;
        } finally {
            if (!done) {
                Schema.execute(record, "ROLLBACK");
            }
        }
        return new Looked(back, left, whole);
    }

    private static boolean lacking(AppendStatements open, RecordedEvent event) throws SQLException {
        return event.intact() && open.event(event.key()).filter(here -> here.header().originHash().equals(event.event().header().originHash())
                || here.header().sameFacts(event.event().header())).isEmpty();
    }

    /** Brings it back if it is next. */
    private static boolean fits(AppendStatements open, RecordedEvent event) throws SQLException {
        EventHeader header = event.event().header();
        if (header.origin().isEmpty() || open.event(header.key()).isPresent()) {
            return false;
        }
        SignedOrigin origin = header.origin().get();
        EventKey key = header.key();
        AppendStatements.Head head = open.headOf(header.incident());
        Optional<EventHeader> before = open.newest(header.incident(), key.console());
        boolean proven = open.signer(key.console()).key().filter(origin.signer()::equals).isPresent()
                && ConsoleKey.signedBy(origin.signer(), header.originHash(), origin.signature());
        boolean next = header.number() == head.number() + 1 && header.prev().equals(head.hash())
                && origin.ordinal() == before.flatMap(EventHeader::origin).map(SignedOrigin::ordinal).orElse(0L) + 1
                && origin.prev().equals(before.map(EventHeader::originHash).orElseGet(() -> Hash.genesis(header.incident())));
        if (!proven || !next) {
            return false;
        }
        open.insert(event.event(), event.salt(), event.body());
        open.eraseRedactedBy(header);
        if (header.number() == 1) {
            open.raiseCounter(key.console(), new IncidentId(header.incident()).number());
        }
        return true;
    }
}
