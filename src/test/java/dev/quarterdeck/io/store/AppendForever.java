package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A console that records as fast as it can until it is killed, and prints each event once it is acknowledged. When it can
 * only read, it prints why and ends. Given several folders, it is as many consoles, which one kill ends together.
 */
final class AppendForever {
    /** A system property. */
    static final String REDACTING = "redacting";

    private AppendForever() {
    }

    /** Also the form in which the tests look an event up. */
    static String line(Event event) {
        return event.incident() + " " + event.number() + " " + event.key().seq() + " " + event.hash();
    }

    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            Path folder = Path.of(args[i]);
            Thread.ofPlatform().start(() -> record(folder));
        }
        record(Path.of(args[0]));
    }

    @SuppressWarnings("resource") // it is killed
    private static void record(Path folder) {
        try {
            OpenedStore store = Stores.console(folder);
            if (!store.log().readOnlyReason().isEmpty()) {
                System.out.println(store.log().readOnlyReason());
                return;
            }
            List<IncidentId> incidents = List.of(store.log().newId(), store.log().newId());
            for (int i = 0; ; i++) {
                var drafts = new ArrayList<Draft>();
                for (int n = 0; n <= i % 3; n++) {
                    drafts.add(Stores.note(incidents.get(i % 2), "x".repeat(i * 37 % 3000)));
                }
                List<Event> events = store.log().append(drafts);
                events.forEach(event -> System.out.println(line(event)));
                if (i % 7 == 6 && Boolean.getBoolean(REDACTING)) { // which writes the journal's file anew
                    Event first = events.getFirst();
                    store.log().append(List.of(new Draft(first.incident(), Stores.NOW, Optional.empty(), "Ada",
                            new Fact.Redacted(first.key(), "a secret")))).forEach(event -> System.out.println(line(event)));
                }
            }
        } catch (StoreUnavailable | NotSaved e) {
            throw new AssertionError(e);
        }
    }
}
