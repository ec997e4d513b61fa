package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a capsule's events into the record, inside one transaction. Events are the same when they have one origin hash. Where
 * the record has nothing of its own after what the capsule continues, the chain goes on as it is. Otherwise an entry says where
 * the others came from, and they are linked again behind it: their keys, times, contents and origins stay. Whatever claims to be
 * from somebody whom it cannot be from is refused here, and with it the whole capsule. Confined to its thread.
 */
final class Merge {
    private static final Duration AHEAD = Duration.ofDays(1);

    private final AppendStatements open;
    private final Capsule capsule;
    private final Origins origins;

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

    Merge(AppendStatements open, Capsule capsule, ConsoleKey here) {
        this.open = open;
        this.capsule = capsule;
        this.origins = new Origins(open, here);
    }

    List<RecordedEvent> into(Own own, Instant now) throws SQLException, IOException {
        List<RecordedEvent> lacking = lacking(now);
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
        origins.remember(now);
        if (head.number() == 0) {
            open.raiseCounter(first.key().console(), capsule.incident().number());
        }
        return appended;
    }

    private List<RecordedEvent> lacking(Instant now) throws SQLException, IOException {
        var lacking = new ArrayList<RecordedEvent>();
        Set<EventKey> before = new HashSet<>();
        for (RecordedEvent event : capsule.events()) {
            if (!origins.known(event.event().header())) {
                origins.require(event.event().header());
                requireOfThisIncident(event, before);
                requireNotToCome(event, now);
                lacking.add(event);
            }
            before.add(event.key());
        }
        return lacking;
    }

    /** A clock may be wrong by an hour or a zone; what is dated further ahead would stand above all that happens here. */
    private void requireNotToCome(RecordedEvent event, Instant now) throws Refused {
        try {
            Plausible.requireBefore(event, now.plus(AHEAD));
        } catch (IOException e) {
            throw new Refused(e.getMessage());
        }
    }

    /** An entry is about another one of its own incident, and says the same about which one inside and outside. */
    private void requireOfThisIncident(RecordedEvent event, Set<EventKey> before) throws SQLException, Refused {
        EventHeader header = event.event().header();
        Optional<EventKey> inside = event.erased() ? header.target() : StoredEvent.event(capsule.incident(), header, event.event()
                .hash(),
                event.body(), Writers.NONE).fact() instanceof Fact.Amendment amendment
                        ? Optional.of(amendment.entry()) : Optional.empty();
        if (!inside.equals(header.target()) && (inside.isPresent() || header.redacted().isPresent())) {
            throw new Refused("its event " + header.number() + " says two things about which entry it is about");
        }
        if (header.target().isPresent() && !before.contains(header.target().get()) && !ofThisIncident(header.target().get())) {
            throw new Refused("its event " + header.number() + " is about an entry that is not of this incident ("
                    + header.target().get().seq()
                    + " of console " + header.target().get().console() + "). A file acts on its own incident only");
        }
    }

    private boolean ofThisIncident(EventKey key) throws SQLException {
        return open.event(key).filter(row -> row.header().incident().equals(capsule.incident().text())).isPresent();
    }

    private HeaderRow linked(EventHeader there) throws SQLException {
        AppendStatements.Head head = open.headOf(there.incident());
        return HeaderRow.of(there.at(head.number() + 1, head.hash()));
    }
}
