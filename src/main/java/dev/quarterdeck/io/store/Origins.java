package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.time.Times;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether events from elsewhere can be from whom they say: none from this console, none of a known console with another key, each
 * console's in order without holes. That their signatures are good was looked at when their file was opened. Inside one
 * transaction, for one incident, in the order of its chain. Confined to its thread.
 */
final class Origins {
    private final AppendStatements open;
    private final ConsoleKey here;
    /** As the record and what was let in so far have it. */
    private final Map<String, Optional<EventHeader>> newest = new HashMap<>();
    private final Map<String, String> signers = new HashMap<>();

    Origins(AppendStatements open, ConsoleKey here) {
        this.open = open;
        this.here = here;
    }

    /** Whether this very event is here already. */
    boolean known(EventHeader event) throws SQLException, Merge.Refused {
        Optional<EventHeader> same = open.event(event.key()).map(HeaderRow::header);
        if (same.isEmpty()) {
            return false;
        }
        boolean known = event.origin().isPresent() && same.get().origin().isPresent() ? event.originHash()
                .equals(same.get().originHash())
                : event.sameFacts(same.get());
        if (!known) {
            throw new Merge.Refused("entry " + event.key().seq() + " of console " + event.key().console()
                    + " is another one here. Two consoles seem to"
                    + " work with copies of one data folder, or somebody made it up; nothing of either was changed");
        }
        return true;
    }

    /** Lets it in. */
    void require(EventHeader event) throws SQLException, Merge.Refused {
        EventKey key = event.key();
        String which = "its event " + event.number() + " says that it is from console " + key.console();
        if (key.console().equals(here.console())) {
            throw new Merge.Refused(which + ", which is this one and never recorded it");
        }
        AppendStatements.Signer known = open.signer(key.console());
        Optional<String> signer = Optional.ofNullable(signers.get(key.console())).or(known::key);
        if (event.origin().isEmpty()) {
            if (signer.isPresent()) {
                throw new Merge.Refused(which + ", but does not bear its signature");
            }
            return;
        }
        SignedOrigin origin = event.origin().get();
        if (known.unsigned()) {
            throw new Merge.Refused(which + ", which had no key so far");
        }
        if (signer.isPresent() && !signer.get().equals(origin.signer())) {
            throw new Merge.Refused(which + ", but its key is another one than that console's" + known.since()
                    .map(at -> ", which is known here since "
                    + Times.dateTime(at)).orElse(""));
        }
        requireNext(event, origin, which);
        signers.put(key.console(), origin.signer());
        newest.put(key.console(), Optional.of(event));
    }

    private void requireNext(EventHeader event, SignedOrigin origin, String which) throws SQLException, Merge.Refused {
        String console = event.key().console();
        Optional<EventHeader> before = newest.containsKey(console) ? newest.get(console) : open.newest(event.incident(), console);
        long count = before.flatMap(EventHeader::origin).map(SignedOrigin::ordinal).orElse(0L);
        if (origin.ordinal() <= count) {
            throw new Merge.Refused(which + " as its " + origin.ordinal()
                    + ". in this incident, and that one is another one here");
        }
        if (origin.ordinal() > count + 1) {
            throw new Merge.Refused(which + " as its " + origin.ordinal() + ". in this incident, and those from " + (count + 1)
                    + " on are missing");
        }
        if (!origin.prev().equals(before.map(EventHeader::originHash).orElseGet(() -> Hash.genesis(event.incident())))) {
            throw new Merge.Refused(which + ", but does not continue what that console wrote before");
        }
    }

    /** The keys that came with what was let in are those of their consoles from now on. */
    void remember(Instant now) throws SQLException {
        for (var signer : signers.entrySet()) {
            open.remember(signer.getKey(), signer.getValue(), now.toEpochMilli());
        }
    }
}
