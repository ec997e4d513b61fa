package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a capsule's events into the record, inside one transaction. Events are the same when they have one key. Where the
 * record has nothing of its own after what the capsule continues, the chain goes on as it is. Otherwise an entry says where the
 * others came from, and they are linked again behind it: their keys, times and contents stay. Confined to its thread.
 */
final class Merge {
    private final AppendStatements open;
    private final Capsule capsule;

    /** The two contradict each other. The message is part of a sentence. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Appends an entry of this console. */
    interface Own {
        RecordedEvent append(Draft draft) throws SQLException;
    }

    Merge(AppendStatements open, Capsule capsule) {
        this.open = open;
        this.capsule = capsule;
    }

    List<RecordedEvent> into(Own own, Instant now) throws SQLException, IOException {
        List<RecordedEvent> lacking = lacking();
        if (lacking.isEmpty()) {
            return List.of();
        }
        var appended = new ArrayList<RecordedEvent>();
        AppendStatements.Head head = open.headOf(capsule.incident().text());
        EventHeader first = lacking.getFirst().event().header();
        boolean continues = first.prev().equals(head.hash())
                && lacking.getLast().event().header().number() - first.number() == lacking.size() - 1;
        if (!continues) {
            appended.add(own.append(new Draft(capsule.incident(), now.truncatedTo(ChronoUnit.MILLIS), Optional.empty(),
                    Draft.CONSOLE, new Fact.LogMerged(capsule.file().getFileName().toString(), capsule.head(), lacking.size()))));
        }
        for (RecordedEvent event : lacking) {
            HeaderRow row = continues ? event.event() : linked(event.event().header());
            appended.add(open.insert(row, event.salt(), event.body()));
        }
        if (head.number() == 0) {
            open.raiseCounter(capsule.incident().number());
        }
        return appended;
    }

    private List<RecordedEvent> lacking() throws SQLException, IOException {
        var lacking = new ArrayList<RecordedEvent>();
        for (RecordedEvent event : capsule.events()) {
            EventKey key = event.key();
            Optional<Hash> here = open.bodyHash(key);
            if (here.isEmpty()) {
                lacking.add(event);
            } else if (!here.get().equals(event.event().header().bodyHash())) {
                throw new Refused("entry " + key.seq() + " of console " + key.console() + " is another one here. Two consoles seem to work"
                        + " with copies of one data folder; nothing of either was changed");
            }
        }
        return lacking;
    }

    private HeaderRow linked(EventHeader there) throws SQLException {
        AppendStatements.Head head = open.headOf(there.incident());
        var header = new EventHeader(there.incident(), head.number() + 1, there.key(), there.hlc(), there.recordedAt(),
                there.occurredAt(), there.kind(), there.kindVersion(), there.target(), there.bodyHash(), head.hash());
        return new HeaderRow(EventHeader.FORMAT, header, header.hash());
    }
}
